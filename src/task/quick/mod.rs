//! The quick way to read a task from JSON, straight into indexes: as nearly all tasks of a long list are written.
//!
//! What is unusual, or wrong, it does not take. That goes the careful way (`json`), which reads the text several times and tells all
//! that is wrong with it. A task that both take is the same, but that no places of it are kept. It goes through the text by hand:
//! what serde would make of it takes twice the time, and more than that where it is optimized for size.

mod text;

use self::text::Text;
use super::json::{TASK, compact};
use super::reader::day;
use super::{Answer, Answers, LevelSet, MOST_BYTES, Task};
use crate::order::sort_by_key;
use crate::rulebook::{Kind, Question, QuestionIx, Rulebook, Verdict};

/// The task in a text; `None` if it is to be read the careful way.
pub(super) fn task(rulebook: &Rulebook, text: &str) -> Option<Task> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut text = Text::of(text);
    let task = whole(rulebook, &mut text)?;
    text.ahead().is_none().then_some(task)
}

/// Which were there already: one given twice is a fault.
#[derive(Default)]
struct Once([u64; 2]);

impl Once {
    #[inline]
    fn see(&mut self, at: usize) -> Option<()> {
        let (seen, bit) = (self.0.get_mut(at / 64)?, 1 << (at % 64));
        let is_new = *seen & bit == 0;
        *seen |= bit;
        is_new.then_some(())
    }
}

/// A task.
fn whole(rulebook: &Rulebook, text: &mut Text<'_>) -> Option<Task> {
    let (mut task, mut once, mut begun) = (Task::default(), Once::default(), false);
    let mut answered = false;
    text.take(b'{')?;
    while text.goes_on(&mut begun, b'}')? {
        let name = text.word()?;
        text.take(b':')?;
        once.see(TASK.iter().position(|known| *known == name)?)?;
        match name {
            "id" => task.id = said(text)?,
            "title" => task.title = said(text)?,
            "service" => task.service = said(text)?,
            "declared" => task.declared = word(text, verdict)?,
            "answers" => {
                answered = true;
                task.answers = answers(rulebook, text)?;
            }
            "notes" => task.notes = notes(rulebook, text)?,
            "answered_by" => task.answered_by = said(text)?,
            "answered_on" => task.answered_on = word(text, on)?,
            "meta" => task.meta = text.any().map(|meta| compact(meta).filter(|meta| meta.get() != "null"))?,
            "steps" => text.takes_null().then_some(())?,
            // What does not matter.
            _ => text.any().map(drop)?,
        }
    }
    answered.then_some(task)
}

/// A text with something in it, if there is one.
fn said(text: &mut Text<'_>) -> Option<Option<String>> {
    if text.takes_null() {
        return Some(None);
    }
    text.text().filter(|said| !said.chars().all(char::is_whitespace)).map(Some)
}

/// What a word stands for, if there is one.
fn word<T>(text: &mut Text<'_>, meant: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.takes_null() {
        return Some(None);
    }
    text.word().and_then(meant).map(Some)
}

fn verdict(word: &str) -> Option<Verdict> {
    Verdict::DECIDED.into_iter().find(|verdict| verdict.id() == word)
}

fn on(word: &str) -> Option<String> {
    day(word).map(|_| word.to_owned())
}

/// The answers, by question id.
fn answers(rulebook: &Rulebook, text: &mut Text<'_>) -> Option<Answers> {
    let (mut answers, mut once) = (Answers::to(rulebook.questions().len()), Once::default());
    let (mut begun, mut expected) = (false, 0);
    text.take(b'{')?;
    while text.goes_on(&mut begun, b'}')? {
        let (at, question) = asked(rulebook, text, expected)?;
        once.see(at.position())?;
        answers.set(at, answer(question, text)?);
        expected = at.position() + 1;
    }
    Some(answers)
}

/// The notes, by question id.
fn notes(rulebook: &Rulebook, text: &mut Text<'_>) -> Option<Vec<(QuestionIx, String)>> {
    let (mut notes, mut once, mut begun) = (Vec::new(), Once::default(), false);
    text.take(b'{')?;
    while text.goes_on(&mut begun, b'}')? {
        let (at, _) = asked(rulebook, text, 0)?;
        once.see(at.position())?;
        // A note with nothing in it is none.
        let note = if text.takes_null() { None } else { Some(text.text()?) };
        notes.extend(note.filter(|note| !note.is_empty()).map(|note| (at, note)));
    }
    sort_by_key(&mut notes, |(at, _)| *at);
    Some(notes)
}

/// The question that is named; most lists have them in one order, in which the one at a position is probably next.
fn asked<'r>(
    rulebook: &'r Rulebook,
    text: &mut Text<'_>,
    expected: usize,
) -> Option<(QuestionIx, &'r Question)> {
    let next = rulebook.question_at(expected).filter(|(_, question)| text.takes_text(&question.id));
    let asked = match next {
        Some(asked) => asked,
        None => rulebook.question_named(text.word()?)?,
    };
    text.take(b':').map(|()| asked)
}

/// What was said to a question.
fn answer(question: &Question, text: &mut Text<'_>) -> Option<Answer> {
    match text.ahead()? {
        b'[' => several(question, text),
        b'n' => text.takes_null().then_some(Answer::Unknown),
        b'"' => match text.word()? {
            "unknown" => Some(Answer::Unknown),
            "not_applicable" if question.may_not_apply && question.level("not_applicable").is_none() => {
                Some(Answer::NotApplicable)
            }
            word => Some(alone(question, question.level(word)?)),
        },
        _ => Some(alone(question, numbered(question, text.digit()?)?)),
    }
}

/// A level by itself.
fn alone(question: &Question, level: usize) -> Answer {
    match question.kind {
        Kind::AnyOf => Answer::Chosen(LevelSet::default().with(level)),
        Kind::Scale | Kind::OneOf => Answer::Level(level),
    }
}

/// A list of levels.
fn several(question: &Question, text: &mut Text<'_>) -> Option<Answer> {
    let (mut levels, mut last, mut begun) = (LevelSet::default(), None, false);
    text.take(b'[')?;
    while text.goes_on(&mut begun, b']')? {
        let level = match text.ahead()? {
            b'"' => question.level(text.word()?)?,
            _ => numbered(question, text.digit()?)?,
        };
        if levels.contains(level) {
            return None;
        }
        (levels, last) = (levels.with(level), Some(level));
    }
    match (question.kind, last) {
        (Kind::AnyOf, _) => Some(Answer::Chosen(levels)),
        (_, None) => None,
        (_, Some(level)) if levels.len() == 1 => Some(Answer::Level(level)),
        (_, Some(_)) => Some(Answer::Among(levels)),
    }
}

/// The level that a digit names.
fn numbered(question: &Question, digit: u8) -> Option<usize> {
    let is_named = |at: &usize| question.levels.get(*at).is_some_and(|level| level.id.as_bytes() == [digit]);
    // The levels of a scale are numbered so.
    let expected = Some(usize::from(digit.saturating_sub(b'1'))).filter(is_named);
    expected.or_else(|| (0..question.levels.len()).find(is_named))
}

#[cfg(test)]
mod tests;
