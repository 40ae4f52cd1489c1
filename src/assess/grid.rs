//! In how many ways open questions together earn each pair of sums.
//!
//! The counting of subsets by their sum (dynamic programming), in two dimensions: question by question, each way of answering it
//! moves the whole grid by its points.

use std::num::NonZero;
use std::ops::{Add, AddAssign, Mul, Sub};

use super::ways::{OpenQuestion, Way};
use crate::rulebook::PerSide;

/// What completions are counted in: 64 bits where they suffice, for half the memory goes several times as fast.
pub(crate) trait Count:
    Copy
    + Default
    + PartialEq
    + AddAssign
    + Add<Output = Self>
    + Mul<Output = Self>
    + Sub<Output = Self>
    + Into<u128>
{
    /// A count that was seen to fit.
    fn of(count: u128) -> Self;
}

impl Count for u64 {
    fn of(count: u128) -> Self {
        Self::try_from(count).unwrap_or(Self::MAX)
    }
}

impl Count for u128 {
    fn of(count: u128) -> Self {
        count
    }
}

/// Whether so many completions can be counted in 64 bits.
pub(crate) fn are_few(open: &[OpenQuestion]) -> bool {
    // Of a question without an answer nothing is counted, and yet of those beside it.
    let total = open.iter().map(|open| open.count().max(1)).try_fold(1, u128::checked_mul);
    total.is_some_and(|total| u64::try_from(total).is_ok())
}

/// Counts by pair of sums: rows by BPO points, one after the other, of so many columns by KPO points each.
#[derive(Debug, Clone)]
pub(crate) struct Grid<C> {
    cells: Vec<C>,
    columns: NonZero<usize>,
}

impl<C: Count> Grid<C> {
    /// That of no question: one way, which earns nothing.
    pub(crate) fn of_none() -> Self {
        Self { cells: vec![C::of(1)], columns: NonZero::<usize>::MIN }
    }

    /// That of some questions.
    pub(crate) fn of(open: &[OpenQuestion]) -> Self {
        Self::of_none().with_all(open)
    }

    /// The grid of some questions more.
    pub(crate) fn with_all(self, open: &[OpenQuestion]) -> Self {
        open.iter().fold(self, |grid, open| grid.with(&open.ways))
    }

    fn with(&self, ways: &[Way]) -> Self {
        let most = most(ways);
        let columns = self.columns.saturating_add(most.kpo);
        let rows = self.cells.len() / self.columns + most.bpo;
        let mut cells = vec![C::default(); rows * columns.get()];
        for way in ways {
            let (down, right) = (way.points.bpo as usize, way.points.kpo as usize);
            let wider = cells.chunks_exact_mut(columns.get()).skip(down);
            for (from, to) in self.rows().zip(wider) {
                add(from, to.get_mut(right..).unwrap_or_default(), way.count);
            }
        }
        Self { cells, columns }
    }

    /// Each row added up from the left.
    pub(super) fn added_up(mut self) -> Self {
        for row in self.cells.chunks_exact_mut(self.columns.get()) {
            let mut all = C::default();
            for count in row {
                all += *count;
                *count = all;
            }
        }
        self
    }

    /// The rows, by BPO sum from 0.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[C]> {
        self.cells.chunks_exact(self.columns.get())
    }

    /// How many pairs of sums there are.
    pub(super) fn pairs(&self) -> usize {
        self.cells.len()
    }
}

/// The most that a way earns, on each side.
pub(crate) fn most(ways: &[Way]) -> PerSide<usize> {
    PerSide::from_fn(|side| ways.iter().map(|way| *way.points.get(side)).max().unwrap_or(0) as usize)
}

/// Adds so many of each cell to the one beside it, as far as there are both.
pub(crate) fn add<C: Count>(from: &[C], to: &mut [C], count: u128) {
    if count != 1 {
        return to.iter_mut().zip(from).for_each(|(to, from)| *to += *from * C::of(count));
    }
    let both = from.len().min(to.len());
    let (Some(from), Some(to)) = (from.get(..both), to.get_mut(..both)) else { return };
    // By fours, at which nothing is looked up in between: twice as fast.
    let ((froms, from), (tos, to)) = (from.as_chunks::<4>(), to.as_chunks_mut::<4>());
    for ([a, b, c, d], [e, f, g, h]) in tos.iter_mut().zip(froms) {
        (*a, *b, *c, *d) = (*a + *e, *b + *f, *c + *g, *d + *h);
    }
    to.iter_mut().zip(from).for_each(|(to, from)| *to += *from);
}

/// Where to part at least two questions so that both parts have about as many ways: those of one with many are gone through seldom.
fn middle(open: &[OpenQuestion]) -> usize {
    let all: usize = open.iter().map(|open| open.ways.len()).sum();
    let mut before = 0;
    let first = open.iter().take_while(|open| {
        before += open.ways.len();
        2 * before <= all
    });
    first.count().clamp(1, open.len() - 1)
}

/// Calls with each question and the grid of all others. By halves: each half is gone through with the other one added.
pub(crate) fn each_left_out<'o, C: Count, T>(
    open: &'o [OpenQuestion],
    others: Grid<C>,
    each: &mut impl FnMut(&'o OpenQuestion, Grid<C>) -> T,
) -> Vec<T> {
    match open {
        [] => Vec::new(),
        [left_out] => vec![each(left_out, others)],
        _ => {
            let (first, second) = open.split_at(middle(open));
            let mut all = each_left_out(first, others.clone().with_all(second), each);
            all.extend(each_left_out(second, others.with_all(first), each));
            all
        }
    }
}
