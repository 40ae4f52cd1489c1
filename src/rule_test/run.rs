//! Holding tests against what the rules say.

use super::why::{Why, why};
use super::{Assessed, Expected, Test, Tests, assessed};
use crate::assess::{Fit, GateState, Outcome, assess};
use crate::explain::{Favors, advice, is_advised};
use crate::rulebook::{Basis, PerSide, Range, Rulebook, Side, Truth, Verdict};
use crate::table::Text;

/// Tests that were run.
#[derive(Debug)]
pub struct Ran<'a> {
    /// By which rules.
    pub rulebook: &'a Rulebook,
    /// The tests.
    pub tests: &'a Tests,
    /// What came of each.
    pub list: Vec<Tested<'a>>,
}

/// What came of a test.
#[derive(Debug)]
pub struct Tested<'a> {
    /// The test.
    pub test: &'a Test,
    /// What the rules say of its answers.
    pub outcome: Outcome,
    /// What came otherwise than expected; nothing of a test that passes.
    pub missed: Vec<Missed>,
    /// Why, of a test that fails.
    pub why: Option<Why<'a>>,
}

/// What came otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missed {
    /// Another verdict.
    Verdict {
        /// The one that was expected.
        expected: Verdict,
        /// The one that came.
        found: Verdict,
    },
    /// It rests on something else.
    Basis {
        /// What was expected.
        expected: Basis,
        /// What came.
        found: Basis,
    },
    /// A fit out of its bounds.
    Fit {
        /// Whose.
        side: Side,
        /// The bounds.
        expected: Range,
        /// The fit; `None` if there is none, as of work in steps.
        found: Option<Fit>,
    },
    /// A criterion that does not speak for the verdict, or a gate that does not fire.
    Reason {
        /// Its id.
        id: Text,
        /// Why not; `None` of work in steps, each of which has its own reasons.
        why: Option<Silent>,
    },
    /// Advice that is not given.
    Advice {
        /// Its id.
        id: Text,
        /// Whether its condition holds; if it does, enough comes before it.
        holds: Truth,
    },
    /// Advice that is given.
    NotAdvice {
        /// Its id.
        id: Text,
    },
}

/// Why a criterion or a gate is no reason of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silent {
    /// The question of the criterion is open or does not apply.
    NotAnswered,
    /// The criterion speaks for something else, with so many points.
    Favors(Favors, PerSide<Option<u32>>),
    /// The state of the gate.
    Gate(GateState),
}

impl Ran<'_> {
    /// How many tests fail.
    pub fn failed(&self) -> usize {
        self.list.iter().filter(|tested| !tested.passed()).count()
    }
}

impl Tested<'_> {
    /// Whether all came as expected.
    pub fn passed(&self) -> bool {
        self.missed.is_empty()
    }
}

/// Runs tests in their order.
pub fn run<'a>(rulebook: &'a Rulebook, tests: &'a Tests) -> Ran<'a> {
    Ran { rulebook, tests, list: tests.list.iter().map(|test| tested(rulebook, test)).collect() }
}

fn tested<'a>(rulebook: &'a Rulebook, test: &'a Test) -> Tested<'a> {
    let outcome = assess(rulebook, &test.task);
    let all = assessed(&test.task, &outcome);
    let missed = missed(rulebook, test, &outcome, &all);
    let why = (!missed.is_empty()).then(|| why(rulebook, test, &outcome));
    Tested { test, missed, why, outcome }
}

fn missed(rulebook: &Rulebook, test: &Test, outcome: &Outcome, all: &[Assessed<'_>]) -> Vec<Missed> {
    let Expected { verdict, basis, fit, reasons, advice: wanted, not_advice } = &test.expected;
    let given = (outcome.verdict(), outcome.basis());
    let mut missed = Vec::new();
    let other = verdict.filter(|expected| *expected != given.0);
    missed.extend(other.map(|expected| Missed::Verdict { expected, found: given.0 }));
    let other = basis.filter(|expected| *expected != given.1);
    missed.extend(other.map(|expected| Missed::Basis { expected, found: given.1 }));
    missed.extend(
        [Side::Bpo, Side::Kpo].into_iter().filter_map(|side| beyond(side, (*fit.get(side))?, outcome)),
    );
    let silent = reasons.iter().filter(|id| !all.iter().any(|one| one.rests_on(id, rulebook)));
    missed.extend(
        silent.map(|id| Missed::Reason { id: id.clone(), why: self::silent(rulebook, id, outcome, all) }),
    );
    let advised = advice(rulebook, given, &test.task.answers);
    let is_given = |id: &&Text| advised.iter().any(|advice| advice.id == ***id);
    for id in wanted.iter().filter(|id| !is_given(id)) {
        let advice = rulebook.advice().iter().find(|advice| advice.id == **id);
        let holds =
            advice.map_or(Truth::No, |advice| is_advised(rulebook, advice, given, &test.task.answers));
        missed.push(Missed::Advice { id: id.clone(), holds });
    }
    missed.extend(not_advice.iter().filter(is_given).map(|id| Missed::NotAdvice { id: id.clone() }));
    missed
}

/// That a fit lies out of its bounds.
fn beyond(side: Side, expected: Range, outcome: &Outcome) -> Option<Missed> {
    let found = match outcome {
        Outcome::Whole(assessment) => assessment.fit.get(side).filter(|fit| fit.share().is_some()),
        Outcome::Steps(_) => None,
    };
    let within = found.and_then(|fit| fit.share()).is_some_and(|share| expected.contains(share));
    (!within).then_some(Missed::Fit { side, expected, found })
}

fn silent(rulebook: &Rulebook, id: &Text, outcome: &Outcome, all: &[Assessed<'_>]) -> Option<Silent> {
    let (Outcome::Whole(assessment), Some(only)) = (outcome, all.first()) else { return None };
    if rulebook.criteria().iter().all(|criterion| criterion.id != *id) {
        let mut states = rulebook.gates().iter().zip(&assessment.gates);
        return states.find(|(gate, _)| gate.id == *id).map(|(_, state)| Silent::Gate(*state));
    }
    let reasons = only.reasons(rulebook);
    let reason = reasons.iter().find(|reason| reason.criterion.id == *id);
    Some(reason.map_or(Silent::NotAnswered, |reason| Silent::Favors(reason.favors, reason.points.earned)))
}
