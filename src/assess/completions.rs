//! Counting the verdicts of all completions, exactly.
//!
//! Points are small whole numbers and the denominators of the fits are the same in every completion, so a verdict depends on
//! two sums alone. Question by question, a grid over the pairs of sums counts in how many ways each pair comes about: the
//! counting of subsets by their sum (dynamic programming), in two dimensions.

use std::collections::BTreeMap;

use super::bands::band;
use super::fit::Fit;
use super::open::{OpenQuestion, Way};
use crate::ratio::Ratio;
use crate::rulebook::{PerSide, Rulebook, Verdict};

/// The verdicts of all completions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// How many completions give each verdict: only those that some do, most frequent first, else in the order of verdicts.
    pub counts: Vec<(Verdict, u128)>,
    /// How many there are; 0 if every level still possible fires a gate, yet no single gate fires.
    pub total: u128,
}

impl Completions {
    /// Every completion with one verdict.
    pub(super) fn all(verdict: Verdict, open: &[OpenQuestion]) -> Self {
        let ways = |open: &OpenQuestion| open.ways.iter().map(|way| way.count).sum::<u128>().max(1);
        let total = open.iter().map(ways).product();
        Self { counts: vec![(verdict, total)], total }
    }

    /// Whether all give one verdict.
    pub fn agree(&self) -> bool {
        self.counts.len() == 1
    }
}

/// Counts the verdicts.
pub(super) fn count(rulebook: &Rulebook, fit: &PerSide<Option<Fit>>, open: &[OpenQuestion]) -> Completions {
    let mut counts: BTreeMap<Verdict, u128> = BTreeMap::new();
    let base = fit.map(|fit| fit.map_or(0, |fit| fit.points));
    let of = fit.map(|fit| fit.map_or(0, |fit| fit.of_all));
    for (bpo, row) in (base.bpo..).zip(grid(open)) {
        for (kpo, count) in (base.kpo..).zip(row).filter(|(_, count)| *count > 0) {
            *counts.entry(verdict(rulebook, Ratio::of(bpo, of.bpo), Ratio::of(kpo, of.kpo))).or_default() +=
                count;
        }
    }
    let mut counts: Vec<(Verdict, u128)> = counts.into_iter().collect();
    counts.sort_by_key(|(verdict, count)| (std::cmp::Reverse(*count), *verdict));
    Completions { total: counts.iter().map(|(_, count)| count).sum(), counts }
}

/// A side with nothing possible has no fit, and then nothing is determined.
fn verdict(rulebook: &Rulebook, bpo: Option<Ratio>, kpo: Option<Ratio>) -> Verdict {
    let fits = bpo.zip(kpo);
    fits.and_then(|(bpo, kpo)| band(rulebook, bpo, kpo)).map_or(Verdict::Undetermined, |band| band.verdict)
}

/// In how many ways the open questions together earn each pair of sums: rows by BPO points, columns by KPO points.
fn grid(open: &[OpenQuestion]) -> Vec<Vec<u128>> {
    open.iter().fold(vec![vec![1]], |grid, open| with_question(&grid, &open.ways))
}

fn with_question(grid: &[Vec<u128>], ways: &[Way]) -> Vec<Vec<u128>> {
    let most =
        |side: fn(&PerSide<u32>) -> u32| ways.iter().map(|way| side(&way.points)).max().unwrap_or(0) as usize;
    let columns = grid.first().map_or(0, Vec::len) + most(|points| points.kpo);
    let mut wider = vec![vec![0; columns]; grid.len() + most(|points| points.bpo)];
    for way in ways {
        let (down, right) = (way.points.bpo as usize, way.points.kpo as usize);
        for (from, to) in grid.iter().zip(wider.iter_mut().skip(down)) {
            for (from, to) in from.iter().zip(to.iter_mut().skip(right)) {
                *to += from * way.count;
            }
        }
    }
    wider
}
