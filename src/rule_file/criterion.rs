//! Criteria: what the answers say for a BPO and for a KPO.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::document::{Citation, citations};
use super::words::{Id, Text, in_order, maybe};
use crate::rulebook::{self, Rulebook};

/// What tells a BPO's work from a KPO's. It speaks of a BPO, of a KPO or of both, and cites documents or sets its weight.
#[derive(JsonSchema, Serialize)]
#[schemars(
    rename = "criterion",
    deny_unknown_fields,
    extend("allOf" = json!([
        { "anyOf": [{ "required": ["bpo"] }, { "required": ["kpo"] }] },
        { "anyOf": [
            { "required": ["citations"], "properties": { "citations": { "minItems": 1 } } },
            { "required": ["weight", "because"] },
        ] },
    ])),
    extend("dependencies" = json!({ "weight": ["because"] })),
    extend("if" = sets_supports(), "then" = explains_them())
)]
pub(super) struct Criterion {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the criteria: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The id of the question that it reads.
    question: Id,
    /// Its importance, 1 to 100. Left out it is the number of documents cited; set, it needs `because`.
    #[schemars(range(min = 1, max = 100))]
    weight: Option<i64>,
    /// What it says of BPOs; left out where no document does.
    bpo: Option<SideRule>,
    /// What it says of KPOs; left out where no document does.
    kpo: Option<SideRule>,
    /// Why the supports are what they are, and the weight where it is set.
    because: Option<Text>,
    /// The documents that state it.
    citations: Option<Vec<Citation>>,
}

/// That supports are set.
fn sets_supports() -> Value {
    let of = |side: &str| json!({ "required": [side], "properties": { side: { "required": ["support"] } } });
    json!({ "anyOf": [of("bpo"), of("kpo")] })
}

/// That it is said why; a new criterion, which must name its question, may cite documents for it.
fn explains_them() -> Value {
    let cites =
        json!({ "required": ["question", "citations"], "properties": { "citations": { "minItems": 1 } } });
    json!({ "anyOf": [{ "required": ["because"] }, cites] })
}

/// What a criterion says of one side.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "side-rule", deny_unknown_fields)]
struct SideRule {
    /// What the documents say of such a provider's work: a clause that can follow an answer.
    says: Text,
    /// How far each level of the question speaks for that side: every level by its id, 0 to 4.
    #[schemars(extend("minProperties" = 2, "maxProperties" = 64))]
    #[schemars(with = "BTreeMap<Id, Support>")]
    #[serde(serialize_with = "in_order")]
    support: Vec<(Id, Support)>,
}

/// How far a level speaks for a side, 0 to 4.
#[derive(JsonSchema, Serialize)]
#[schemars(inline)]
struct Support(#[schemars(range(min = 0, max = 4))] i64);

impl Criterion {
    pub(super) fn of(r: &Rulebook, criterion: &rulebook::Criterion) -> Self {
        let question = r.question(criterion.question);
        let weight = i64::from(criterion.weight);
        let side = |side: &Option<rulebook::SideRule>| side.as_ref().map(|side| SideRule::of(question, side));
        Self {
            id: (&criterion.id).into(),
            order: Some(criterion.order),
            question: (&question.id).into(),
            weight: (!criterion.counted).then_some(weight),
            bpo: side(&criterion.sides.bpo),
            kpo: side(&criterion.sides.kpo),
            because: maybe(criterion.because.as_ref()),
            citations: citations(&criterion.citations),
        }
    }
}

impl SideRule {
    fn of(question: &rulebook::Question, side: &rulebook::SideRule) -> Self {
        let support = question.levels.iter().zip(&side.support);
        let support = support.map(|(level, support)| (Id::from(&level.id), Support(i64::from(*support))));
        Self { says: (&side.says).into(), support: support.collect() }
    }
}
