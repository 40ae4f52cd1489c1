//! How far a verdict depends on the weights.

use std::ops::RangeInclusive;

use crate::assess::plane::verdict;
use crate::assess::{Assessment, GateState, Model, Points, answers};
use crate::rulebook::{Criterion, PerSide, Rulebook, Verdict};
use crate::task::Answers;

/// How far the verdict depends on the weights.
#[derive(Debug, Clone)]
pub struct Sensitivity<'r> {
    /// The verdict with every criterion counted alike.
    pub equal_weights: Verdict,
    /// For each criterion, in rulebook order, the weights that keep the verdict; `None` while a scored question is open.
    pub weights: Option<Vec<WeightRun<'r>>>,
}

/// The unbroken run of whole weights around a criterion's own that keeps the verdict, all else as it is.
#[derive(Debug, Clone, Copy)]
pub struct WeightRun<'r> {
    /// The criterion.
    pub criterion: &'r Criterion,
    /// The least, from 1.
    pub low: u32,
    /// The most, up to 100.
    pub high: u32,
}

/// The weights that a criterion can have.
const WEIGHTS: RangeInclusive<u32> = 1..=100;

/// How far the verdict of these answers depends on the weights.
pub fn sensitivity<'r>(rulebook: &'r Rulebook, given: &Answers, assessment: &Assessment) -> Sensitivity<'r> {
    let open = rulebook.criteria().iter().any(|criterion| given.get(criterion.question).is_open());
    Sensitivity {
        equal_weights: equal_weights(rulebook, given),
        weights: (!open).then(|| weights(rulebook, assessment)),
    }
}

/// The verdict with every criterion counted alike.
pub fn equal_weights(rulebook: &Rulebook, given: &Answers) -> Verdict {
    answers(&Model::of_equal_weights(rulebook), given).verdict
}

/// Every scored question is answered, so that one pair of sums gives the verdict, unless a gate does or nothing is possible.
fn weights<'r>(rulebook: &'r Rulebook, assessment: &Assessment) -> Vec<WeightRun<'r>> {
    let fixed = assessment.gates.contains(&GateState::Fires) || assessment.completions.total == 0;
    let scored = rulebook.criteria().iter().zip(&assessment.points);
    scored
        .map(|(criterion, points)| match points {
            Some(points) if !fixed => run(rulebook, criterion, *points, assessment),
            _ => WeightRun { criterion, low: *WEIGHTS.start(), high: *WEIGHTS.end() },
        })
        .collect()
}

fn run<'r>(
    rulebook: &'r Rulebook,
    criterion: &'r Criterion,
    points: Points,
    assessment: &Assessment,
) -> WeightRun<'r> {
    let others = |sum: u32, own: Option<u32>| sum - own.unwrap_or(0);
    let at = |own: Option<u32>, weight: u32| own.map_or(0, |own| own / criterion.weight * weight);
    let fit = assessment.fit.map(|fit| fit.map_or((0, 0), |fit| (fit.points, fit.of)));
    let keeps = |weight: &u32| {
        let sums = PerSide::from_fn(|side| {
            let own = *points.earned.get(side);
            others(fit.get(side).0, own) + at(own, *weight)
        });
        let of = PerSide::from_fn(|side| {
            let own = *points.possible.get(side);
            others(fit.get(side).1, own) + at(own, *weight)
        });
        verdict(rulebook, sums, of) == assessment.verdict
    };
    let own = criterion.weight;
    let low = (*WEIGHTS.start()..own).rev().take_while(keeps).last();
    let high = (own + 1..=*WEIGHTS.end()).take_while(keeps).last();
    WeightRun { criterion, low: low.unwrap_or(own), high: high.unwrap_or(own) }
}
