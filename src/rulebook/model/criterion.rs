//! Criteria and gates: what the questions are asked for.

use serde::{Deserialize, Serialize};

use super::{Citation, PerSide, QuestionIx, Text, Verdict};

/// What a criterion says of one side.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SideRule {
    /// What the documents say of such a provider's work: a clause that can follow an answer.
    pub says: Text,
    /// How far each level speaks for that side, 0 to 4, in the order of the question's levels.
    pub support: Vec<u8>,
}

impl SideRule {
    /// The most that a level, or any choice of levels, can support a side.
    pub const MOST: u8 = 4;
}

/// One thing that tells a BPO's work from a KPO's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Criterion {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// The question it reads.
    pub question: QuestionIx,
    /// Its importance, 1 to 100: the number of documents that state it, unless the rulebook sets another.
    pub weight: u32,
    /// Whether the documents were counted, and nobody set the weight.
    pub counted: bool,
    /// What it says of each side that it speaks of; at least one.
    pub sides: PerSide<Option<SideRule>>,
    /// Why the supports are what they are, and the weight where the rulebook sets it.
    pub because: Option<Text>,
    /// The documents that state it.
    pub citations: Vec<Citation>,
}

/// A condition that settles the verdict whatever the points say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Gate {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// The question it reads.
    pub question: QuestionIx,
    /// The positions of the levels on which it fires.
    pub levels: Vec<usize>,
    /// The verdict it gives.
    pub verdict: Verdict,
    /// The ground of the verdict, when it fires: a clause.
    pub ground: Text,
    /// What must hold as long as it may still fire: a clause that follows 'provided that'.
    pub condition: Text,
    /// Why such a gate.
    pub because: Option<Text>,
    /// What it rests on.
    pub citations: Vec<Citation>,
}
