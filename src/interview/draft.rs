//! What was said so far.

use std::collections::BTreeMap;

use crate::order::collected;
use crate::rulebook::{QuestionIx, Rulebook};
use crate::task::{Answer, Answers, Step, Task};

/// What was said to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// An answer; unknown if nobody knows.
    Is(Answer),
    /// That it differs from part to part of the work.
    Differs,
}

/// One part of the work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// What was said of it alone.
    pub said: BTreeMap<QuestionIx, Answer>,
}

/// What was said so far: of the whole work, and of its parts where it differs.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The task that it goes on from, with all that an interview does not ask.
    pub base: Task,
    /// What the work is called.
    pub title: Option<String>,
    /// What was said to each question that was asked.
    pub said: BTreeMap<QuestionIx, Said>,
    /// Notes beside the answers.
    pub notes: BTreeMap<QuestionIx, String>,
    /// The parts, once they were named.
    pub parts: Vec<Part>,
}

impl Draft {
    /// What a task says already: of what is unknown in it nobody was asked.
    pub fn of(rulebook: &Rulebook, task: Task) -> Self {
        let own = |at: QuestionIx| task.steps.iter().any(|step| step.own.iter().any(|(of, _)| *of == at));
        let given = |(at, _): (QuestionIx, _)| match task.answers.get(at) {
            _ if own(at) => Some((at, Said::Differs)),
            Answer::Unknown => None,
            answer => Some((at, Said::Is(answer))),
        };
        let part = |step: &Step| Part {
            title: step.title.clone(),
            // What a step inherits it has of its own as soon as it differs from part to part.
            said: collected(
                rulebook.questions().filter(|(at, _)| own(*at)).map(|(at, _)| (at, step.answers.get(at))),
            ),
        };
        Self {
            title: task.title.clone(),
            said: collected(rulebook.questions().filter_map(given)),
            notes: collected(task.notes.iter().cloned()),
            parts: task.steps.iter().map(part).collect(),
            base: task,
        }
    }

    /// The answers that hold for all parts.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        for (at, said) in &self.said {
            if let Said::Is(answer) = said {
                answers.set(*at, *answer);
            }
        }
        answers
    }

    /// The answers that hold for a part.
    pub fn answers_of(&self, part: &Part) -> Answers {
        let mut answers = self.answers();
        self.own(part).for_each(|(at, answer)| answers.set(at, answer));
        answers
    }

    /// What was said of a part alone, where it still differs.
    pub fn own(&self, part: &Part) -> impl Iterator<Item = (QuestionIx, Answer)> {
        part.said.iter().filter(|(at, _)| self.differs(**at)).map(|(at, answer)| (*at, *answer))
    }

    /// The questions that are answered part by part.
    pub fn differing(&self) -> impl Iterator<Item = QuestionIx> {
        self.said.iter().filter(|(_, said)| **said == Said::Differs).map(|(at, _)| *at)
    }

    /// Whether a question is answered part by part.
    pub fn differs(&self, at: QuestionIx) -> bool {
        self.said.get(&at) == Some(&Said::Differs)
    }

    /// Whether any question is.
    pub fn has_parts(&self) -> bool {
        self.differing().next().is_some()
    }

    /// The task that this makes.
    pub fn task(&self) -> Task {
        let step = |part: &Part| Step {
            title: part.title.clone(),
            own: self.own(part).collect(),
            answers: self.answers_of(part),
            // A step that was there before keeps what an interview does not ask.
            ..self.base.steps.iter().find(|step| step.title == part.title).cloned().unwrap_or_default()
        };
        Task {
            title: self.title.clone().filter(|title| !title.is_empty()),
            answers: self.answers(),
            notes: self.notes.iter().map(|(at, note)| (*at, note.clone())).collect(),
            steps: if self.has_parts() { self.parts.iter().map(step).collect() } else { Vec::new() },
            ..self.base.clone()
        }
    }
}
