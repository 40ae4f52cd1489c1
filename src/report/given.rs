//! The task as a report gives it back: enough to assess it again.

use super::fields::{AnswerGiven, Said, StepGiven, TaskGiven};
use crate::rulebook::{Kind, Question, QuestionIx, Rulebook};
use crate::task::{Answer, Step, Task};

/// A task as reports give it back.
pub fn task_given<'a>(rulebook: &'a Rulebook, task: &'a Task) -> TaskGiven<'a> {
    let step = |step: &'a Step| StepGiven {
        title: &step.title,
        service: step.service.as_deref(),
        answers: Said(step.own.iter().map(|(at, answer)| named(rulebook, *at, *answer)).collect()),
        notes: notes_given(rulebook, &step.notes),
    };
    TaskGiven {
        id: task.id.as_deref(),
        title: task.title.as_deref(),
        service: task.service.as_deref(),
        declared: task.declared,
        answers: answers_given(rulebook, rulebook.questions().map(|(at, _)| (at, task.answers.get(at)))),
        notes: notes_given(rulebook, &task.notes),
        answered_by: task.answered_by.as_deref(),
        answered_on: task.answered_on.as_deref(),
        meta: task.meta.as_deref(),
        steps: (!task.steps.is_empty()).then(|| task.steps.iter().map(step).collect()),
    }
}

/// A step as a task of its own: the answers that hold for it.
pub(super) fn step_given<'a>(rulebook: &'a Rulebook, step: &'a Step) -> TaskGiven<'a> {
    TaskGiven {
        title: Some(&step.title),
        service: step.service.as_deref(),
        answers: answers_given(rulebook, rulebook.questions().map(|(at, _)| (at, step.answers.get(at)))),
        notes: notes_given(rulebook, &step.notes),
        ..TaskGiven::default()
    }
}

/// The answers but for the unknown ones: an answer left out is unknown.
fn answers_given<'a>(
    rulebook: &'a Rulebook,
    answers: impl Iterator<Item = (QuestionIx, Answer)>,
) -> Said<'a, AnswerGiven<'a>> {
    let known = answers.filter(|(_, answer)| *answer != Answer::Unknown);
    Said(known.map(|(at, answer)| named(rulebook, at, answer)).collect())
}

fn named(rulebook: &Rulebook, at: QuestionIx, answer: Answer) -> (&str, AnswerGiven<'_>) {
    let question = rulebook.question(at);
    (&question.id, answer_given(question, answer))
}

fn notes_given<'a>(rulebook: &'a Rulebook, notes: &'a [(QuestionIx, String)]) -> Said<'a, &'a str> {
    Said(notes.iter().map(|(at, note)| (rulebook.question(*at).id.as_ref(), note.as_str())).collect())
}

/// An answer as task files write it.
pub(crate) fn answer_given(question: &Question, answer: Answer) -> AnswerGiven<'_> {
    let level = |at: usize| {
        let id = question.levels.get(at).map_or("", |level| level.id.as_ref());
        match (question.kind, id.parse()) {
            (Kind::Scale, Ok(number)) => AnswerGiven::Number(number),
            _ => AnswerGiven::Word(id),
        }
    };
    match answer {
        Answer::Unknown => AnswerGiven::Word("unknown"),
        Answer::NotApplicable => AnswerGiven::Word("not_applicable"),
        Answer::Level(at) => level(at),
        Answer::Among(levels) | Answer::Chosen(levels) => {
            AnswerGiven::Levels(levels.iter().map(level).collect())
        }
    }
}
