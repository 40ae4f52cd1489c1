//! What sets of changes lead to, and at what cost.

use super::MOST_CHANGES;

/// What a set of changes costs beside their number: steps, then the changes by their numbers in rulebook order, from 1.
///
/// Of two sets of as many changes that lead to the same sums, the lesser one stays the lesser whatever is added to both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub(super) steps: u16,
    pub(super) path: [u16; MOST_CHANGES],
}

impl Cost {
    /// That of no change.
    pub(super) const NONE: Self = Self { steps: 0, path: [0; MOST_CHANGES] };
    /// That of a pair of sums which nothing leads to.
    const NO_WAY: Self = Self { steps: u16::MAX, path: [u16::MAX; MOST_CHANGES] };

    /// With a change of a later question.
    pub(super) fn with(mut self, steps: u16, number: u16) -> Self {
        self.steps = self.steps.saturating_add(steps);
        if let Some(free) = self.path.iter_mut().find(|number| **number == 0) {
            *free = number;
        }
        self
    }
}

/// The pairs of sums that so many changes lead to, by number, each with the least cost.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    costs: Vec<Cost>,
    reached: Vec<usize>,
}

impl Layer {
    /// Of so many pairs of sums, none of which anything leads to yet.
    pub(super) fn of(cells: usize) -> Self {
        Self { costs: vec![Cost::NO_WAY; cells], reached: Vec::new() }
    }

    /// A way to a pair of sums.
    pub(super) fn offer(&mut self, cell: usize, cost: Cost) {
        if let Some(known) = self.costs.get_mut(cell) {
            if *known == Cost::NO_WAY {
                self.reached.push(cell);
            }
            *known = cost.min(*known);
        }
    }

    /// What is reached, and at what cost.
    pub(super) fn ways(&self) -> impl Iterator<Item = (usize, Cost)> {
        self.reached.iter().filter_map(|cell| Some((*cell, *self.costs.get(*cell)?)))
    }

    /// Forgets all ways.
    pub(super) fn clear(&mut self) {
        for cell in self.reached.drain(..) {
            if let Some(cost) = self.costs.get_mut(cell) {
                *cost = Cost::NO_WAY;
            }
        }
    }
}
