//! Tipping points: the fewest changed answers that give another verdict.
//!
//! A changed answer leaves the points possible as they are, so that a set of changes moves the pair of sums alone. `field` knows
//! which verdict each pair of sums gives, whatever is open; `options` what each answer could be changed to; `search` the least
//! costly way to each pair of sums.

mod field;
mod layer;
mod options;
mod search;

use crate::assess::open::open_questions;
use crate::assess::ways::OpenQuestion;
use crate::assess::{Assessment, GateState, Model};
use crate::rulebook::{QuestionIx, Rulebook, Verdict};
use crate::task::{Answer, Answers};
use field::Field;
use options::{Given, given};
use search::Search;

/// Sets of so many changes are looked through, and no larger ones: with more of them it would be other work.
pub const MOST_CHANGES: usize = 3;
/// The most ways to change one answer with which sets of one change less are looked through, from three changes on: what is looked
/// through grows by their number with each change.
const MOST_WAYS: [usize; 2] = [500, 10_000];

/// Among which given answers changes are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Those that are the client's choice.
    Choices,
    /// All.
    All,
}

/// The fewest changes that lead to a verdict, of those the ones with the fewest steps, of those the first in rulebook order.
///
/// A step is one level of a scale, one other level of a one-of question, one level more or less of an any-of question. Order
/// is by the question of the first change, then by what it is changed to, then by the next change; levels by their order,
/// sets of levels by the number whose binary digits are the levels, the first one lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TippingPoint {
    /// The verdict that they lead to.
    pub verdict: Verdict,
    /// At least one and at most [`MOST_CHANGES`], in rulebook order.
    pub changes: Vec<Change>,
}

/// One answer that is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: QuestionIx,
    /// What was answered.
    pub from: Answer,
    /// What it would be instead.
    pub to: Answer,
}

/// How large the sets of changes are that are looked through: [`MOST_CHANGES`], less where the rules give answers very many levels.
pub fn changes_up_to(rulebook: &Rulebook, answers: &Answers, among: Among) -> usize {
    up_to(&given(&Model::whole(rulebook), answers, among))
}

fn up_to(given: &[Given]) -> usize {
    let ways: usize = given.iter().map(|given| given.others.len()).sum();
    MOST_CHANGES - MOST_WAYS.iter().filter(|most| ways > **most).count()
}

/// The tipping points of an assessment: at most one for each other verdict, the fewest changes first, then the fewest steps.
/// Only given answers are changed, none that is open or does not apply.
pub fn tipping_points(
    rulebook: &Rulebook,
    answers: &Answers,
    assessment: &Assessment,
    among: Among,
) -> Vec<TippingPoint> {
    let model = Model::whole(rulebook);
    let given = given(&model, answers, among);
    let fires = |question| given.iter().any(|given| given.question == question && given.must_change);
    let mut fired =
        model.gates.iter().zip(&assessment.gates).filter(|(_, state)| **state == GateState::Fires);
    // A gate that fires on an answer which is not to be changed keeps its verdict.
    if given.is_empty() || fired.any(|(gate, _)| !fires(gate.question)) {
        return Vec::new();
    }
    let open: Vec<OpenQuestion> = open_questions(&model, answers);
    let search = Search::new(&given, assessment, up_to(&given));
    let field = Field::new(rulebook, assessment, &open, search.reach());
    search.run(&field, assessment.verdict)
}
