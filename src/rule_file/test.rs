//! Tests of rules. They are no part of a rulebook, so none is written: of this only the schema is used.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

use super::band::Fits;
use super::removal::Ids;
use super::words::{Id, TEXT, Text};
use crate::rulebook::{Basis, Verdict};

/// That a test says what the work is, and what is expected of it.
fn whole() -> Value {
    let all = |keys: &[&str]| Value::from_iter(keys.iter().map(|key| json!({ "required": [key] })));
    json!([
        { "anyOf": all(&["answers", "steps"]) },
        { "anyOf": all(&["verdict", "basis", "fit", "reasons", "advice", "not-advice"]) },
    ])
}

/// A piece of work, and what the rules are expected to say of it. `outfit rules test` holds the rules against it.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "test", deny_unknown_fields, extend("allOf" = whole()))]
pub(super) struct Test {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// What it is about, in your words.
    text: Option<Text>,
    /// The answers by question, as in a task file; what is left out is open.
    answers: Option<BTreeMap<Id, Answer>>,
    /// The parts of the work, as in a task file. Each inherits the answers.
    #[schemars(length(min = 1, max = 100))]
    steps: Option<Vec<Step>>,
    /// The verdict that is expected.
    verdict: Option<Verdict>,
    /// What it is expected to rest on.
    basis: Option<Basis>,
    /// Where the fits are expected to lie.
    fit: Option<ExpectedFits>,
    /// The ids of criteria or gates that the reasons are expected to name.
    reasons: Option<Ids>,
    /// The ids of advice that is expected.
    advice: Option<Ids>,
    /// The ids of advice that is expected to be left out.
    not_advice: Option<Ids>,
}

/// A part of the work.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "test-step", deny_unknown_fields)]
struct Step {
    /// What the part is called.
    title: Text,
    /// The answers that are its own, by question.
    answers: Option<BTreeMap<Id, Answer>>,
}

/// Where the fits are expected to lie, in percent.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "expected-fits", deny_unknown_fields)]
struct ExpectedFits {
    /// The fit for a BPO.
    bpo: Option<Fits>,
    /// The fit for a KPO.
    kpo: Option<Fits>,
}

/// A level, several levels, `"unknown"` or `"not_applicable"`: which there are the question says.
#[derive(Serialize)]
struct Answer;

impl JsonSchema for Answer {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let level = json!({ "type": ["number", "string"], "pattern": TEXT });
        json_schema!({
            "description": "A level, a list of levels, \"unknown\" or \"not_applicable\".",
            "anyOf": [level, { "type": "array", "uniqueItems": true, "items": level }],
        })
    }
}
