//! Values of entries, in words.

use serde_json::Value;

use super::{quoted, words};
use crate::rulebook::Verdict;

/// A value as it stands in rules; a text in quotation marks.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(list) => match list.as_slice() {
            [] => "none".to_owned(),
            list => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        },
        other => other.to_string(),
    }
}

/// An id.
pub(super) fn id(value: &Value) -> String {
    format!("`{}`", value.as_str().unwrap_or_default())
}

/// Some ids.
pub(super) fn listed(value: &Value) -> String {
    let ids = value.as_array().map(Vec::as_slice).unwrap_or_default();
    ids.iter().map(id).collect::<Vec<_>>().join(", ")
}

/// A verdict.
pub(super) fn word(value: &Value) -> String {
    let verdict = Verdict::ALL.into_iter().find(|verdict| value.as_str() == Some(verdict.id()));
    verdict.map_or_else(|| shown(value), |verdict| words::name(verdict).to_owned())
}

/// A level.
pub(super) fn level(value: &Value) -> String {
    value.get("label").map(shown).unwrap_or_default()
}

/// What a citation rests on.
pub(super) fn grounds(value: &Value) -> String {
    let of = |key: &str| value.get(key).cloned().unwrap_or_default();
    format!("{} of {}", shown(&of("phrase")), id(&of("document")))
}

/// A range of fits.
pub(super) fn fits(value: &Value) -> String {
    range(value, "%")
}

/// A range of leans.
pub(super) fn leans(value: &Value) -> String {
    range(value, "points")
}

fn range(value: &Value, unit: &str) -> String {
    let end = |key: &str, words: [&str; 2]| {
        let end = value.get(key)?;
        let [included, excluded] = words;
        let word = if end.get("included")?.as_bool()? { included } else { excluded };
        Some(format!("{word} {} {unit}", end.get("percent")?))
    };
    let ends = [end("low", ["from", "above"]), end("high", ["up to", "below"])];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    if ends.is_empty() { "of any size".to_owned() } else { ends.join(" and ") }
}

/// A provider by its key.
pub(super) fn provider(side: &str) -> &'static str {
    if side == "bpo" { words::name(Verdict::Bpo) } else { words::name(Verdict::Kpo) }
}
