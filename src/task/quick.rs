//! The quick way to read a task from JSON, straight into indexes: as nearly all tasks of a long list are written.
//!
//! What is unusual, or wrong, it does not take. That goes the careful way (`json`), which reads the text several times and tells all
//! that is wrong with it. A task that both take is the same, but that no places of it are kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::json::compact;
use super::reader::day;
use super::{Answer, Answers, LevelSet, MOST_BYTES, Task};
use crate::order::sort_by_key;
use crate::rulebook::{Kind, Level, Question, QuestionIx, Rulebook, Verdict};

/// Why a task is left to the careful way. Nobody is told.
const UNUSUAL: &str = "unusual";

/// The task in a text; `None` if it is to be read the careful way.
pub(super) fn task(rulebook: &Rulebook, text: &str) -> Option<Task> {
    // Half a character can hide in any text, read or not.
    let escaped = |at: usize| text.as_bytes().get(at + 1) == Some(&b'u');
    if text.len() > MOST_BYTES || memchr::memchr_iter(b'\\', text.as_bytes()).any(escaped) {
        return None;
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let task = json.deserialize_map(Whole(rulebook)).ok()?;
    json.end().ok().map(|()| task)
}

/// The fields of a task, one of which stands for all that don't matter.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Title,
    Service,
    Declared,
    Answers,
    Notes,
    AnsweredBy,
    AnsweredOn,
    Meta,
    Steps,
    Form,
    #[serde(rename = "$schema")]
    Schema,
}

/// Which were there already: one given twice is a fault.
#[derive(Default)]
struct Once(u128);

impl Once {
    fn see<E: Error>(&mut self, at: usize) -> Result<(), E> {
        let bit = u32::try_from(at).ok().and_then(|at| 1_u128.checked_shl(at));
        match bit.filter(|bit| self.0 & bit == 0) {
            Some(bit) => self.0 |= bit,
            None => return Err(E::custom(UNUSUAL)),
        }
        Ok(())
    }
}

/// A task.
struct Whole<'r>(&'r Rulebook);

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Task;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a task")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Task, M::Error> {
        let (mut task, mut once, mut answers) = (Task::default(), Once::default(), None);
        while let Some(field) = map.next_key::<Field>()? {
            once.see(field as usize)?;
            match field {
                Field::Id => task.id = said(map.next_value()?)?,
                Field::Title => task.title = said(map.next_value()?)?,
                Field::Service => task.service = said(map.next_value()?)?,
                Field::Declared => {
                    task.declared = map.next_value::<Option<&str>>()?.map(verdict).transpose()?
                }
                Field::Answers => answers = Some(map.next_value_seed(AnswersOf(self.0))?),
                Field::Notes => task.notes = map.next_value_seed(NotesOf(self.0))?,
                Field::AnsweredBy => task.answered_by = said(map.next_value()?)?,
                Field::AnsweredOn => {
                    task.answered_on = map.next_value::<Option<&str>>()?.map(on).transpose()?
                }
                Field::Meta => task.meta = map.next_value::<Option<&RawValue>>()?.and_then(compact),
                // Null is none.
                Field::Steps => map.next_value::<()>()?,
                Field::Form | Field::Schema => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        task.answers = answers.ok_or_else(|| M::Error::custom(UNUSUAL))?;
        Ok(task)
    }
}

/// A text with something in it.
fn said<E: Error>(text: Option<String>) -> Result<Option<String>, E> {
    match text {
        Some(text) if text.trim().is_empty() => Err(E::custom(UNUSUAL)),
        text => Ok(text),
    }
}

fn verdict<E: Error>(word: &str) -> Result<Verdict, E> {
    Verdict::DECIDED.into_iter().find(|verdict| verdict.id() == word).ok_or_else(|| E::custom(UNUSUAL))
}

fn on<E: Error>(word: &str) -> Result<String, E> {
    day(word).map(|_| word.to_owned()).ok_or_else(|| E::custom(UNUSUAL))
}

/// The answers, by question id.
struct AnswersOf<'r>(&'r Rulebook);

impl<'de> DeserializeSeed<'de> for AnswersOf<'_> {
    type Value = Answers;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Answers, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for AnswersOf<'_> {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Answers, M::Error> {
        let (mut answers, mut once) = (Answers::to(self.0.questions().len()), Once::default());
        let mut asked = Asked { rulebook: self.0, expected: 0 };
        while let Some((at, question)) = map.next_key_seed(asked)? {
            once.see(at.position())?;
            answers.set(at, map.next_value_seed(AnswerTo(question))?);
            asked.expected = at.position() + 1;
        }
        Ok(answers)
    }
}

/// The notes, by question id.
struct NotesOf<'r>(&'r Rulebook);

impl<'de> DeserializeSeed<'de> for NotesOf<'_> {
    type Value = Vec<(QuestionIx, String)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for NotesOf<'_> {
    type Value = Vec<(QuestionIx, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("notes")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (mut notes, mut once) = (Vec::new(), Once::default());
        let mut asked = Asked { rulebook: self.0, expected: 0 };
        while let Some((at, _)) = map.next_key_seed(asked)? {
            once.see(at.position())?;
            // A note with nothing in it is none.
            let note = map.next_value::<Option<String>>()?.filter(|note| !note.is_empty());
            notes.extend(note.map(|note| (at, note)));
            asked.expected = at.position() + 1;
        }
        sort_by_key(&mut notes, |(at, _)| *at);
        Ok(notes)
    }
}

/// A question by its id; most lists have them in one order.
#[derive(Clone, Copy)]
struct Asked<'r> {
    rulebook: &'r Rulebook,
    /// The position of the one that is probably next.
    expected: usize,
}

impl<'de, 'r> DeserializeSeed<'de> for Asked<'r> {
    type Value = (QuestionIx, &'r Question);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'r> Visitor<'_> for Asked<'r> {
    type Value = (QuestionIx, &'r Question);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a question")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<Self::Value, E> {
        self.rulebook.question_expected(self.expected, id).ok_or_else(|| E::custom(UNUSUAL))
    }
}

/// What was said to a question.
struct AnswerTo<'r>(&'r Question);

impl<'de> DeserializeSeed<'de> for AnswerTo<'_> {
    type Value = Answer;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Answer, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnswerTo<'_> {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<Answer, E> {
        Ok(Answer::Unknown)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Answer, E> {
        LevelOf(self.0).visit_u64(number).map(|level| self.alone(level))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Answer, E> {
        match word {
            "unknown" => Ok(Answer::Unknown),
            "not_applicable" if self.0.may_not_apply && self.0.level(word).is_none() => {
                Ok(Answer::NotApplicable)
            }
            _ => LevelOf(self.0).visit_str(word).map(|level| self.alone(level)),
        }
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Answer, S::Error> {
        let (mut levels, mut last) = (LevelSet::default(), None);
        while let Some(level) = seq.next_element_seed(LevelOf(self.0))? {
            if levels.contains(level) {
                return Err(S::Error::custom(UNUSUAL));
            }
            (levels, last) = (levels.with(level), Some(level));
        }
        match (self.0.kind, last) {
            (Kind::AnyOf, _) => Ok(Answer::Chosen(levels)),
            (_, None) => Err(S::Error::custom(UNUSUAL)),
            (_, Some(level)) if levels.len() == 1 => Ok(Answer::Level(level)),
            (_, Some(_)) => Ok(Answer::Among(levels)),
        }
    }
}

impl AnswerTo<'_> {
    /// A level by itself.
    fn alone(&self, level: usize) -> Answer {
        match self.0.kind {
            Kind::AnyOf => Answer::Chosen(LevelSet::default().with(level)),
            Kind::Scale | Kind::OneOf => Answer::Level(level),
        }
    }
}

/// A level of a question, by position.
struct LevelOf<'r>(&'r Question);

impl<'de> DeserializeSeed<'de> for LevelOf<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for LevelOf<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a level")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<usize, E> {
        let digit = u8::try_from(number).ok().filter(|digit| *digit < 10).map(|digit| [b'0' + digit]);
        let is_named = |level: &Level| digit.is_some_and(|digit| level.id.as_bytes() == digit);
        // The levels of a scale are numbered so.
        let expected = usize::from(digit.map_or(0, |[digit]| digit.saturating_sub(b'1')));
        let expected = Some(expected).filter(|at| self.0.levels.get(*at).is_some_and(is_named));
        let level = expected.or_else(|| self.0.levels.iter().position(is_named));
        level.ok_or_else(|| E::custom(UNUSUAL))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<usize, E> {
        self.0.level(word).ok_or_else(|| E::custom(UNUSUAL))
    }
}
