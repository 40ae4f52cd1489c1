//! How far a verdict depends on the weights: every other weight is tried.

use outfit::rulebook::{Criterion, Rulebook, Verdict};
use outfit::task::Answers;

use super::brute::judged;
use super::held::is_open;
use super::model::Model;

/// The verdict with every criterion counted alike.
pub(crate) fn equal_weights(rulebook: &Rulebook, answers: &Answers) -> Verdict {
    judged(&Model::of_equal_weights(rulebook), answers).verdict
}

/// The id of a criterion, and the ends of the unbroken run of weights around its own that keeps the verdict.
pub(crate) type Run = (String, [u32; 2]);

/// The runs of all criteria; `None` while a scored question is open.
pub(crate) fn runs(model: &Model<'_>, answers: &Answers) -> Option<Vec<Run>> {
    if model.criteria.iter().any(|row| is_open(answers.get(row.question))) {
        return None;
    }
    let now = judged(model, answers).verdict;
    let criteria = model.rulebook.criteria().iter().enumerate();
    let run = |(at, criterion): (usize, &Criterion)| {
        let mut changed = model.clone();
        let keeps = |weight| {
            changed.criteria.get_mut(at).unwrap().weight = weight;
            judged(&changed, answers).verdict == now
        };
        (criterion.id.to_string(), ends(criterion.weight, keeps))
    };
    Some(criteria.map(run).collect())
}

fn ends(own: u32, mut keeps: impl FnMut(u32) -> bool) -> [u32; 2] {
    let [mut low, mut high] = [own, own];
    while low > 1 && keeps(low - 1) {
        low -= 1;
    }
    while high < 100 && keeps(high + 1) {
        high += 1;
    }
    [low, high]
}
