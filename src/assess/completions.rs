//! Counting the verdicts of all completions, exactly.
//!
//! Points are small whole numbers and the denominators of the fits are the same in every completion, so a verdict depends on
//! two sums alone: it is enough to know in how many ways each pair of sums comes about, and which verdict it gives.

use super::fit::Fit;
use super::grid::{Count, Grid, are_few};
use super::open::OpenQuestion;
use super::plane::{Plane, Run, verdict};
use crate::order::{self, sort_by_key};
use crate::ratio::at_least_percent;
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
        let total = open.iter().map(|open| open.count().max(1)).product();
        Self { counts: vec![(verdict, total)], total }
    }

    /// One, with this verdict.
    pub(crate) fn one(verdict: Verdict) -> Self {
        Self { counts: vec![(verdict, 1)], total: 1 }
    }

    /// The verdict of the only one; `None` if there are others.
    pub(crate) fn only(&self) -> Option<Verdict> {
        self.counts.first().filter(|_| self.total == 1).map(|(verdict, _)| *verdict)
    }

    fn of(mut counts: Vec<(Verdict, u128)>) -> Self {
        counts.retain(|(_, count)| *count > 0);
        sort_by_key(&mut counts, |(verdict, count)| (std::cmp::Reverse(*count), *verdict));
        Self { total: counts.iter().map(|(_, count)| count).sum(), counts }
    }

    /// Whether all give one verdict.
    pub fn agree(&self) -> bool {
        self.counts.len() == 1
    }

    /// How many give the verdict that most give.
    pub(crate) fn most(&self) -> u128 {
        self.counts.first().map_or(0, |(_, count)| *count)
    }

    /// The verdict that enough completions give.
    pub(crate) fn certain(&self, rulebook: &Rulebook) -> Option<Verdict> {
        // Of one verdict all are, and dividing numbers so wide takes time.
        let enough = |count: u128| self.agree() || at_least_percent(count, self.total, rulebook.certainty());
        self.counts.first().filter(|(_, count)| enough(*count)).map(|(verdict, _)| *verdict)
    }
}

/// Counts the verdicts.
pub(super) fn count(rulebook: &Rulebook, fit: &PerSide<Option<Fit>>, open: &[OpenQuestion]) -> Completions {
    let base = fit.map(|fit| fit.map_or(0, |fit| fit.points));
    let of = fit.map(|fit| fit.map_or(0, |fit| fit.of_all));
    if open.is_empty() {
        return Completions::one(verdict(rulebook, base, of));
    }
    if are_few(open) {
        counted_from(rulebook, base, of, &Grid::<u64>::of(open))
    } else {
        counted_from(rulebook, base, of, &Grid::<u128>::of(open))
    }
}

fn counted_from<C: Count>(
    rulebook: &Rulebook,
    base: PerSide<u32>,
    of: PerSide<u32>,
    grid: &Grid<C>,
) -> Completions {
    let last = (base.bpo..).zip(grid.rows()).last().map_or(base.bpo, |(bpo, _)| bpo);
    counted(&Plane::new(rulebook, of, base.bpo..=last), base, grid)
}

/// Counts the verdicts of all that a grid holds, each pair of sums moved by a base.
pub(crate) fn counted<C: Count>(plane: &Plane, base: PerSide<u32>, grid: &Grid<C>) -> Completions {
    let mut counts = Vec::new();
    by_run(plane, base, grid, |run, count| order::count(&mut counts, run.verdict, count));
    Completions::of(counts)
}

/// Goes through all that a grid holds, run by run.
pub(crate) fn by_run<C: Count>(
    plane: &Plane,
    base: PerSide<u32>,
    grid: &Grid<C>,
    mut each: impl FnMut(&Run, u128),
) {
    for (runs, row) in plane.rows(base.bpo as usize).zip(grid.rows()) {
        let (mut at, mut rest) = (base.kpo as usize, row);
        for run in runs {
            let (inside, beyond) = rest.split_at(run.end.saturating_sub(at).min(rest.len()));
            let count: u128 = inside.iter().copied().sum::<C>().into();
            if count > 0 {
                each(run, count);
            }
            at += inside.len();
            rest = beyond;
        }
    }
}
