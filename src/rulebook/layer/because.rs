//! That a layer says why where it changes what counts.

use super::digest::value;
use super::merge::{child, entries};
use crate::diagnostic::{Changed, Fault, Log, Thing};
use crate::table::{Key, Node};

/// Finds what is set anew of an entry, or of the one table of its name, without a reason.
pub(super) fn unexplained(thing: Option<Thing>, id: &str, below: &Node, node: &Node, log: &mut Log) {
    if child(node, "because").is_some() {
        return;
    }
    let mut said = Vec::new();
    for (key, over) in entries(node) {
        let Some(what) = set(thing, key, over, child(below, &key.text)) else { continue };
        // Of all but a criterion one reason is enough for all.
        if thing == Some(Thing::Criterion) || !said.contains(&what) {
            log.push(Fault::Unexplained { what, id: id.to_owned() }, &key.place);
            said.push(what);
        }
    }
}

/// What counts of the value under a key.
fn set(thing: Option<Thing>, key: &Key, over: &Node, below: Option<&Node>) -> Option<Changed> {
    let other = below.is_none_or(|below| value(below) != value(over));
    match (thing, &*key.text) {
        (Some(Thing::Criterion), "weight") => Some(Changed::Weight),
        (Some(Thing::Criterion), "bpo" | "kpo") => child(over, "support").map(|_| Changed::Supports),
        // Other levels earn the supports.
        (Some(Thing::Criterion), "question") if other => Some(Changed::Supports),
        (Some(Thing::Gate), "question" | "levels" | "verdict") if other => Some(Changed::Gate),
        (Some(Thing::Band), "verdict" | "bpo" | "kpo" | "lean") => Some(Changed::Band),
        (None, _) => Some(Changed::Table),
        _ => None,
    }
}
