//! The open questions, and what their answers could still earn.

use super::known::{Known, Said};
use super::model::Model;
use super::open_set::OpenSet;
use super::points::points;
use super::ways::{OpenQuestion, Way};
use crate::order;
use crate::rulebook::{Kind, PerSide, Question, QuestionIx};
use crate::task::{Answer, Answers, LevelSet};

/// Every question that counts, in rulebook order, with all its answers on which no gate fires.
pub(crate) fn all_open(model: &Model<'_>) -> Vec<OpenQuestion> {
    let all = |(at, question): (QuestionIx, &Question)| {
        let answers = complete(model, at, LevelSet::first(question.levels.len())).into_iter();
        let ways = merged(model, at, answers.filter(|answer| model.fired(at, *answer).next().is_none()));
        OpenQuestion { question: at, scored: model.is_scored(at), ways }
    };
    model.rulebook.questions().filter(|(at, _)| model.is_counted(*at)).map(all).collect()
}

/// What was said to each open question, in rulebook order.
fn said(model: &Model<'_>, answers: &Answers) -> Said {
    let said = model.rulebook.questions().map(|(at, _)| (at, answers.get(at)));
    said.filter(|(at, answer)| answer.is_open() && model.is_counted(*at)).collect()
}

/// The open questions to which that was said.
fn left_open(model: &Model<'_>, said: &[(QuestionIx, Answer)]) -> Vec<OpenQuestion> {
    let open = |(at, answer): &(QuestionIx, Answer)| OpenQuestion {
        question: *at,
        scored: model.is_scored(*at),
        ways: ways(model, *at, *answer),
    };
    said.iter().map(open).collect()
}

/// The open questions in rulebook order.
pub(crate) fn open_questions(model: &Model<'_>, answers: &Answers) -> Vec<OpenQuestion> {
    left_open(model, &said(model, answers))
}

/// What each answer that is still possible earns.
fn ways(model: &Model<'_>, at: QuestionIx, answer: Answer) -> Vec<Way> {
    let question = model.rulebook.question(at);
    // Where a gate fires there is nothing to leave out: its levels are the only ones possible.
    let settled = model.fired(at, answer).next().is_some();
    let left = complete(model, at, answer.possible(question)).into_iter();
    merged(model, at, left.filter(|answer| settled || model.fired(at, *answer).next().is_none()))
}

/// Answers to one question by what they earn.
pub(crate) fn merged(model: &Model<'_>, at: QuestionIx, answers: impl Iterator<Item = Answer>) -> Vec<Way> {
    let mut counts = Vec::new();
    for answer in answers {
        let PerSide { bpo, kpo } = earned(model, at, answer);
        order::count(&mut counts, (bpo, kpo), 1);
    }
    counts.into_iter().map(|((bpo, kpo), count)| Way { points: PerSide { bpo, kpo }, count }).collect()
}

/// Every answer that leaves nothing open and holds none but some levels: levels in their order, sets from the empty one on.
pub(crate) fn complete(model: &Model<'_>, at: QuestionIx, levels: LevelSet) -> Vec<Answer> {
    match model.rulebook.question(at).kind {
        Kind::AnyOf => levels.subsets().map(Answer::Chosen).collect(),
        Kind::Scale | Kind::OneOf => levels.iter().map(Answer::Level).collect(),
    }
}

/// What an answer earns, on both sides and over all criteria that read the question.
pub(crate) fn earned(model: &Model<'_>, at: QuestionIx, answer: Answer) -> PerSide<u32> {
    let points = model.criteria_on(at).filter_map(|criterion| points(criterion, answer));
    points.fold(PerSide::default(), |sum, points| sum + points.earned.map(|earned| earned.unwrap_or(0)))
}

impl Model<'_> {
    /// Works with what answers leave open.
    pub(crate) fn with_open<T>(
        &self,
        answers: &Answers,
        work: impl FnOnce(&mut OpenSet, &mut Known) -> T,
    ) -> T {
        let said = said(self, answers);
        if said.is_empty() {
            return work(&mut OpenSet::default(), &mut Known::default());
        }
        self.kept.with_open(said, |said| OpenSet::of(left_open(self, said)), work)
    }
}
