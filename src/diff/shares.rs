//! Which share of all sets of answers changes its verdict, from what to what.

use super::count::{self, Moves, count};
use super::joint::Joint;
use super::sample::{self, sample};
use super::space::{Narrowed, Space};
use super::versions::Versions;
use crate::rulebook::Verdict;

/// What the verdicts of all complete sets of answers become: to the questions that a criterion or a gate of either rulebook
/// reads, each answered as both rulebooks know it, none as not applicable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares {
    /// How many sets of answers there are; `None` if more than 2^128.
    pub answer_sets: Option<u128>,
    /// How many questions they answer.
    pub questions: usize,
    /// The questions of which some answers are left out.
    pub narrowed: Vec<Narrowed>,
    /// Where the counts come from.
    pub method: Method,
    /// How many sets of answers have which verdicts, in the order of verdicts: only those that some have, unchanged ones too.
    pub moves: Vec<Move>,
    /// The counts added up.
    pub of: u128,
}

/// Where counts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// All sets of answers were counted.
    Exact {
        /// How many pairs of states had to be told apart at most.
        states: usize,
    },
    /// The counts are of a sample, and any share is an estimate.
    Sample {
        /// How many sets of answers were drawn.
        size: u32,
        /// How far a share may be off in at least 99 of 100 samples, in tenths of a percentage point.
        margin: i64,
    },
}

/// Sets of answers of one verdict before and one after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The verdicts.
    pub verdicts: Versions<Verdict>,
    /// How many.
    pub count: u128,
}

impl Move {
    /// Whether the verdict is another one.
    pub fn changes(&self) -> bool {
        self.verdicts.before != self.verdicts.after
    }
}

impl Shares {
    /// How many sets of answers change their verdict.
    pub fn changed(&self) -> u128 {
        self.moves.iter().filter(|one| one.changes()).map(|one| one.count).sum()
    }

    pub(super) fn of(joint: &Joint<'_>) -> Self {
        let space = Space::new(joint);
        let answer_sets = space.answer_sets();
        match answer_sets.and_then(|_| count(&space, count::MOST_STATES)) {
            Some((moves, states)) => Self::from(space, moves, Method::Exact { states }),
            None => Self::sampled(space),
        }
    }

    /// The same from a sample, however few they are.
    pub(super) fn estimated(joint: &Joint<'_>) -> Self {
        Self::sampled(Space::new(joint))
    }

    fn sampled(space: Space) -> Self {
        let moves = sample(&space);
        Self::from(space, moves, Method::Sample { size: sample::SIZE, margin: sample::MARGIN })
    }

    fn from(space: Space, moves: Moves, method: Method) -> Self {
        Self {
            answer_sets: space.answer_sets(),
            questions: space.questions.len(),
            narrowed: space.narrowed,
            method,
            of: moves.values().sum(),
            moves: moves.into_iter().map(|(verdicts, count)| Move { verdicts, count }).collect(),
        }
    }
}
