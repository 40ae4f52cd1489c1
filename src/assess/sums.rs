//! Counts by pair of sums, made ready to be asked how many lie in a run of a band.

use super::grid::{Count, Grid};

/// Counts by pair of sums, each row added up from the left: how many lie between two columns is a difference.
#[derive(Debug, Clone)]
pub(crate) struct Sums<C>(Grid<C>);

/// The counts of one BPO sum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'s, C>(&'s [C]);

impl<C: Count> Sums<C> {
    pub(crate) fn of(grid: Grid<C>) -> Self {
        Self(grid.added_up())
    }

    /// The rows, by BPO sum from 0.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, C>> {
        self.0.rows().map(Row)
    }

    /// How many pairs of sums there are.
    pub(super) fn pairs(&self) -> usize {
        self.0.pairs()
    }
}

impl<C: Count> Row<'_, C> {
    /// How many have a KPO sum below this one.
    pub(super) fn until(self, kpo: usize) -> C {
        let last = kpo.min(self.0.len()).checked_sub(1);
        last.and_then(|last| self.0.get(last)).copied().unwrap_or_default()
    }
}
