//! The least costly set of changes that leads to each pair of sums: a knapsack with at most one change for each question.

use super::field::{Field, Reach};
use super::layer::{Cost, Layer};
use super::options::{Given, Other, Then};
use super::{Change, TippingPoint};
use crate::assess::Assessment;
use crate::assess::fit::sums;
use crate::order::sort_by_key;
use crate::rulebook::{PerSide, Side, Verdict};

/// All changes of the given answers.
pub(super) struct Search<'g> {
    given: &'g [Given],
    /// The sums of what is given.
    now: PerSide<u32>,
    reach: Reach,
    /// The most changes.
    up_to: usize,
}

impl<'g> Search<'g> {
    pub(super) fn new(given: &'g [Given], assessment: &Assessment, up_to: usize) -> Self {
        let (now, _) = sums(&assessment.fit);
        let down = |side| farthest(given, up_to, |by| -*by.get(side));
        let up = |side| farthest(given, up_to, |by| *by.get(side));
        let least = PerSide::from_fn(|side| now.get(side).saturating_sub(down(side)));
        let most = PerSide::from_fn(|side| now.get(side).saturating_add(up(side)));
        Self { given, now, reach: Reach { least, most }, up_to }
    }

    /// The pairs of sums that changes can lead to.
    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    /// The tipping points, the least costly first.
    pub(super) fn run(&self, field: &Field, verdict: Verdict) -> Vec<TippingPoint> {
        let mut best: Vec<(Verdict, (usize, Cost))> = Vec::new();
        let mut offer =
            |to: Verdict, changes: usize, cost: Cost| match best.iter_mut().find(|(known, _)| *known == to) {
                Some((_, known)) => *known = (changes, cost).min(*known),
                None => best.push((to, (changes, cost))),
            };
        for (_, number, other) in self.numbered() {
            if let Then::Settles(verdict) = other.then {
                offer(verdict, 1, Cost::NONE.with(other.steps, number));
            }
        }
        for (changes, layer) in self.layers().iter().enumerate() {
            for (cell, cost) in layer.ways() {
                offer(field.verdict(self.sums(cell)), changes, cost);
            }
        }
        let mut points: Vec<_> = best.into_iter().filter(|(to, _)| *to != verdict).collect();
        sort_by_key(&mut points, |(to, (changes, cost))| (*changes, cost.steps, *to));
        let point = |(verdict, (_, cost)): (Verdict, (usize, Cost))| TippingPoint {
            verdict,
            changes: self.changes(cost),
        };
        points.into_iter().map(point).collect()
    }

    /// All other answers, numbered from 1, each with the position of its question.
    fn numbered(&self) -> impl Iterator<Item = (usize, u16, &'g Other)> {
        let others = self.given.iter().enumerate();
        let others = others.flat_map(|(at, given)| given.others.iter().map(move |other| (at, other)));
        // A rulebook has at most 2^127 answer sets, hence never as many as 2^16 answers to all questions together.
        (1..=u16::MAX).zip(others).map(|(number, (at, other))| (at, number, other))
    }

    /// What no change, one, two and so on lead to without a gate firing.
    fn layers(&self) -> Vec<Layer> {
        let cells = self.width() * ((self.reach.most.bpo - self.reach.least.bpo) as usize + 1);
        let mut layers = vec![Layer::of(cells); self.up_to + 1];
        if let Some((first, cell)) = layers.first_mut().zip(self.cell(self.now, PerSide::default())) {
            first.offer(cell, Cost::NONE);
        }
        let mut numbered = self.numbered().peekable();
        for (at, given) in self.given.iter().enumerate() {
            let mut others = Vec::new();
            while let Some((_, number, other)) = numbered.next_if(|(of, ..)| *of == at) {
                if let Then::Moves(by) = other.then {
                    others.push((number, other.steps, by));
                }
            }
            self.with(&mut layers, &others, given.must_change);
        }
        layers
    }

    /// Goes through the changes of one question: each layer leads to the next one, from the last on, so that none is used twice.
    fn with(&self, layers: &mut [Layer], others: &[(u16, u16, PerSide<i64>)], must_change: bool) {
        let mut rest = layers;
        while let Some((next, before)) = rest.split_last_mut() {
            if must_change {
                next.clear();
            }
            for (cell, cost) in before.last().into_iter().flat_map(Layer::ways) {
                let sums = self.sums(cell);
                for (number, steps, by) in others {
                    if let Some(cell) = self.cell(sums, *by) {
                        next.offer(cell, cost.with(*steps, *number));
                    }
                }
            }
            rest = before;
        }
    }

    fn width(&self) -> usize {
        (self.reach.most.kpo - self.reach.least.kpo) as usize + 1
    }

    /// Where sums stand that were moved; `None` beyond reach.
    fn cell(&self, sums: PerSide<u32>, by: PerSide<i64>) -> Option<usize> {
        let from = |side: Side| -> Option<usize> {
            let moved = i64::from(*sums.get(side)) + by.get(side) - i64::from(*self.reach.least.get(side));
            usize::try_from(moved).ok()
        };
        let (row, column) = (from(Side::Bpo)?, from(Side::Kpo)?);
        (column < self.width()).then(|| row * self.width() + column)
    }

    fn sums(&self, cell: usize) -> PerSide<u32> {
        let part = |at: usize| u32::try_from(at).unwrap_or(0);
        PerSide {
            bpo: self.reach.least.bpo + part(cell / self.width()),
            kpo: self.reach.least.kpo + part(cell % self.width()),
        }
    }

    fn changes(&self, cost: Cost) -> Vec<Change> {
        let changed = self.numbered().filter(|(_, number, _)| cost.path.contains(number));
        let change = |(at, _, other): (usize, u16, &Other)| {
            let given = self.given.get(at)?;
            Some(Change { question: given.question, from: given.from, to: other.to })
        };
        changed.filter_map(change).collect()
    }
}

/// How far as many changes as are allowed can move a sum in one direction.
fn farthest(given: &[Given], up_to: usize, by: impl Fn(&PerSide<i64>) -> i64) -> u32 {
    let of = |given: &Given| {
        let moves = given.others.iter().filter_map(|other| match &other.then {
            Then::Moves(moves) => Some(by(moves)),
            Then::Settles(_) => None,
        });
        moves.max().and_then(|farthest| u32::try_from(farthest).ok()).unwrap_or(0)
    };
    let mut farthest: Vec<u32> = given.iter().map(of).collect();
    sort_by_key(&mut farthest, |steps| std::cmp::Reverse(*steps));
    farthest.iter().take(up_to).sum()
}
