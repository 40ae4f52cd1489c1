//! Gates that change no verdict.

use super::Finding;
use super::space::{Space, reached};
use crate::assess::fires;
use crate::assess::grid::Grid;
use crate::assess::ways::OpenQuestion;
use crate::diagnostic::{Fault, Thing};
use crate::rulebook::{Gate, PerSide, Truth};
use crate::task::Answer;

/// The gates on a question that change no verdict: where one fires alone, the points give its verdict anyway.
pub(super) fn idle(space: &Space<'_>, asked: &OpenQuestion, others: &Grid<u128>) -> Vec<Finding> {
    let gates: Vec<&Gate> = space.model.gates_on(asked.question).collect();
    let idle = gates.iter().filter(|gate| !changes(space, gate, &gates, others));
    idle.map(|gate| Finding::of(Thing::Gate, &gate.id, Fault::GateIdle { gate: gate.id.to_string() }))
        .collect()
}

fn changes(space: &Space<'_>, gate: &Gate, gates: &[&Gate], others: &Grid<u128>) -> bool {
    let question = space.model.rulebook.question(gate.question);
    let fired = |of: &Gate, answer: Answer| fires(of, answer, question) == Truth::Yes;
    let alone = |answer: &Answer| {
        fired(gate, *answer) && !gates.iter().any(|other| other.id != gate.id && fired(other, *answer))
    };
    let answers = space.answers(gate.question);
    let mut earned =
        answers.iter().filter(|answer| alone(answer)).map(|answer| space.earned(gate.question, *answer));
    earned
        .any(|earned: PerSide<u32>| reached(others).any(|sums| space.verdict(sums + earned) != gate.verdict))
}
