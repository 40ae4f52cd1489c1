//! From a task to an assessment: points, fits, gates, bands, and the verdict over all completions.
//!
//! The formulas are those of the model in the README: fit is earned points of possible points, a verdict holds in a share of
//! completions that is counted, never estimated.

mod bands;
pub(crate) mod completions;
pub(crate) mod fit;
mod gates;
pub(crate) mod grid;
mod known;
mod model;
pub(crate) mod open;
mod open_set;
pub(crate) mod plane;
mod points;
mod steps;
pub(crate) mod sums;
pub(crate) mod ways;

pub use bands::Placement;
pub use completions::Completions;
pub use fit::Fit;
pub use gates::GateState;
pub use model::Model;
pub(crate) use model::fires;
pub(crate) use open_set::Ways;
pub use points::Points;
pub use steps::Outcome;

use self::known::Known;
use self::open_set::OpenSet;
use crate::ratio::Ratio;
use crate::rulebook::{Basis, PerSide, Rulebook, Verdict};
use crate::task::{Answers, Task};

/// What the rules say of one set of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub basis: Basis,
    /// Whether no completion could change it.
    pub settled: bool,
    /// The state of each gate, in rulebook order.
    pub gates: Vec<GateState>,
    /// What each criterion earned, in rulebook order; `None` if its question is not answered.
    pub points: Vec<Option<Points>>,
    /// The fits; `None` for a side on which nothing is possible.
    pub fit: PerSide<Option<Fit>>,
    /// KPO fit less BPO fit over what is answered.
    pub lean: Option<Ratio>,
    /// Where the fits lie in a band of the verdict.
    pub placement: Option<Placement>,
    /// The verdicts of all completions.
    pub completions: Completions,
}

/// Assesses a task: whole, or step by step.
pub fn assess(rulebook: &Rulebook, task: &Task) -> Outcome {
    Model::whole(rulebook).assess(task)
}

impl Model<'_> {
    /// Assesses a task: whole, or step by step. For many tasks one model is enough.
    pub fn assess(&self, task: &Task) -> Outcome {
        if task.steps.is_empty() {
            Outcome::Whole(Box::new(answers(self, &task.answers)))
        } else {
            Outcome::Steps(task.steps.iter().map(|step| answers(self, &step.answers)).collect())
        }
    }
}

/// Assesses one set of answers by what a model holds; its gates and criteria are those of the assessment.
pub fn answers(model: &Model<'_>, answers: &Answers) -> Assessment {
    let rulebook = model.rulebook;
    let gates = gates::states(model, answers);
    let points = points::earned(model, answers);
    let fired = model.gates.iter().zip(&gates).find(|(_, state)| **state == GateState::Fires);
    let (fit, completions, is_scored) = model.with_open(answers, |open, known| {
        let fit = fit::fits(model, &points, open.questions());
        let completions = match fired {
            Some((gate, _)) => Completions::all(gate.verdict, open.questions()),
            None => completions(rulebook, &fit, open, known),
        };
        (fit, completions, open.questions().iter().any(|open| open.scored))
    });
    let (verdict, basis) = match fired {
        Some((gate, _)) => (gate.verdict, Basis::Gate),
        None => decide(rulebook, &completions, is_scored),
    };
    let lean = fit::lean(&fit);
    Assessment {
        verdict,
        basis,
        settled: fired.is_some() || (completions.agree() && !gates.contains(&GateState::Possible)),
        placement: bands::placement(rulebook, &fit, verdict),
        gates,
        points,
        fit,
        lean,
        completions,
    }
}

/// The verdicts of all completions.
fn completions(
    rulebook: &Rulebook,
    fit: &PerSide<Option<Fit>>,
    open: &mut OpenSet,
    known: &mut Known,
) -> Completions {
    let (base, of) = fit::sums(fit);
    match open.questions() {
        [] => Completions::one(plane::verdict(rulebook, base, of)),
        _ => known.with_plane(rulebook, of, |plane| open.ways().completions(plane, base)),
    }
}

/// The verdict that most completions give, if they are enough of them.
fn decide(rulebook: &Rulebook, completions: &Completions, open: bool) -> (Verdict, Basis) {
    match completions.certain(rulebook) {
        None => (Verdict::Undetermined, Basis::OpenAnswers),
        Some(Verdict::Undetermined) => (Verdict::Undetermined, Basis::NoGround),
        Some(verdict) => (verdict, if open { Basis::Completions } else { Basis::Bands }),
    }
}
