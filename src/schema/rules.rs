//! The schema of rule files, made of structs that say key by key what the reader takes.
#![expect(dead_code, reason = "of the structs only their schema is used")]

mod bands;
mod conditions;
mod entries;
mod said;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use self::bands::Band;
use self::entries::{Criterion, Document, Gate, Question};
use self::said::{Advice, Limit, Service};
use super::transforms::{plain, without_null};
use super::values::Text;

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft07().with_transform(plain).with_transform(without_null);
    settings.into_generator().into_root_schema_for::<File>().to_value()
}

/// One file of a rulebook. A rulebook is all files of a folder together: each may hold any of the tables.
#[derive(JsonSchema)]
#[schemars(
    title = "Rule file of outfit",
    extend("$id" = "urn:outfit:schema:rules:1"),
    deny_unknown_fields
)]
struct File {
    /// `"none"`: the rulebook is whole, nothing is taken from another one. One of its files must say so.
    #[schemars(extend("const" = "none"))]
    extends: Option<String>,
    /// What the rulebook is. One of its files must say so.
    rulebook: Option<About>,
    /// From when on a task with open answers gets a verdict. One of the files must say so.
    certainty: Option<Certainty>,
    /// From which margins on a verdict is clear and strong. One of the files must say so.
    strength: Option<Strength>,
    /// The published documents that the rules rest on.
    document: Option<Vec<Document>>,
    /// What is asked about a task.
    question: Option<Vec<Question>>,
    /// What tells a BPO's work from a KPO's: each reads one question and gives points.
    criterion: Option<Vec<Criterion>>,
    /// What settles the verdict whatever the points say.
    gate: Option<Vec<Gate>>,
    /// Which verdict the two fits give. Every pair of fits must lie in exactly one band.
    band: Option<Vec<Band>>,
    /// The services that the documents name. They are shown, never scored.
    service: Option<Vec<Service>>,
    /// What to do next and what to watch. It never scores.
    advice: Option<Vec<Advice>>,
    /// What no report of this rulebook tells.
    limit: Option<Vec<Limit>>,
}

/// What the rulebook is.
#[derive(JsonSchema)]
#[schemars(rename = "rulebook", deny_unknown_fields)]
struct About {
    /// Its name; reports show it.
    name: Text,
    /// Its version, a text; reports show it.
    version: Text,
}

/// From when on a task with open answers gets a verdict.
#[derive(JsonSchema)]
#[schemars(rename = "certainty", deny_unknown_fields)]
struct Certainty {
    /// A verdict is given if so many in 100 ways of answering the open questions lead to it, 51 to 100.
    #[schemars(range(min = 51, max = 100))]
    percent: i64,
    /// Why so many.
    because: Text,
}

/// How firm a verdict is, by its margin: how many percentage points the lean could move before the verdict changed.
#[derive(JsonSchema)]
#[schemars(rename = "strength", deny_unknown_fields)]
struct Strength {
    /// The margin from which on a verdict is clear; below it is slight. 0 to 200.
    #[schemars(range(min = 0, max = 200))]
    clear: i64,
    /// The margin from which on a verdict is strong, not below `clear`. 0 to 200.
    #[schemars(range(min = 0, max = 200))]
    strong: i64,
    /// Why these.
    because: Text,
}
