//! What is said beside the verdict: services, advice, limits.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::condition::Condition;
use super::document::{Citation, citations, grounded};
use super::words::{Id, Text, maybe};
use crate::rulebook::{self, AdviceKind, Rulebook};

/// A service that documents name. It cites them under `bpo` and `kpo`, or says in `note` why it is there.
#[derive(JsonSchema, Serialize)]
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
#[derive(JsonSchema, Serialize)]
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

/// Something that no report of this rulebook tells. It cites documents, or says in `because` why it is said.
#[derive(JsonSchema, Serialize)]
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

impl Service {
    pub(super) fn of(r: &Rulebook, service: &rulebook::Service) -> Self {
        let near = service.near.iter().map(|at| Id::from(&r.service(*at).id)).collect::<Vec<_>>();
        let synonyms = service.synonyms.iter().map(Text::from).collect::<Vec<_>>();
        Self {
            id: (&service.id).into(),
            order: Some(service.order),
            name: (&service.name).into(),
            synonyms: Some(synonyms).filter(|list| !list.is_empty()),
            bpo: citations(&service.bpo),
            kpo: citations(&service.kpo),
            near: Some(near).filter(|list| !list.is_empty()),
            note: maybe(service.note.as_ref()),
        }
    }
}

impl Advice {
    pub(super) fn of(r: &Rulebook, advice: &rulebook::Advice) -> Self {
        Self {
            id: (&advice.id).into(),
            order: Some(advice.order),
            kind: advice.kind,
            topic: (&advice.topic).into(),
            when: Condition::of(r, &advice.when),
            text: (&advice.text).into(),
            because: maybe(advice.because.as_ref()),
            citations: citations(&advice.citations),
        }
    }
}

impl From<&rulebook::Limit> for Limit {
    fn from(limit: &rulebook::Limit) -> Self {
        Self {
            id: (&limit.id).into(),
            order: Some(limit.order),
            text: (&limit.text).into(),
            because: maybe(limit.because.as_ref()),
            citations: citations(&limit.citations),
        }
    }
}
