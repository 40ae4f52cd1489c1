//! Gates: what settles the verdict whatever the points say.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Citation, citations, grounded};
use super::lists::GateVerdict;
use super::words::{Id, Text, maybe};
use crate::rulebook::{self, Rulebook, Verdict};

/// What settles the verdict whatever the points say. It cites documents, or says in `because` why it is there.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "gate", deny_unknown_fields, extend("anyOf" = grounded()))]
pub(super) struct Gate {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the gates: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The id of the question that it reads, one that always applies.
    question: Id,
    /// The ids of the levels on which it fires; at least one.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    levels: Vec<Id>,
    /// The verdict that it gives.
    #[schemars(with = "GateVerdict")]
    verdict: Verdict,
    /// The ground of the verdict, when it fires: a clause.
    ground: Text,
    /// What must hold as long as it may still fire: a clause that follows 'provided that'.
    condition: Text,
    /// Why such a gate.
    because: Option<Text>,
    /// What it rests on.
    citations: Option<Vec<Citation>>,
}

impl Gate {
    pub(super) fn of(r: &Rulebook, gate: &rulebook::Gate) -> Self {
        let question = r.question(gate.question);
        let levels = gate.levels.iter().filter_map(|at| question.levels.get(*at));
        Self {
            id: (&gate.id).into(),
            order: Some(gate.order),
            question: (&question.id).into(),
            levels: levels.map(|level| Id::from(&level.id)).collect(),
            verdict: gate.verdict,
            ground: (&gate.ground).into(),
            condition: (&gate.condition).into(),
            because: maybe(gate.because.as_ref()),
            citations: citations(&gate.citations),
        }
    }
}
