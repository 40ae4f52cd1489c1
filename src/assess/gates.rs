//! The state of each gate.

use serde::Serialize;

use crate::rulebook::{QuestionIx, Rulebook, Truth};
use crate::task::{Answers, LevelSet};

/// Whether a gate settles the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GateState {
    /// Every level still possible is one of its.
    Fires,
    /// Some are, others are not.
    Possible,
    /// None is.
    Clear,
}

pub(super) fn states(rulebook: &Rulebook, answers: &Answers) -> Vec<GateState> {
    let state = |gate: &crate::rulebook::Gate| {
        let levels = gate.levels.iter().copied().collect();
        match answers.get(gate.question).is_one_of(levels, rulebook.question(gate.question)) {
            Truth::Yes => GateState::Fires,
            Truth::Open => GateState::Possible,
            Truth::No => GateState::Clear,
        }
    };
    rulebook.gates().iter().map(state).collect()
}

/// The levels of a question on which some gate fires.
pub(super) fn firing_levels(rulebook: &Rulebook, question: QuestionIx) -> LevelSet {
    rulebook.gates_on(question).flat_map(|gate| gate.levels.iter().copied()).collect()
}
