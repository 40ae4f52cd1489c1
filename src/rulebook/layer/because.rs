//! That a layer says why where it changes what counts.

use super::digest::value;
use super::merge::{child, entries};
use crate::diagnostic::{Changed, Fault, Log, Thing};
use crate::table::{Key, Node};

/// Finds what is changed of an entry, or of the one table of its name, without a reason.
pub(super) fn unexplained(thing: Option<Thing>, id: &str, below: &Node, node: &Node, log: &mut Log) {
    if child(node, "because").is_some() {
        return;
    }
    let mut said = Vec::new();
    for (key, over) in entries(node).iter().filter(|(key, over)| differs(child(below, &key.text), over)) {
        // Of a band or a gate one reason is enough for all.
        match changed(thing, key, over, child(below, &key.text)) {
            Some(what) if !said.contains(&what) || thing == Some(Thing::Criterion) => {
                log.push(Fault::Unexplained { what, id: id.to_owned() }, &key.place);
                said.push(what);
            }
            _ => {}
        }
    }
}

/// What counts of the value under a key.
fn changed(thing: Option<Thing>, key: &Key, over: &Node, below: Option<&Node>) -> Option<Changed> {
    match (thing, &*key.text) {
        (Some(Thing::Criterion), "weight") => Some(Changed::Weight),
        // Other levels earn the supports.
        (Some(Thing::Criterion), "question") => Some(Changed::Supports),
        (Some(Thing::Criterion), "bpo" | "kpo") => {
            let support = child(over, "support")?;
            differs(below.and_then(|below| child(below, "support")), support).then_some(Changed::Supports)
        }
        (Some(Thing::Gate), "question" | "levels" | "verdict") => Some(Changed::Gate),
        (Some(Thing::Band), "verdict" | "bpo" | "kpo" | "lean") => Some(Changed::Band),
        (None, _) => Some(Changed::Table),
        _ => None,
    }
}

/// Whether what is laid over a value changes it; of a table, one of the values in it.
fn differs(below: Option<&Node>, over: &Node) -> bool {
    match (below, entries(over)) {
        (None, _) => true,
        (Some(below), []) => value(below) != value(over) && entries(below).is_empty(),
        (Some(below), within) => within.iter().any(|(key, over)| differs(child(below, &key.text), over)),
    }
}
