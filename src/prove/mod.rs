//! What a rulebook can say at all: its whole answer space, gone through exactly.
//!
//! The answer space are all sets of answers to the questions that a criterion or a gate reads, each question answered, none as not
//! applicable. As points are small whole numbers, in how many ways each pair of sums comes about can be counted, for all
//! questions together and for all but one.

mod advice;
mod criteria;
mod gates;
mod settle;
mod space;
mod support;

pub use settle::Settling;

use crate::assess::completions::by_run;
use crate::assess::grid::{Grid, each_left_out};
use crate::assess::sums::Sums;
use crate::diagnostic::{Fault, Thing};
use crate::rulebook::{PerSide, Rulebook, Verdict};
use space::Space;

/// What is true of a rulebook over its whole answer space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How many sets of answers there are.
    pub answer_sets: u128,
    /// How many of them give each verdict, in the order of verdicts.
    pub verdicts: Vec<(Verdict, u128)>,
    /// How many, none of which fires a gate, lie in each band, in rulebook order.
    pub bands: Vec<u128>,
    /// On how many each gate fires, in rulebook order.
    pub gates: Vec<u128>,
    /// After how many answers each verdict can be settled at the earliest without a gate: of those that can.
    pub settling: Vec<(Verdict, Settling)>,
    /// How many questions count.
    pub questions: usize,
    /// The ids of advice whose condition reads too many questions to go through all their answers.
    pub left_out: Vec<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Something that is wrong with an entry of a rulebook, or with the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// The kind and the id of the entry; `None` of the whole.
    pub entry: Option<(Thing, String)>,
}

impl Finding {
    fn of(thing: Thing, id: &str, fault: Fault) -> Self {
        Self { fault, entry: Some((thing, id.to_owned())) }
    }
}

/// Goes through the whole answer space of a rulebook.
pub fn prove(rulebook: &Rulebook) -> Proof {
    proof(rulebook, &Space::new(rulebook))
}

/// The same, unless it takes more effort than `most`: pairs of sums times answers, with which the time grows.
pub fn prove_within(rulebook: &Rulebook, most: u64) -> Option<Proof> {
    let space = Space::new(rulebook);
    let pairs = u64::from(space.of.bpo + 1) * u64::from(space.of.kpo + 1);
    let answers: usize = space.asked.iter().map(|asked| space.answers(asked.question).len()).sum();
    (pairs.saturating_mul(answers as u64) <= most).then(|| proof(rulebook, &space))
}

fn proof(rulebook: &Rulebook, space: &Space<'_>) -> Proof {
    let mut bands = vec![0; rulebook.bands().len()];
    let mut verdicts: Vec<(Verdict, u128)> =
        Verdict::ALL.into_iter().map(|verdict| (verdict, space.fired(verdict))).collect();
    let sums = Sums::of(Grid::<u128>::of(&space.asked));
    by_run(&space.plane, PerSide::default(), &sums, |run, count| {
        if let Some(band) = run.band.and_then(|at| bands.get_mut(at)) {
            *band += count;
        }
        verdicts.iter_mut().filter(|(verdict, _)| *verdict == run.verdict).for_each(|(_, all)| *all += count);
    });
    let settling: Vec<(Verdict, Settling)> = Verdict::ALL
        .into_iter()
        .filter_map(|verdict| Some((verdict, settle::earliest(space, verdict)?)))
        .collect();
    let (unfit_advice, left_out) = advice::never(space);
    let mut findings = never(rulebook, &verdicts, &bands);
    findings.extend(left_out_one_by_one(space));
    findings.extend(unfit_advice);
    findings.extend(settle::too_early(&settling, space.asked.len()));
    Proof {
        answer_sets: space.answer_sets(),
        verdicts,
        bands,
        gates: rulebook.gates().iter().map(|gate| space.fires(gate)).collect(),
        settling,
        questions: space.asked.len(),
        left_out,
        findings,
    }
}

/// Providers and bands that nothing leads to. Whether a rulebook splits, keeps or leaves open is its own affair.
fn never(rulebook: &Rulebook, verdicts: &[(Verdict, u128)], bands: &[u128]) -> Vec<Finding> {
    let none = |verdict: &Verdict| verdicts.iter().all(|(of, count)| of != verdict || *count == 0);
    let providers = [Verdict::Bpo, Verdict::Kpo].into_iter().filter(none);
    let providers = providers
        .map(|verdict| Finding { fault: Fault::VerdictNever { verdict: verdict.id() }, entry: None });
    let empty = rulebook.bands().iter().zip(bands).filter(|(_, count)| **count == 0);
    let empty = empty
        .map(|(band, _)| Finding::of(Thing::Band, &band.id, Fault::BandNever { band: band.id.to_string() }));
    providers.chain(empty).collect()
}

/// What is found question by question, beside all that the others can add up to.
fn left_out_one_by_one(space: &Space<'_>) -> Vec<Finding> {
    let mut of_one = |open: &_, others: Grid<u128>| {
        let mut findings = gates::idle(space, open, &others);
        findings.extend(criteria::idle(space, open, &others));
        findings.extend(support::against(space, open, &others));
        findings
    };
    each_left_out(&space.asked, Grid::of_none(), &mut of_one).into_iter().flatten().collect()
}
