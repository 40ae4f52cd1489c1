//! What each given answer could be changed to.

use std::collections::BTreeMap;

use super::Among;
use crate::assess::Model;
use crate::assess::open::{complete, earned};
use crate::order::sort_by_key;
use crate::rulebook::{Kind, PerSide, QuestionIx, Verdict};
use crate::task::{Answer, Answers, LevelSet};

/// A given answer that may be changed.
pub(super) struct Given {
    pub(super) question: QuestionIx,
    pub(super) from: Answer,
    /// Whether a gate fires on it: only a change of it leads to a verdict of the points.
    pub(super) must_change: bool,
    /// What else it could be, in order.
    pub(super) others: Vec<Other>,
}

/// Another answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) to: Answer,
    pub(super) steps: u16,
    pub(super) then: Then,
}

/// What another answer does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Then {
    /// It moves the sums.
    Moves(PerSide<i64>),
    /// A gate fires on it.
    Settles(Verdict),
}

/// The answers that may be changed, in rulebook order.
pub(super) fn given(model: &Model<'_>, answers: &Answers, among: Among) -> Vec<Given> {
    let asked = model.rulebook.questions().filter(|(at, question)| {
        let answer = answers.get(*at);
        let chosen = among == Among::All || question.choice;
        chosen && !answer.is_open() && answer != Answer::NotApplicable && model.is_counted(*at)
    });
    asked.map(|(at, _)| of_question(model, at, answers.get(at))).collect()
}

fn of_question(model: &Model<'_>, at: QuestionIx, from: Answer) -> Given {
    let question = model.rulebook.question(at);
    let now = earned(model, at, from);
    // Of several gates that fire the first one tells the verdict.
    let fired = |answer| model.fired(at, answer).next().map(|gate| gate.verdict);
    let other = |to| {
        let then = match fired(to) {
            Some(verdict) => Then::Settles(verdict),
            None => Then::Moves(less(earned(model, at, to), now)),
        };
        Other { to, steps: steps(question.kind, from, to), then }
    };
    let all = complete(model, at, LevelSet::first(question.levels.len()));
    let others = least(all.into_iter().filter(|to| *to != from).map(other));
    Given { question: at, from, must_change: fired(from).is_some(), others }
}

/// Of answers that do the same the one with the fewest steps, then the first: no other can be in a least costly set.
fn least(others: impl Iterator<Item = Other>) -> Vec<Other> {
    let mut least: BTreeMap<(Option<Verdict>, i64, i64), (usize, Other)> = BTreeMap::new();
    for (at, other) in others.enumerate() {
        let does = match other.then {
            Then::Moves(by) => (None, by.bpo, by.kpo),
            Then::Settles(verdict) => (Some(verdict), 0, 0),
        };
        let known = least.entry(does).or_insert((at, other));
        if other.steps < known.1.steps {
            *known = (at, other);
        }
    }
    let mut least: Vec<(usize, Other)> = least.into_values().collect();
    sort_by_key(&mut least, |(at, _)| *at);
    least.into_iter().map(|(_, other)| other).collect()
}

fn less(then: PerSide<u32>, now: PerSide<u32>) -> PerSide<i64> {
    PerSide::from_fn(|side| i64::from(*then.get(side)) - i64::from(*now.get(side)))
}

/// How far one answer is from another.
fn steps(kind: Kind, from: Answer, to: Answer) -> u16 {
    let steps = match (from, to) {
        (Answer::Level(from), Answer::Level(to)) if kind == Kind::Scale => from.abs_diff(to),
        (Answer::Chosen(from), Answer::Chosen(to)) => from.without(to).len() + to.without(from).len(),
        _ => 1,
    };
    u16::try_from(steps).unwrap_or(u16::MAX)
}
