//! The model once more, as plainly as it can be said: every completion is written out and judged by itself.
//!
//! Nothing here calls the library's counting, its gates, its sets of possible levels, its shares or its bands.

use std::collections::BTreeMap;

use outfit::rulebook::{Basis, Gate, Strength, Verdict};
use outfit::task::Answers;

use super::bands;
use super::held::{Pair, fires, is_open, possible};
use super::model::Model;
use super::sums::{Sums, earned, sums};

/// What an assessment finds; sides in the order BPO, KPO.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) judged: Judged,
    pub(crate) conditions: Vec<usize>,
    pub(crate) fits: [Option<FitFound>; 2],
    /// What each criterion earns.
    pub(crate) earned: Vec<Option<[Option<u32>; 2]>>,
    /// In tenths of a percentage point.
    pub(crate) lean: Option<i64>,
    /// In tenths of a percentage point.
    pub(crate) margin: Option<i64>,
    pub(crate) strength: Option<Strength>,
}

/// The verdict, and what it comes from.
#[derive(Debug, PartialEq)]
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) basis: Basis,
    pub(crate) settled: bool,
    /// The gates that fire, by position.
    pub(crate) firing: Vec<usize>,
    /// The gates that may fire.
    pub(crate) possible: Vec<usize>,
    /// How many completions give each verdict, most frequent first, else in the order of verdicts.
    pub(crate) counts: Vec<(Verdict, u128)>,
    pub(crate) total: u128,
}

/// One fit: earned and possible over what is answered, possible over all, and the range of what completions earn.
#[derive(Debug, PartialEq, Clone, Copy)]
pub(crate) struct FitFound {
    pub(crate) points: u32,
    pub(crate) of: u32,
    pub(crate) of_all: u32,
    pub(crate) least: Option<u32>,
    pub(crate) most: Option<u32>,
}

/// All that a model says of answers.
pub(crate) fn found(model: &Model<'_>, answers: &Answers) -> Found {
    let (judged, sums) = judged_by_sums(model, answers);
    let fit = |side: fn(Pair) -> u32| {
        let [points, of, of_all] = [sums.base, sums.of, sums.of_all].map(side);
        let earned = || sums.completions.iter().map(|pair| side(*pair));
        (of_all > 0).then(|| FitFound { points, of, of_all, least: earned().min(), most: earned().max() })
    };
    let margin = bands::margin(model.rulebook, sums.base, sums.of, judged.verdict);
    Found {
        conditions: if judged.firing.is_empty() { judged.possible.clone() } else { Vec::new() },
        fits: [fit(|[bpo, _]| bpo), fit(|[_, kpo]| kpo)],
        earned: model.criteria.iter().map(|row| earned(model, row, answers)).collect(),
        lean: bands::lean(sums.base, sums.of).map(bands::tenths),
        margin: margin.map(bands::tenths),
        strength: margin.map(|margin| bands::strength(model.rulebook, margin)),
        judged,
    }
}

/// The verdict alone.
pub(crate) fn judged(model: &Model<'_>, answers: &Answers) -> Judged {
    judged_by_sums(model, answers).0
}

fn judged_by_sums(model: &Model<'_>, answers: &Answers) -> (Judged, Sums) {
    let (firing, possible) = gates(model, answers);
    let sums = sums(model, answers, &firing);
    let fired = firing.first().and_then(|at| model.gates.get(*at)).map(|gate| gate.verdict);
    let (counts, total) = match fired {
        Some(verdict) => (vec![(verdict, sums.under_gate)], sums.under_gate),
        None => (counted(model, &sums), sums.completions.len() as u128),
    };
    let (verdict, basis) = match fired {
        Some(verdict) => (verdict, Basis::Gate),
        None => {
            let scored_open = model.criteria.iter().any(|row| is_open(answers.get(row.question)));
            decided(u128::from(model.rulebook.certainty()), &counts, total, scored_open)
        }
    };
    let settled = fired.is_some() || (counts.len() == 1 && possible.is_empty());
    (Judged { verdict, basis, settled, firing, possible, counts, total }, sums)
}

/// The gates that fire and those that may, by position.
fn gates(model: &Model<'_>, answers: &Answers) -> (Vec<usize>, Vec<usize>) {
    let fires_on = |gate: &&Gate| -> Vec<bool> {
        let held = possible(model.rulebook.question(gate.question), answers.get(gate.question));
        held.iter().map(|held| fires(gate, *held)).collect()
    };
    let states: Vec<Vec<bool>> = model.gates.iter().map(fires_on).collect();
    let at = |wanted: fn(&[bool]) -> bool| -> Vec<usize> {
        states.iter().enumerate().filter(|(_, state)| wanted(state)).map(|(at, _)| at).collect()
    };
    let firing = at(|state| !state.is_empty() && state.iter().all(|fires| *fires));
    (firing, at(|state| state.contains(&true) && state.contains(&false)))
}

/// The verdict of each completion, counted.
fn counted(model: &Model<'_>, sums: &Sums) -> Vec<(Verdict, u128)> {
    let mut counts: BTreeMap<Verdict, u128> = BTreeMap::new();
    for earned in &sums.completions {
        *counts.entry(bands::verdict(model.rulebook, *earned, sums.of_all)).or_default() += 1;
    }
    let mut counts: Vec<(Verdict, u128)> = counts.into_iter().collect();
    counts.sort_by(|(_, a), (_, b)| b.cmp(a));
    counts
}

/// The verdict that enough completions give, and what it rests on.
pub(crate) fn decided(
    certainty: u128,
    counts: &[(Verdict, u128)],
    total: u128,
    scored_open: bool,
) -> (Verdict, Basis) {
    match counts.iter().find(|(_, count)| 100 * count >= certainty * total) {
        None => (Verdict::Undetermined, Basis::OpenAnswers),
        Some((Verdict::Undetermined, _)) => (Verdict::Undetermined, Basis::NoGround),
        Some((verdict, _)) => (*verdict, if scored_open { Basis::Completions } else { Basis::Bands }),
    }
}
