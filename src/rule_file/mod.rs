//! A rule file, key by key: what one is written from, and what its schema is made of.

mod band;
mod condition;
mod criterion;
mod document;
mod gate;
mod lists;
mod question;
mod removal;
mod said;
mod test;
mod toml;
mod words;

pub(crate) use self::toml::marked;
pub(crate) use document::Citation;
pub(crate) use lists::like;
pub(crate) use words::{TEXT, Text, texts};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use self::band::Band;
use self::criterion::Criterion;
use self::document::Document;
use self::gate::Gate;
use self::question::Question;
use self::removal::Removal;
use self::said::{Advice, Limit, Service};
use self::test::Test;
use crate::rulebook::Rulebook;

/// A file of rules, laid over those beneath: an entry with an id that is there says what changes, any other is a new one.
#[derive(JsonSchema, Serialize)]
#[schemars(
    title = "Rule file of outfit",
    extend("$id" = "urn:outfit:schema:rules:1"),
    deny_unknown_fields
)]
pub(crate) struct File {
    /// `"none"`: nothing is taken from the rules beneath, and every entry is whole. Left out, the file is laid over them.
    #[schemars(extend("const" = "none"))]
    extends: Option<String>,
    /// What the rules of this file, or of the folder that it lies in, are called.
    rulebook: Option<About>,
    /// From when on a task with open answers gets a verdict.
    certainty: Option<Certainty>,
    /// From which margins on a verdict is clear and strong.
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
    /// What is taken out of the rules beneath. Nothing is removed unsaid: what still needs it is a fault.
    remove: Option<Vec<Removal>>,
    /// What the rules are expected to say of some work: `outfit rules test` tells whether they do.
    test: Option<Vec<Test>>,
}

/// What the rulebook is.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "rulebook", deny_unknown_fields)]
struct About {
    /// Its name; reports show it.
    name: Text,
    /// Its version, a text; reports show it.
    version: Text,
}

/// From when on a task with open answers gets a verdict.
#[derive(JsonSchema, Serialize)]
#[schemars(
    rename = "certainty",
    deny_unknown_fields,
    extend("dependencies" = json!({ "percent": ["because"] }))
)]
struct Certainty {
    /// A verdict is given if so many in 100 ways of answering the open questions lead to it, 51 to 100.
    #[schemars(range(min = 51, max = 100))]
    percent: i64,
    /// Why so many.
    because: Text,
}

/// How firm a verdict is, by its margin: how many percentage points the lean could move before the verdict changed.
#[derive(JsonSchema, Serialize)]
#[schemars(
    rename = "strength",
    deny_unknown_fields,
    extend("dependencies" = json!({ "clear": ["because"], "strong": ["because"] }))
)]
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

impl File {
    /// The one file that holds a whole rulebook.
    pub(crate) fn of(r: &Rulebook) -> Self {
        let e = r.entries();
        Self {
            extends: Some("none".to_owned()),
            rulebook: Some(About { name: (&e.name).into(), version: (&e.version).into() }),
            certainty: Some(Certainty {
                percent: i64::from(e.certainty),
                because: (&e.certainty_because).into(),
            }),
            strength: Some(Strength {
                clear: e.strengths.clear,
                strong: e.strengths.strong,
                because: (&e.strengths.because).into(),
            }),
            document: list(&e.documents, Document::from),
            question: list(&e.questions, Question::from),
            criterion: list(&e.criteria, |criterion| Criterion::of(r, criterion)),
            gate: list(&e.gates, |gate| Gate::of(r, gate)),
            band: list(&e.bands, Band::from),
            service: list(&e.services, |service| Service::of(r, service)),
            advice: list(&e.advice, |advice| Advice::of(r, advice)),
            limit: list(&e.limits, Limit::from),
            remove: None,
            test: None,
        }
    }
}

/// Entries as a file holds them; `None` for none, for then the key is left out.
fn list<'r, E, T>(entries: &'r [E], one: impl Fn(&'r E) -> T) -> Option<Vec<T>> {
    (!entries.is_empty()).then(|| entries.iter().map(one).collect())
}
