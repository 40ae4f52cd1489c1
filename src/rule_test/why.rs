//! Why a test fails: points, reasons, and the nearest tipping point.

use super::ground::speaks_for;
use super::{Test, assessed};
use crate::analysis::{Among, TippingPoint, changes_up_to, tipping_points};
use crate::assess::{Fit, Outcome};
use crate::explain::Reason;
use crate::rulebook::{Basis, Gate, PerSide, Rulebook, Verdict};

/// Why a test fails.
#[derive(Debug)]
pub struct Why<'a> {
    /// What the rules say of each set of answers: one, or one for each step.
    pub seen: Vec<Seen<'a>>,
    /// What it would take to get the verdict that was expected.
    pub nearest: Nearest,
}

/// What the rules say of one set of answers.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The title of the step.
    pub step: Option<&'a str>,
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub basis: Basis,
    /// The fits, and the points behind them.
    pub fit: PerSide<Option<Fit>>,
    /// The gates that fire.
    pub gates: Vec<&'a Gate>,
    /// What each answered criterion says, what favors the verdict first.
    pub reasons: Vec<Reason<'a>>,
}

/// What it would take to get another verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nearest {
    /// Nothing: the verdict is as expected, or none was; or it is one of steps, which no one set of answers gives.
    Unasked,
    /// The fewest changed answers.
    Point(TippingPoint),
    /// More than so many changed answers.
    Beyond(usize),
}

impl Seen<'_> {
    /// What speaks for the verdict, in its order.
    pub fn speaking_for(&self) -> impl Iterator<Item = &Reason<'_>> {
        self.reasons.iter().filter(|reason| speaks_for(self.verdict, reason.favors))
    }

    /// What does not speak for the verdict, in its order.
    pub fn speaking_against(&self) -> impl Iterator<Item = &Reason<'_>> {
        self.reasons.iter().filter(|reason| !speaks_for(self.verdict, reason.favors))
    }
}

pub(super) fn why<'a>(rulebook: &'a Rulebook, test: &'a Test, outcome: &Outcome) -> Why<'a> {
    let steps: Vec<Option<&str>> = match outcome {
        Outcome::Whole(_) => vec![None],
        Outcome::Steps(_) => test.task.steps.iter().map(|step| Some(step.title.as_str())).collect(),
    };
    let all = steps.into_iter().zip(assessed(&test.task, outcome));
    let seen = all.map(|(step, one)| Seen {
        step,
        verdict: one.assessment.verdict,
        basis: one.assessment.basis,
        fit: one.assessment.fit,
        gates: one.fired(rulebook).collect(),
        reasons: one.reasons(rulebook),
    });
    Why { seen: seen.collect(), nearest: nearest(rulebook, test, outcome) }
}

fn nearest(rulebook: &Rulebook, test: &Test, outcome: &Outcome) -> Nearest {
    let wanted = test.expected.verdict.filter(|expected| *expected != outcome.verdict());
    let (Some(wanted), Outcome::Whole(assessment)) = (wanted, outcome) else { return Nearest::Unasked };
    let answers = &test.task.answers;
    let mut points = tipping_points(rulebook, answers, assessment, Among::All).into_iter();
    points
        .find(|point| point.verdict == wanted)
        .map_or_else(|| Nearest::Beyond(changes_up_to(rulebook, answers, Among::All)), Nearest::Point)
}
