//! Sets of changed answers, every one of them.

use std::collections::BTreeMap;

use outfit::rulebook::{Kind, Question, QuestionIx, Verdict};
use outfit::task::{Answer, Answers};

use super::held::{Held, Pair, all, answer, earned_on, is_given, possible};
use super::model::Model;

/// So many answers are changed at most.
pub(crate) const MOST: usize = 3;

/// One answer that is changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) question: QuestionIx,
    from: Held,
    pub(crate) to: Held,
    steps: u32,
    /// Points earned without it and with it.
    pub(crate) earned: Pair,
    pub(crate) will_earn: Pair,
}

/// The verdict that changes lead to, and for each its question, what was answered and what would be.
pub(crate) type Tipping = (Verdict, Vec<(QuestionIx, Answer, Answer)>);

/// Every change of every given answer that counts, by question in rulebook order, within it by what it is changed to.
pub(crate) fn changes(
    model: &Model<'_>,
    answers: &Answers,
    among: impl Fn(&Question) -> bool,
) -> Vec<Vec<Change>> {
    let given = model.read().filter(|at| is_given(answers.get(*at)) && among(model.rulebook.question(*at)));
    given.map(|at| changes_of(model, at, answers.get(at))).collect()
}

fn changes_of(model: &Model<'_>, at: QuestionIx, given: Answer) -> Vec<Change> {
    let question = model.rulebook.question(at);
    let from = possible(question, given).into_iter().next().unwrap();
    let change = |to| {
        let (earned, will_earn) = (earned_on(model, at, from), earned_on(model, at, to));
        Change { question: at, from, to, steps: steps(question.kind, from, to), earned, will_earn }
    };
    all(question).into_iter().filter(|to| *to != from).map(change).collect()
}

fn steps(kind: Kind, from: Held, to: Held) -> u32 {
    match kind {
        Kind::Scale => from.trailing_zeros().abs_diff(to.trailing_zeros()),
        Kind::OneOf => 1,
        Kind::AnyOf => (from ^ to).count_ones(),
    }
}

/// The answers after changes.
pub(crate) fn changed(model: &Model<'_>, answers: &Answers, set: &[Change]) -> Answers {
    let mut changed = answers.clone();
    for change in set {
        changed.set(change.question, answer(model.rulebook.question(change.question), change.to));
    }
    changed
}

/// For each verdict but the task's own the least set of changes that leads to it.
pub(crate) fn tipping(
    model: &Model<'_>,
    changes: &[Vec<Change>],
    now: Verdict,
    mut verdict: impl FnMut(&[Change]) -> Verdict,
) -> Vec<Tipping> {
    let mut best: BTreeMap<Verdict, (usize, u32, Vec<Change>)> = BTreeMap::new();
    for count in 1..=MOST {
        each_set(changes, count, &mut Vec::new(), &mut |set| {
            let (to, steps) = (verdict(set), set.iter().map(|change| change.steps).sum());
            // Sets come in order, so that of equals the first is kept.
            if best.get(&to).is_none_or(|(known, least, _)| (count, steps) < (*known, *least)) {
                best.insert(to, (count, steps, set.to_vec()));
            }
        });
    }
    let mut found: Vec<_> = best.into_iter().filter(|(to, _)| *to != now).collect();
    found.sort_by_key(|(to, (count, steps, _))| (*count, *steps, *to));
    let said = |change: &Change| {
        let question = model.rulebook.question(change.question);
        (change.question, answer(question, change.from), answer(question, change.to))
    };
    found.into_iter().map(|(to, (_, _, set))| (to, set.iter().map(said).collect())).collect()
}

/// Goes through every set of so many changes of different questions: by the question of the first change, by what it is changed
/// to, then likewise by the next.
fn each_set(changes: &[Vec<Change>], count: usize, set: &mut Vec<Change>, visit: &mut impl FnMut(&[Change])) {
    if count == 0 {
        return visit(set);
    }
    let mut rest = changes;
    while let Some((first, later)) = rest.split_first() {
        for change in first {
            set.push(*change);
            each_set(later, count - 1, set, visit);
            set.pop();
        }
        rest = later;
    }
}
