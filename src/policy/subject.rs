//! What a rule is held against: the whole of a task without steps, one of its steps, or the frame around them.
//!
//! Answers are those of the subject; the verdict and what it rests on are those of the request, whichever step is looked at.

use super::Told;
use crate::assess::{Assessment, Outcome};
use crate::rulebook::{Basis, Known, QuestionIx, Rulebook, Truth, Verdict};
use crate::task::{Answers, Places, Task};

/// One set of answers with what the rules say of it.
pub(super) struct Subject<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) task: &'a Task,
    pub(super) outcome: &'a Outcome,
    /// The step, by position; `None` for the whole and for the frame.
    pub(super) step: Option<usize>,
    pub(super) answers: &'a Answers,
    /// `None` for the frame: its verdict comes from those of its steps.
    pub(super) assessment: Option<&'a Assessment>,
    pub(super) notes: &'a [(QuestionIx, String)],
    pub(super) places: &'a Places,
}

impl<'a> Subject<'a> {
    /// The task itself.
    pub(super) fn frame(rulebook: &'a Rulebook, task: &'a Task, outcome: &'a Outcome) -> Self {
        Self {
            rulebook,
            task,
            outcome,
            step: None,
            answers: &task.answers,
            assessment: match outcome {
                Outcome::Whole(assessment) => Some(assessment),
                Outcome::Steps(_) => None,
            },
            notes: &task.notes,
            places: &task.places,
        }
    }

    /// Its steps.
    pub(super) fn steps(rulebook: &'a Rulebook, task: &'a Task, outcome: &'a Outcome) -> Vec<Self> {
        let assessments = match outcome {
            Outcome::Whole(_) => &[][..],
            Outcome::Steps(steps) => steps,
        };
        let steps = (0..).zip(task.steps.iter().zip(assessments));
        let step = |(step, (said, assessment)): (usize, (&'a crate::task::Step, &'a Assessment))| Self {
            rulebook,
            task,
            outcome,
            step: Some(step),
            answers: &said.answers,
            assessment: Some(assessment),
            notes: &said.notes,
            places: &said.places,
        };
        steps.map(step).collect()
    }
}

impl Known<Told> for Subject<'_> {
    /// One that is given holds; another that the open answers could still lead to may yet.
    fn verdict(&self, verdicts: &[Verdict]) -> Truth {
        let possible = || self.outcome.possible(self.rulebook);
        if verdicts.contains(&self.outcome.verdict()) {
            Truth::Yes
        } else if !self.outcome.is_settled() && possible().iter().any(|verdict| verdicts.contains(verdict)) {
            Truth::Open
        } else {
            Truth::No
        }
    }

    fn basis(&self, bases: &[Basis]) -> Truth {
        Truth::from(bases.contains(&self.outcome.basis()))
    }

    fn answer(&self, question: QuestionIx, levels: &[usize]) -> Truth {
        let question_asked = self.rulebook.question(question);
        self.answers.get(question).is_one_of(levels.iter().copied().collect(), question_asked)
    }

    fn field(&self, said: &Told) -> Truth {
        said.holds(self.task)
    }
}
