//! Entries of the rulebook as JSON.

use serde_json::{Value, json};

use super::escape::json_escaped;
use crate::explain::Entry;
use crate::rulebook::{Rulebook, canonical};

/// Entries as an array of objects, each with its kind, with a line end.
///
/// # Errors
/// If JSON can't be made of an entry, which no checked rulebook leads to.
pub fn entries_json(rulebook: &Rulebook, entries: &[Entry<'_>]) -> Result<String, super::Error> {
    let list: Vec<Value> =
        entries.iter().map(|entry| json!({"kind": entry.kind(), "entry": of(rulebook, *entry)})).collect();
    Ok(json_escaped(serde_json::to_string_pretty(&list)? + "\n"))
}

fn of(rulebook: &Rulebook, entry: Entry<'_>) -> Value {
    match entry {
        Entry::Question(_, question) => json!(question),
        Entry::Criterion(criterion) => canonical::criterion(rulebook, criterion),
        Entry::Gate(gate) => canonical::gate(rulebook, gate),
        Entry::Band(band) => json!(band),
        Entry::Document(document) => json!(document),
        Entry::Service(service) => canonical::service(rulebook, service),
        Entry::Advice(advice) => canonical::advice(rulebook, advice),
    }
}
