//! The state of each gate.

use serde::Serialize;

use super::model::{Model, fires};
use crate::rulebook::{Gate, Truth};
use crate::task::Answers;

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
