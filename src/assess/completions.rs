//! Counting the verdicts of all completions, exactly.
//!
//! Points are small whole numbers and the denominators of the fits are the same in every completion, so a verdict depends on
//! two sums alone. Question by question, a grid over the pairs of sums counts in how many ways each pair comes about: the
//! counting of subsets by their sum (dynamic programming), in two dimensions.

use std::collections::BTreeMap;

use super::fit::{Fit, band};
use super::gates::firing_levels;
use super::points::points;
use crate::ratio::Ratio;
use crate::rulebook::{Kind, PerSide, QuestionIx, Rulebook, Truth, Verdict};
use crate::task::{Answer, Answers};

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

/// A question that is open and that a criterion or a gate reads.
pub(super) struct OpenQuestion {
    pub(super) question: QuestionIx,
    scored: bool,
    /// The different sums that its answers give.
    pub(super) ways: Vec<Way>,
}

impl OpenQuestion {
    /// Whether a criterion reads it.
    pub(super) fn is_scored(&self) -> bool {
        self.scored
    }
}

/// Answers to one question that earn the same.
pub(super) struct Way {
    pub(super) points: PerSide<u32>,
    count: u128,
}

pub(super) fn open_questions(rulebook: &Rulebook, answers: &Answers) -> Vec<OpenQuestion> {
    let open = |(at, _): (QuestionIx, _)| {
        let scored = rulebook.is_scored(at);
        let counts = answers.get(at).is_open() && (scored || rulebook.gates_on(at).next().is_some());
        counts.then(|| OpenQuestion { question: at, scored, ways: ways(rulebook, at, answers.get(at)) })
    };
    rulebook.questions().filter_map(open).collect()
}

/// What each answer that is still possible earns, on both sides and over all criteria that read the question.
fn ways(rulebook: &Rulebook, at: QuestionIx, answer: Answer) -> Vec<Way> {
    let question = rulebook.question(at);
    let possible = answer.possible(question);
    let mut fired =
        rulebook.gates_on(at).map(|gate| answer.is_one_of(gate.levels.iter().copied().collect(), question));
    // Where a gate fires there is nothing to leave out: its levels are the only ones possible.
    let left = match fired.any(|fires| fires == Truth::Yes) {
        true => possible,
        false => possible.without(firing_levels(rulebook, at)),
    };
    let given: Vec<Answer> = match question.kind {
        Kind::AnyOf => left.subsets().map(Answer::Chosen).collect(),
        Kind::Scale | Kind::OneOf => left.iter().map(Answer::Level).collect(),
    };
    let mut counts: BTreeMap<(u32, u32), u128> = BTreeMap::new();
    for answer in given {
        let read = rulebook.criteria().iter().filter(|criterion| criterion.question == at);
        let (bpo, kpo) =
            read.filter_map(|criterion| points(criterion, answer)).fold((0, 0), |(bpo, kpo), points| {
                (bpo + points.earned.bpo.unwrap_or(0), kpo + points.earned.kpo.unwrap_or(0))
            });
        *counts.entry((bpo, kpo)).or_default() += 1;
    }
    counts.into_iter().map(|((bpo, kpo), count)| Way { points: PerSide { bpo, kpo }, count }).collect()
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
