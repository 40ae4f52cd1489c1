//! Questions and their levels.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::document::{Citation, citations};
use super::words::{Id, Text, in_order, maybe};
use crate::rulebook::{self, Ask, Kind};

/// What is asked about a task. A criterion, a gate or a piece of advice must read it.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    rename = "question",
    deny_unknown_fields,
    extend("allOf" = json!([
        {
            "if": { "properties": { "kind": { "const": "scale" } } },
            "then": { "properties": { "level": {
                "required": ["1", "2", "3", "4", "5"],
                "propertyNames": { "enum": ["1", "2", "3", "4", "5"] },
            } } },
        },
        {
            "if": { "properties": { "kind": { "const": "any-of" } } },
            "then": { "properties": { "level": { "maxProperties": 12 } } },
        },
    ]))
)]
pub(super) struct Question {
    /// The id that task files use: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the questions: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// How it is answered.
    kind: Kind,
    /// A name of a few words.
    topic: Text,
    /// The question itself.
    text: Text,
    /// Why it is asked.
    why: Text,
    /// What that rests on; none if left out.
    citations: Option<Vec<Citation>>,
    /// Whether `not_applicable` is an answer; `false` if left out. Never of a question that a gate reads.
    #[schemars(extend("default" = false))]
    may_not_apply: Option<bool>,
    /// Whether the answer is the client's choice, not a fact; `false` if left out.
    #[schemars(extend("default" = false))]
    choice: Option<bool>,
    /// When an interview asks it; `"early"` if left out.
    #[schemars(extend("default" = "early"))]
    ask: Option<Ask>,
    /// The levels by id: `1` to `5` of a scale; at least two of another question, at most 12 of an any-of one, else 64.
    // The word `unknown` has a meaning of its own in a task.
    #[schemars(extend("minProperties" = 2, "maxProperties" = 64, "properties" = json!({ "unknown": false })))]
    #[schemars(with = "BTreeMap<Id, Level>")]
    #[serde(serialize_with = "in_order")]
    level: Vec<(Id, Level)>,
}

/// One possible answer.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "level", deny_unknown_fields)]
struct Level {
    /// Its place among the levels: a whole number, 0 if left out; of equal ones the id decides. A scale needs none.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The answer in words.
    label: Text,
    /// A case from working life.
    example: Option<Text>,
}

impl From<&rulebook::Question> for Question {
    fn from(question: &rulebook::Question) -> Self {
        let level = |(order, level): (i64, &rulebook::Level)| {
            // The levels of a scale are in order by their ids.
            let order = (question.kind != Kind::Scale).then_some(order);
            let said = Level { order, label: (&level.label).into(), example: maybe(level.example.as_ref()) };
            (Id::from(&level.id), said)
        };
        Self {
            id: (&question.id).into(),
            order: Some(question.order),
            kind: question.kind,
            topic: (&question.topic).into(),
            text: (&question.text).into(),
            why: (&question.why).into(),
            citations: citations(&question.citations),
            may_not_apply: question.may_not_apply.then_some(true),
            choice: question.choice.then_some(true),
            ask: (question.ask != Ask::Early).then_some(question.ask),
            level: (1..).zip(&question.levels).map(level).collect(),
        }
    }
}
