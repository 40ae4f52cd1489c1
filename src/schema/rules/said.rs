//! What is said beside the verdict: services, advice, limits.

use schemars::JsonSchema;
use serde_json::json;

use super::conditions::Condition;
use super::entries::{Citation, grounded};
use crate::schema::values::{Id, Text};

/// A service that documents name. It cites them under `bpo` and `kpo`, or says in `note` why it is there.
#[derive(JsonSchema)]
#[schemars(
    rename = "service",
    deny_unknown_fields,
    extend("anyOf" = json!([
        { "required": ["bpo"], "properties": { "bpo": { "minItems": 1 } } },
        { "required": ["kpo"], "properties": { "kpo": { "minItems": 1 } } },
        { "required": ["note"] },
    ]))
)]
pub(super) struct Service {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the services: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// What it is called. No other service may have the name, or have it as a synonym.
    name: Text,
    /// What else people call it; none if left out.
    synonyms: Option<Vec<Text>>,
    /// Where documents count it as work for a BPO.
    bpo: Option<Vec<Citation>>,
    /// Where documents count it as work for a KPO.
    kpo: Option<Vec<Citation>>,
    /// The ids of services that are close to it.
    near: Option<Vec<Id>>,
    /// What else must be said.
    note: Option<Text>,
}

/// What to do next, or to watch. It cites documents, or says in `because` why it is given.
#[derive(JsonSchema)]
#[schemars(rename = "advice", deny_unknown_fields, extend("anyOf" = grounded()))]
pub(super) struct Advice {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the advice: a whole number, 0 if left out; of equal ones the id decides. A report shows the first five steps.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// What it is.
    kind: AdviceKind,
    /// What it is about, in a few words.
    topic: Text,
    /// When it is given.
    when: Condition,
    /// The advice; a step's begins with a verb.
    text: Text,
    /// Why, where no document states it, or the text goes beyond them.
    because: Option<Text>,
    /// The documents that state it.
    citations: Option<Vec<Citation>>,
}

/// What a piece of advice is.
#[derive(JsonSchema)]
#[schemars(rename = "advice-kind", rename_all = "lowercase")]
enum AdviceKind {
    /// A next step.
    Step,
    /// Something to watch.
    Watch,
}

/// Something that no report of this rulebook tells. It cites documents, or says in `because` why it is said.
#[derive(JsonSchema)]
#[schemars(rename = "limit", deny_unknown_fields, extend("anyOf" = grounded()))]
pub(super) struct Limit {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the limits: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// What is not told.
    text: Text,
    /// Why it is said, where no document states it.
    because: Option<Text>,
    /// The documents that state it.
    citations: Option<Vec<Citation>>,
}
