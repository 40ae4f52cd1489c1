//! From a task to an assessment: points, fits, gates, bands, and the verdict over all completions.
//!
//! The formulas are those of the model in the README: fit is earned points of possible points, a verdict holds in a share of
//! completions that is counted, never estimated.

mod bands;
mod completions;
mod fit;
mod gates;
mod open;
mod points;
mod steps;

pub use bands::Placement;
pub use completions::Completions;
pub use fit::Fit;
pub use gates::GateState;
pub use points::Points;
pub use steps::Outcome;

use crate::ratio::{Ratio, at_least_percent};
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
    if task.steps.is_empty() {
        Outcome::Whole(answers(rulebook, &task.answers))
    } else {
        Outcome::Steps(task.steps.iter().map(|step| answers(rulebook, &step.answers)).collect())
    }
}

/// Assesses one set of answers.
fn answers(rulebook: &Rulebook, answers: &Answers) -> Assessment {
    let gates = gates::states(rulebook, answers);
    let points = points::earned(rulebook, answers);
    let fired = rulebook.gates().iter().zip(&gates).find(|(_, state)| **state == GateState::Fires);
    let open = open::open_questions(rulebook, answers);
    let fit = fit::fits(rulebook, &points, &open);
    let completions = match fired {
        Some((gate, _)) => Completions::all(gate.verdict, &open),
        None => completions::count(rulebook, &fit, &open),
    };
    let (verdict, basis) = match fired {
        Some((gate, _)) => (gate.verdict, Basis::Gate),
        None => decide(rulebook, &completions, open.iter().any(open::OpenQuestion::is_scored)),
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

/// The verdict that most completions give, if they are enough of them.
fn decide(rulebook: &Rulebook, completions: &Completions, open: bool) -> (Verdict, Basis) {
    let certain = |count| at_least_percent(count, completions.total, rulebook.certainty());
    match completions.counts.first() {
        Some((Verdict::Undetermined, count)) if certain(*count) => (Verdict::Undetermined, Basis::NoGround),
        Some((verdict, count)) if certain(*count) => {
            (*verdict, if open { Basis::Completions } else { Basis::Bands })
        }
        _ => (Verdict::Undetermined, Basis::OpenAnswers),
    }
}
