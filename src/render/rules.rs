//! Entries of the rulebook, and what an id stands for, as JSON.

use serde_json::{Value, json};

use super::Error;
use super::json::pretty;
use crate::explain::{Entry, Found};
use crate::report::task_given;
use crate::rule_file::File;
use crate::rulebook::{Rulebook, Service, canonical};
use crate::schema::{self, Schema};
use crate::task::Task;

/// All that an id stands for as an array of objects, each with its kind, with a line end.
///
/// # Errors
/// If JSON can't be made of an entry, which no checked rulebook leads to.
pub fn found_json(rulebook: &Rulebook, found: &Found<'_>) -> Result<String, Error> {
    let entry = |entry: &Entry<'_>| json!({"kind": entry.kind().id(), "entry": of(rulebook, *entry)});
    let mut list: Vec<Value> = found.entries.iter().map(entry).collect();
    list.extend(found.code.as_ref().map(|(code, example)| {
        json!({"kind": "code", "entry": {
            "id": code.id(), "form": example.form, "why": example.why, "bad": example.bad, "mended": example.mended,
        }})
    }));
    Ok(pretty(&list)?)
}

/// Services as an array of objects, with a line end.
///
/// # Errors
/// As [`found_json`].
pub fn services_json(rulebook: &Rulebook, services: &[&Service]) -> Result<String, Error> {
    let entries = services.iter().map(|service| Entry::Service(service)).collect();
    found_json(rulebook, &Found { entries, code: None })
}

/// Entries as an array of objects: the kind, the id, and what the entry says, with a line end.
///
/// # Errors
/// As [`found_json`].
pub fn entries_json(entries: &[Entry<'_>]) -> Result<String, Error> {
    let one = |entry: &Entry<'_>| json!({"kind": entry.kind().id(), "id": entry.id(), "says": entry.says()});
    let list: Vec<Value> = entries.iter().map(one).collect();
    Ok(pretty(&list)?)
}

/// A task as a task file, with a line end.
///
/// # Errors
/// As [`found_json`].
pub fn task_json(rulebook: &Rulebook, task: &Task) -> Result<String, Error> {
    Ok(pretty(&task_given(rulebook, task))?)
}

/// The rulebook in canonical JSON, with a line end: sorted keys, no white space. The SHA-256 of the line is the digest that
/// reports show.
pub fn rules_json(rulebook: &Rulebook) -> String {
    canonical::text(rulebook) + "\n"
}

/// The rulebook as one rule file, which is read back as the same rulebook.
///
/// # Errors
/// If TOML can't be made of it, which no checked rulebook leads to.
pub fn rules_toml(rulebook: &Rulebook) -> Result<String, Error> {
    Ok(File::of(rulebook).to_toml()?)
}

/// A JSON Schema as JSON of several lines.
///
/// # Errors
/// As [`found_json`].
pub fn schema_json(rulebook: &Rulebook, schema: Schema) -> Result<String, Error> {
    Ok(pretty(&schema::schema(rulebook, schema))?)
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
        Entry::Limit(limit) => json!(limit),
    }
}
