//! What a rule is held against: the whole of a task without steps, one of its steps, or the frame around them.

use super::{Request, Told};
use crate::assess::{Assessment, Outcome};
use crate::rulebook::{Basis, Condition, QuestionIx, Rulebook, Truth, Verdict};
use crate::task::{Answers, Places, Task};

/// One set of answers with what the rules say of it.
pub(super) struct Subject<'a> {
    task: &'a Task,
    /// The step, by position; `None` for the whole and for the frame.
    pub(super) step: Option<usize>,
    pub(super) answers: &'a Answers,
    pub(super) given: (Verdict, Basis),
    /// `None` for the frame: its verdict comes from those of its steps.
    pub(super) assessment: Option<&'a Assessment>,
    pub(super) notes: &'a [(QuestionIx, String)],
    pub(super) places: &'a Places,
}

impl<'a> Subject<'a> {
    /// The task itself.
    pub(super) fn frame(request: &'a Request) -> Self {
        let (task, outcome) = (&request.task, &request.outcome);
        Self {
            task,
            step: None,
            answers: &task.answers,
            given: (outcome.verdict(), outcome.basis()),
            assessment: match outcome {
                Outcome::Whole(assessment) => Some(assessment),
                Outcome::Steps(_) => None,
            },
            notes: &task.notes,
            places: &task.places,
        }
    }

    /// Its steps.
    pub(super) fn steps(request: &'a Request) -> Vec<Self> {
        let assessments = match &request.outcome {
            Outcome::Whole(_) => &[][..],
            Outcome::Steps(steps) => steps,
        };
        let steps = (0..).zip(request.task.steps.iter().zip(assessments));
        steps
            .map(|(step, (said, assessment))| Self {
                task: &request.task,
                step: Some(step),
                answers: &said.answers,
                given: (assessment.verdict, assessment.basis),
                assessment: Some(assessment),
                notes: &said.notes,
                places: &said.places,
            })
            .collect()
    }

    /// Whether a condition holds.
    pub(super) fn holds(&self, rulebook: &Rulebook, condition: &Condition<Told>) -> Truth {
        self.would_hold(rulebook, condition, self.given, self.answers)
    }

    /// Whether it would with other answers and what they lead to.
    pub(super) fn would_hold(
        &self,
        rulebook: &Rulebook,
        condition: &Condition<Told>,
        given: (Verdict, Basis),
        answers: &Answers,
    ) -> Truth {
        let answer = |at, levels: &[usize]| {
            answers.get(at).is_one_of(levels.iter().copied().collect(), rulebook.question(at))
        };
        condition.holds(given, &answer, &|told| told.holds(self.task))
    }
}
