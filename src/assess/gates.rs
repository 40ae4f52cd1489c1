//! The state of each gate.

use serde::Serialize;

use super::model::Model;
use crate::rulebook::{Gate, Question, Truth};
use crate::task::{Answer, Answers};

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

pub(super) fn states(model: &Model<'_>, answers: &Answers) -> Vec<GateState> {
    let state = |gate: &&Gate| {
        let question = model.rulebook.question(gate.question);
        match fires(gate, answers.get(gate.question), question) {
            Truth::Yes => GateState::Fires,
            Truth::Open => GateState::Possible,
            Truth::No => GateState::Clear,
        }
    };
    model.gates.iter().map(state).collect()
}

/// Whether a gate fires on an answer to its question.
pub(crate) fn fires(gate: &Gate, answer: Answer, question: &Question) -> Truth {
    answer.is_one_of(gate.levels.iter().copied().collect(), question)
}
