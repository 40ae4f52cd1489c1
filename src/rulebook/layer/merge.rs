//! What a layer says of an entry that is there already.

use super::digest::value;
use crate::diagnostic::Thing;
use crate::rulebook::Text;
use crate::source::At;
use crate::table::{Key, Node, Value};

/// How a value is laid over the one beneath.
enum How {
    /// It takes its place.
    Replace,
    /// Each value in it takes the place of the one of the same key.
    Within,
    /// What it lists is added.
    Add,
}

/// What adds up are lists in which each stands for itself: sources and names. Other values mean something as a whole only.
fn how(thing: Thing, key: &str) -> How {
    match (thing, key) {
        (Thing::Question, "level") | (Thing::Criterion, "bpo" | "kpo") => How::Within,
        (_, "citations") | (Thing::Service, "bpo" | "kpo" | "synonyms" | "near") => How::Add,
        _ => How::Replace,
    }
}

/// Whether a list adds up, layer by layer.
pub(super) fn adds_up(thing: Thing, key: &str) -> bool {
    matches!(how(thing, key), How::Add)
}

/// Lays what a layer says of an entry over it.
pub(super) fn lay_over(below: &mut Node, mut over: Node, thing: Thing) {
    if let Value::Table(entries) = &mut over.value {
        // That one was named is no change of it.
        entries.retain(|(key, _)| key.text != "id");
    }
    lay(below, over, |key, below, over| match how(thing, key) {
        How::Replace => *below = over,
        How::Within => within(below, over),
        How::Add => add(below, over),
    });
}

/// Lays a table over another: each of its values takes the place of the one of the same key.
pub(super) fn lay_table(below: &mut Node, over: Node) {
    lay(below, over, |_, below, over| *below = over);
}

fn within(below: &mut Node, over: Node) {
    lay(below, over, |_, below, over| within(below, over));
}

fn add(below: &mut Node, over: Node) {
    match (&mut below.value, over.value) {
        (Value::List(list), Value::List(more)) => {
            let known: Vec<_> = list.iter().map(value).collect();
            list.extend(more.into_iter().filter(|node| !known.contains(&value(node))));
        }
        (_, over_value) => *below = Node { place: over.place, value: over_value },
    }
}

/// Lays a table over another, key by key; of what is no table the whole.
fn lay(below: &mut Node, over: Node, each: impl Fn(&str, &mut Node, Node)) {
    match (&mut below.value, over.value) {
        (Value::Table(entries), Value::Table(more)) => {
            let sets = !more.is_empty();
            for (key, node) in more {
                match entries.iter_mut().find(|(known, _)| known.text == key.text) {
                    Some((known, below)) => {
                        each(&key.text, below, node);
                        *known = key;
                    }
                    None => entries.push((key, node)),
                }
            }
            // What is wrong with the whole is so since it was changed.
            if sets {
                below.place = over.place;
            }
        }
        (_, value) => *below = Node { place: over.place, value },
    }
}

/// The text under a key of a table.
pub(super) fn text_of(node: &Node, key: &str) -> Option<At<Text>> {
    let Node { place, value: Value::Text(text) } = child(node, key)? else { return None };
    Some(At { value: text.clone(), place: *place })
}

/// The value under a key of a table.
pub(super) fn child<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    entries(node).iter().find(|(known, _)| known.text == *key).map(|(_, node)| node)
}

/// The entries of a table; none of another value.
pub(super) fn entries(node: &Node) -> &[(Key, Node)] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}
