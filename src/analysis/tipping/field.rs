//! Which verdict each pair of sums gives, over all completions of what is open.
//!
//! Counted backward: from the pairs that completions end in, question by question, to those that given answers lead to. So each
//! pair knows how many of its completions give which verdict.

use crate::assess::Assessment;
use crate::assess::fit::sums;
use crate::assess::grid::{Count, add, are_few, most};
use crate::assess::plane::{Plane, Run};
use crate::assess::ways::{OpenQuestion, Way};
use crate::order::sort_by_key;
use crate::ratio::at_least_percent;
use crate::rulebook::{PerSide, Rulebook, Verdict};

/// The pairs of sums that matter: from the least to the most of each side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    pub(super) least: PerSide<u32>,
    pub(super) most: PerSide<u32>,
}

/// The verdict of each pair of sums within reach.
pub(super) enum Field {
    /// With nothing open: that of its band.
    Bands(Plane),
    /// By completions.
    Counted { least: PerSide<u32>, rows: Vec<Vec<Verdict>> },
}

impl Field {
    pub(super) fn new(
        rulebook: &Rulebook,
        assessment: &Assessment,
        open: &[OpenQuestion],
        reach: Reach,
    ) -> Self {
        let (_, of) = sums(&assessment.fit);
        let most_open = open.iter().filter_map(|open| open.ways.iter().map(|way| way.points.bpo).max());
        let last = reach.most.bpo + most_open.sum::<u32>();
        let plane = Plane::new(rulebook, of, reach.least.bpo..=last);
        if open.is_empty() {
            return Self::Bands(plane);
        }
        let rows = if are_few(open) {
            counted::<u64>(rulebook, &plane, open, reach)
        } else {
            counted::<u128>(rulebook, &plane, open, reach)
        };
        Self::Counted { least: reach.least, rows }
    }

    /// The verdict of a pair of sums.
    pub(super) fn verdict(&self, at: PerSide<u32>) -> Verdict {
        match self {
            Self::Bands(plane) => plane.verdict(at),
            Self::Counted { least, rows } => {
                let row = at.bpo.checked_sub(least.bpo).and_then(|row| rows.get(row as usize));
                let cell = row.zip(at.kpo.checked_sub(least.kpo)).and_then(|(row, at)| row.get(at as usize));
                cell.copied().unwrap_or(Verdict::Undetermined)
            }
        }
    }
}

/// The verdict of each pair of sums within reach, by completions.
fn counted<C: Count>(
    rulebook: &Rulebook,
    plane: &Plane,
    open: &[OpenQuestion],
    reach: Reach,
) -> Vec<Vec<Verdict>> {
    let size = PerSide::from_fn(|side| (reach.most.get(side) - reach.least.get(side)) as usize + 1);
    let total: u128 = open.iter().map(OpenQuestion::count).product();
    let mut rows = vec![vec![Verdict::Undetermined; size.kpo]; size.bpo];
    let mut verdicts: Vec<Verdict> = rulebook.bands().iter().map(|band| band.verdict).collect();
    sort_by_key(&mut verdicts, |verdict| *verdict);
    verdicts.dedup();
    // Undetermined is what is left: where enough completions give it, and where none is given by enough.
    for verdict in verdicts.into_iter().filter(|verdict| *verdict != Verdict::Undetermined) {
        let ends = ends::<C>(plane, reach.least, verdict);
        let counts = open.iter().fold(ends, |counts, open| before(&counts, &open.ways));
        for (row, counts) in rows.iter_mut().zip(counts) {
            for (cell, count) in row.iter_mut().zip(counts) {
                let count: u128 = count.into();
                if count > 0 && at_least_percent(count, total, rulebook.certainty()) {
                    *cell = verdict;
                }
            }
        }
    }
    rows
}

/// One for each pair of sums from the least on that gives the verdict, none for the others.
fn ends<C: Count>(plane: &Plane, least: PerSide<u32>, verdict: Verdict) -> Vec<Vec<C>> {
    let row = |runs: &[Run]| {
        let mut row = Vec::new();
        for run in runs {
            row.resize(run.end.max(row.len()), C::of(u128::from(run.verdict == verdict)));
        }
        row.split_off(row.len().min(least.kpo as usize))
    };
    plane.rows(least.bpo as usize).map(row).collect()
}

/// How many completions each pair has before a question is answered, from those that it has after.
fn before<C: Count>(after: &[Vec<C>], ways: &[Way]) -> Vec<Vec<C>> {
    let most = most(ways);
    let columns = after.first().map_or(0, Vec::len).saturating_sub(most.kpo);
    let mut counts = vec![vec![C::default(); columns]; after.len().saturating_sub(most.bpo)];
    for way in ways {
        let (down, right) = (way.points.bpo as usize, way.points.kpo as usize);
        for (to, from) in counts.iter_mut().zip(after.iter().skip(down)) {
            add(from.get(right..).unwrap_or_default(), to, way.count);
        }
    }
    counts
}
