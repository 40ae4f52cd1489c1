//! What a layer says as JSON, and its digest.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::content::Content;
use super::tree::KINDS;
use crate::diagnostic::Thing;
use crate::order::collected;
use crate::rulebook::canonical::sha256;
use crate::source::json_escaped;
use crate::table::{Key, Node, Value};

/// The SHA-256 of what a layer says, as JSON with sorted keys and no white space: neither the order of its files nor of its entries
/// counts. What checks the rules does not belong to them.
pub(super) fn of(content: &Content) -> String {
    let mut all = Map::new();
    let single = content.single.iter().map(|(key, node)| (*key, node));
    for (key, node) in single.chain(content.about.iter().map(|about| ("rulebook", about))) {
        all.insert(key.to_owned(), value(node));
    }
    for thing in KINDS.into_iter().filter(|thing| *thing != Thing::Test) {
        let of = content.entries.iter().filter(|(known, _)| *known == thing);
        all.insert(thing.name().to_owned(), sorted(of.map(|(_, node)| value(node))));
    }
    all.insert("remove".to_owned(), sorted(content.removals.iter().flat_map(|removal| removal.values())));
    sha256(&json_escaped(Json::Object(all).to_string()))
}

fn sorted(entries: impl Iterator<Item = Json>) -> Json {
    let by_text: BTreeMap<String, Json> = collected(entries.map(|entry| (entry.to_string(), entry)));
    Json::Array(by_text.into_values().collect())
}

/// A value as JSON, whose objects sort their keys.
pub(super) fn value(node: &Node) -> Json {
    match &node.value {
        Value::Text(text) | Value::Date(text) | Value::Fraction(text) => Json::from(&**text),
        Value::Whole(number) => Json::from(*number),
        Value::Flag(flag) => Json::from(*flag),
        Value::List(list) => list.iter().map(value).collect(),
        Value::Table(entries) => {
            let entry =
                |(key, node): &(Key, Node)| (key.text.to_string(), in_any_order(&key.text, value(node)));
            Json::Object(collected(entries.iter().map(entry)))
        }
        Value::Other(name) => Json::from(*name),
    }
}

/// The value under a key; of lists that mean a set, sorted.
fn in_any_order(key: &str, value: Json) -> Json {
    match value {
        Json::Array(list) if matches!(key, "levels" | "near") => sorted(list.into_iter()),
        value => value,
    }
}
