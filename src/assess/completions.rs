//! Counting the verdicts of all completions, exactly.
//!
//! Points are small whole numbers and the denominators of the fits are the same in every completion, so a verdict depends on
//! two sums alone: it is enough to know in how many ways each pair of sums comes about, and which verdict it gives.

use super::grid::Count;
use super::plane::{Plane, Run};
use super::sums::Sums;
use super::ways::OpenQuestion;
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

    /// Of how many give each verdict, in the order of verdicts.
    fn of(all: [(Verdict, u128); Verdict::ALL.len()]) -> Self {
        let mut counts: Vec<(Verdict, u128)> = Vec::new();
        for (verdict, count) in all.into_iter().filter(|(_, count)| *count > 0) {
            let before = counts.iter().take_while(|(_, other)| *other >= count).count();
            counts.insert(before, (verdict, count));
        }
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

/// Counts the verdicts of all that some sums hold, each pair moved by a base.
pub(crate) fn counted<C: Count>(plane: &Plane, base: PerSide<u32>, sums: &Sums<C>) -> Completions {
    let mut counts = Verdict::ALL.map(|verdict| (verdict, C::default()));
    by_run(plane, base, sums, |run, count| {
        let of = counts.iter_mut().filter(|(verdict, _)| *verdict == run.verdict);
        of.for_each(|(_, all)| *all += count);
    });
    Completions::of(counts.map(|(verdict, count)| (verdict, count.into())))
}

/// Goes through all that some sums hold, run by run.
pub(crate) fn by_run<C: Count>(
    plane: &Plane,
    base: PerSide<u32>,
    sums: &Sums<C>,
    mut each: impl FnMut(&Run, C),
) {
    let first = base.kpo as usize;
    for (runs, row) in plane.rows(base.bpo as usize).zip(sums.rows()) {
        let mut before = C::default();
        for run in runs {
            let until = row.until(run.end.saturating_sub(first));
            if until != before {
                each(run, until - before);
            }
            before = until;
        }
    }
}
