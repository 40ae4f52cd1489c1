//! That a layer says why where it changes what counts.

use super::merge::{child, entries};
use crate::diagnostic::{Changed, Fault, Log, Thing};
use crate::table::{Key, Node};

/// Finds what is changed of an entry, or of the one table of its name, without a reason.
pub(super) fn unexplained(thing: Option<Thing>, id: &str, node: &Node, log: &mut Log) {
    if child(node, "because").is_some() {
        return;
    }
    let changed: Vec<(Changed, &Key)> = match thing {
        Some(Thing::Criterion) => criterion(node),
        Some(Thing::Band) => {
            let counts = |(key, _): &&(Key, Node)| !["id", "order"].contains(&&*key.text);
            entries(node).iter().find(counts).map(|(key, _)| (Changed::Band, key)).into_iter().collect()
        }
        None => entries(node).first().map(|(key, _)| (Changed::Table, key)).into_iter().collect(),
        Some(_) => Vec::new(),
    };
    for (what, key) in changed {
        log.push(Fault::Unexplained { what, id: id.to_owned() }, &key.place);
    }
}

/// A weight, and supports of either side.
fn criterion(node: &Node) -> Vec<(Changed, &Key)> {
    let of = |(key, node): &'_ (Key, Node)| match &*key.text {
        "weight" => Some(Changed::Weight),
        "bpo" | "kpo" if child(node, "support").is_some() => Some(Changed::Supports),
        _ => None,
    };
    entries(node).iter().filter_map(|entry| Some((of(entry)?, &entry.0))).collect()
}
