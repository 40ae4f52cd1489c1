//! The open questions, and what their answers could still earn.

use std::collections::BTreeMap;

use super::gates::firing_levels;
use super::points::points;
use crate::rulebook::{Kind, PerSide, QuestionIx, Rulebook, Truth};
use crate::task::{Answer, Answers};

/// A question that is open and that a criterion or a gate reads.
pub(super) struct OpenQuestion {
    pub(super) question: QuestionIx,
    scored: bool,
    /// The different sums that its answers give.
    pub(super) ways: Vec<Way>,
}

impl OpenQuestion {
    /// Whether a criterion reads it.
    pub(super) fn is_scored(&self) -> bool {
        self.scored
    }
}

/// Answers to one question that earn the same.
pub(super) struct Way {
    pub(super) points: PerSide<u32>,
    pub(super) count: u128,
}

pub(super) fn open_questions(rulebook: &Rulebook, answers: &Answers) -> Vec<OpenQuestion> {
    let open = |(at, _): (QuestionIx, _)| {
        let scored = rulebook.is_scored(at);
        let counts = answers.get(at).is_open() && rulebook.is_counted(at);
        counts.then(|| OpenQuestion { question: at, scored, ways: ways(rulebook, at, answers.get(at)) })
    };
    rulebook.questions().filter_map(open).collect()
}

/// What each answer that is still possible earns, on both sides and over all criteria that read the question.
fn ways(rulebook: &Rulebook, at: QuestionIx, answer: Answer) -> Vec<Way> {
    let question = rulebook.question(at);
    let possible = answer.possible(question);
    let mut fired =
        rulebook.gates_on(at).map(|gate| answer.is_one_of(gate.levels.iter().copied().collect(), question));
    // Where a gate fires there is nothing to leave out: its levels are the only ones possible.
    let left = match fired.any(|fires| fires == Truth::Yes) {
        true => possible,
        false => possible.without(firing_levels(rulebook, at)),
    };
    let given: Vec<Answer> = match question.kind {
        Kind::AnyOf => left.subsets().map(Answer::Chosen).collect(),
        Kind::Scale | Kind::OneOf => left.iter().map(Answer::Level).collect(),
    };
    let mut counts: BTreeMap<(u32, u32), u128> = BTreeMap::new();
    for answer in given {
        let read = rulebook.criteria().iter().filter(|criterion| criterion.question == at);
        let (bpo, kpo) =
            read.filter_map(|criterion| points(criterion, answer)).fold((0, 0), |(bpo, kpo), points| {
                (bpo + points.earned.bpo.unwrap_or(0), kpo + points.earned.kpo.unwrap_or(0))
            });
        *counts.entry((bpo, kpo)).or_default() += 1;
    }
    counts.into_iter().map(|((bpo, kpo), count)| Way { points: PerSide { bpo, kpo }, count }).collect()
}
