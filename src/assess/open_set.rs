//! The questions that are open together, and in how many ways their answers earn each pair of sums.

use super::completions::{Completions, counted};
use super::grid::{Count, Grid, are_few, each_left_out, most};
use super::plane::Plane;
use super::sums::Sums;
use super::ways::OpenQuestion;
use crate::rulebook::PerSide;

/// So many pairs of sums are kept of what is left when one question after the other is answered.
const MOST_PAIRS: usize = 176 << 10;

/// What is open. What is counted of it is counted when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct OpenSet {
    questions: Vec<OpenQuestion>,
    all: Option<Ways>,
    /// Of all but one, question by question.
    others: Option<Vec<Ways>>,
    /// Whether that was asked for: what is asked for once is not worth keeping.
    asked_for_others: bool,
}

/// In how many ways each pair of sums comes about, in counts that are wide enough.
#[derive(Debug)]
pub(crate) enum Ways {
    /// At most 64 bits.
    Few(Sums<u64>),
    /// More.
    Many(Sums<u128>),
}

impl OpenSet {
    pub(super) fn of(questions: Vec<OpenQuestion>) -> Self {
        Self { questions, ..Self::default() }
    }

    /// The questions, in rulebook order.
    pub(crate) fn questions(&self) -> &[OpenQuestion] {
        &self.questions
    }

    /// In how many ways all of them can turn out.
    pub(super) fn ways(&mut self) -> &Ways {
        let questions = &self.questions;
        self.all.get_or_insert_with(|| match are_few(questions) {
            true => Ways::Few(Sums::of(Grid::of(questions))),
            false => Ways::Many(Sums::of(Grid::of(questions))),
        })
    }

    /// Calls with each question, and in how many ways all others can turn out.
    pub(crate) fn each_left_out<T>(&mut self, mut each: impl FnMut(&OpenQuestion, &Ways) -> T) -> Vec<T> {
        let is_first = !std::mem::replace(&mut self.asked_for_others, true);
        if self.others.is_none() && !is_first && self.pairs_of_others() <= MOST_PAIRS {
            self.others = Some(others(&self.questions, &mut |_, ways| ways));
        }
        match &self.others {
            Some(others) => {
                self.questions.iter().zip(others).map(|(question, ways)| each(question, ways)).collect()
            }
            None => others(&self.questions, &mut |question, ways| each(question, &ways)),
        }
    }

    /// Whether something was counted of it.
    pub(super) fn is_counted(&self) -> bool {
        self.all.is_some()
    }

    /// How many pairs of sums there are when one question after the other is left out.
    fn pairs_of_others(&self) -> usize {
        let most_of: Vec<PerSide<usize>> = self.questions.iter().map(|open| most(&open.ways)).collect();
        let all = most_of.iter().fold(PerSide { bpo: 1, kpo: 1 }, |all, most| PerSide {
            bpo: all.bpo + most.bpo,
            kpo: all.kpo + most.kpo,
        });
        most_of.iter().map(|most| (all.bpo - most.bpo) * (all.kpo - most.kpo)).sum()
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let ways = |ways: &Ways| match ways {
            Ways::Few(sums) => sums.pairs() * size_of::<u64>(),
            Ways::Many(sums) => sums.pairs() * size_of::<u128>(),
        };
        let others = self.others.iter().flatten().map(ways).sum::<usize>();
        let questions: usize =
            self.questions.iter().map(|open| size_of_val(open) + size_of_val(&*open.ways)).sum();
        size_of::<Self>() + questions + self.all.as_ref().map_or(0, ways) + others
    }
}

/// Calls with each question, and in how many ways all others can turn out.
fn others<T>(questions: &[OpenQuestion], each: &mut impl FnMut(&OpenQuestion, Ways) -> T) -> Vec<T> {
    match are_few(questions) {
        true => left_out(questions, &mut |question, sums| each(question, Ways::Few(sums))),
        false => left_out(questions, &mut |question, sums| each(question, Ways::Many(sums))),
    }
}

fn left_out<C: Count, T>(
    questions: &[OpenQuestion],
    each: &mut impl FnMut(&OpenQuestion, Sums<C>) -> T,
) -> Vec<T> {
    each_left_out(questions, Grid::of_none(), &mut |question, grid| each(question, Sums::of(grid)))
}

impl Ways {
    /// The verdicts of all, beside points that were earned before.
    pub(crate) fn completions(&self, plane: &Plane, base: PerSide<u32>) -> Completions {
        match self {
            Self::Few(sums) => counted(plane, base, sums),
            Self::Many(sums) => counted(plane, base, sums),
        }
    }
}
