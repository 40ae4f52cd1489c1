//! What a rulebook gives of a task: all in which two rulebooks can differ over it.

use crate::assess::{Assessment, Outcome, assess};
use crate::order::sort_by_key;
use crate::rulebook::{Rulebook, Verdict};
use crate::task::Task;

/// The verdict of a task with all that it hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The verdict.
    pub verdict: Verdict,
    /// On what condition it holds: by step, then by gate.
    pub conditions: Vec<Condition>,
    /// The verdicts of the steps, each with its title; none for a task that is assessed whole.
    pub steps: Vec<(String, Verdict)>,
}

/// Something that a verdict is conditional on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Condition {
    /// The step, from 0; `None` of a task that is assessed whole.
    pub step: Option<usize>,
    /// The id of the gate.
    pub gate: String,
    /// What must hold: a clause that follows 'provided that'.
    pub clause: String,
}

impl Given {
    pub(super) fn of(rulebook: &Rulebook, task: &Task) -> Self {
        let outcome = assess(rulebook, task);
        let (mut conditions, mut steps) = (Vec::new(), Vec::new());
        match &outcome {
            Outcome::Whole(whole) => conditions.extend(on(rulebook, whole, None)),
            Outcome::Steps(assessments) => {
                for (at, (step, assessment)) in task.steps.iter().zip(assessments).enumerate() {
                    conditions.extend(on(rulebook, assessment, Some(at)));
                    steps.push((step.title.clone(), assessment.verdict));
                }
            }
        }
        sort_by_key(&mut conditions, Clone::clone);
        Self { verdict: outcome.verdict(), conditions, steps }
    }
}

/// What an assessment is conditional on.
fn on<'r>(
    rulebook: &'r Rulebook,
    assessment: &'r Assessment,
    step: Option<usize>,
) -> impl Iterator<Item = Condition> {
    let gates = assessment.conditions().filter_map(|at| rulebook.gates().get(at));
    gates.map(move |gate| Condition { step, gate: gate.id.to_string(), clause: gate.condition.to_string() })
}
