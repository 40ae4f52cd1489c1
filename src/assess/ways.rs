//! What the answers to an open question could still earn.

use crate::rulebook::{PerSide, QuestionIx};

/// A question that is open and that a criterion or a gate reads.
#[derive(Debug)]
pub(crate) struct OpenQuestion {
    pub(crate) question: QuestionIx,
    /// Whether a criterion reads it.
    pub(super) scored: bool,
    /// The different sums that its answers give.
    pub(crate) ways: Vec<Way>,
}

impl OpenQuestion {
    /// How many answers are left.
    pub(crate) fn count(&self) -> u128 {
        self.ways.iter().map(|way| way.count).sum()
    }
}

/// Answers to one question that earn the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub(crate) points: PerSide<u32>,
    pub(crate) count: u128,
}
