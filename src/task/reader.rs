//! What the reading of a task needs whichever form it has: the text, what was found wrong so far, and what words mean.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Answer, LevelSet, MOST_BYTES, Task};
use crate::diagnostic::{Fault, Faults, Limited, Log, did_you_mean};
use crate::rulebook::{Kind, Question, Verdict};
use crate::source::{Place, Source, SourceId, Sources};

/// The text that is read, and what was found wrong so far.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) source: SourceId,
    pub(super) log: Log,
}

/// A word of an answer, and the part of the text that it is of.
pub(super) struct Word<'t> {
    pub(super) word: Cow<'t, str>,
    pub(super) part: &'t str,
}

impl<'t> Reader<'t> {
    pub(super) fn place(&self, part: &str) -> Place {
        Place::new(self.source, &span(self.text, part))
    }

    /// Where a part begins.
    pub(super) fn start(&self, part: &str) -> Place {
        let start = span(self.text, part).start;
        let first = self.text.get(start..).and_then(|rest| rest.chars().next());
        Place::new(self.source, &(start..start + first.map_or(0, char::len_utf8)))
    }

    pub(super) fn push(&mut self, fault: Fault, part: &str) {
        let place = self.place(part);
        self.log.push(fault, &place);
    }

    /// Whether the part of the text that a task stands in is not too large; else that is logged at its start.
    pub(super) fn fits(&mut self, part: &str) -> bool {
        let fits = part.len() <= MOST_BYTES;
        if !fits {
            let fault = Fault::TooLarge { what: Limited::Task, limit: MOST_BYTES };
            self.log.push(fault, &self.start(part));
        }
        fits
    }

    /// What one word says to a question.
    pub(super) fn said(&mut self, question: &Question, said: &Word<'_>) -> Option<Answer> {
        match &*said.word {
            "unknown" => Some(Answer::Unknown),
            "not_applicable" if question.level("not_applicable").is_none() => {
                if !question.may_not_apply {
                    self.push(Fault::AlwaysApplies { question: question.id.to_string() }, said.part);
                    return None;
                }
                Some(Answer::NotApplicable)
            }
            _ => {
                let level = match level(question, said) {
                    Ok(level) => level,
                    Err(fault) => {
                        self.push(with_other_words(fault, question), said.part);
                        return None;
                    }
                };
                Some(match question.kind {
                    Kind::AnyOf => Answer::Chosen(LevelSet::default().with(level)),
                    Kind::Scale | Kind::OneOf => Answer::Level(level),
                })
            }
        }
    }

    /// What several words say: the choice of an any-of question, else the levels that are possible. `whole` is what they stand in.
    pub(super) fn several(&mut self, question: &Question, words: &[Word<'_>], whole: &str) -> Option<Answer> {
        let (mut levels, mut sound) = (LevelSet::default(), true);
        for word in words {
            let level = match level(question, word) {
                Ok(level) => level,
                Err(fault) => {
                    self.push(fault, word.part);
                    sound = false;
                    continue;
                }
            };
            if levels.contains(level) {
                let level = question.levels.get(level).map_or_else(String::new, |level| level.id.to_string());
                self.push(Fault::RepeatedLevel { level }, word.part);
                sound = false;
            }
            levels = levels.with(level);
        }
        if words.is_empty() && question.kind != Kind::AnyOf {
            self.push(Fault::NoLevel { question: question.id.to_string() }, whole);
            sound = false;
        }
        let mut single = levels.iter();
        let answer = match (question.kind, single.next(), single.next()) {
            (Kind::AnyOf, _, _) => Answer::Chosen(levels),
            (_, Some(level), None) => Answer::Level(level),
            _ => Answer::Among(levels),
        };
        sound.then_some(answer)
    }

    /// What a task was declared as.
    pub(super) fn declared(&mut self, said: &Word<'_>) -> Option<Verdict> {
        let verdicts = Verdict::DECIDED;
        let found = verdicts.into_iter().find(|verdict| *verdict.id() == *said.word);
        if found.is_none() {
            let known: Vec<String> = verdicts.iter().map(|verdict| verdict.id().to_owned()).collect();
            let suggestion = did_you_mean(&said.word, known.iter().map(String::as_str));
            let word = said.word.clone().into_owned();
            self.push(Fault::UnknownWord { word, suggestion, known }, said.part);
        }
        found
    }

    /// A date as `2026-11-22`.
    pub(super) fn date(&mut self, said: &Word<'_>) -> Option<String> {
        if day(&said.word).is_some() {
            return Some(said.word.clone().into_owned());
        }
        self.push(Fault::BadDate { found: said.word.clone().into_owned() }, said.part);
        None
    }
}

/// The level that a word names.
fn level(question: &Question, said: &Word<'_>) -> Result<usize, Fault> {
    let word = if question.kind == Kind::Scale { whole(&said.word) } else { &said.word };
    question.level(word).ok_or_else(|| question.unknown_level(word))
}

/// The fault with the words that can stand for a whole answer, beside the levels.
fn with_other_words(mut fault: Fault, question: &Question) -> Fault {
    if let Fault::UnknownLevel { known, .. } = &mut fault {
        if question.kind == Kind::AnyOf {
            known.push(("[]".to_owned(), "if none of them".to_owned()));
        }
        known.push(("unknown".to_owned(), "if nobody knows".to_owned()));
        if question.may_not_apply {
            known.push(("not_applicable".to_owned(), "if it makes no sense here".to_owned()));
        }
    }
    fault
}

/// The day that a text names as `2026-11-22`. The calendar reads other forms too; what is compared byte for byte takes the one.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

/// `2.0` is the level 2.
fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => number,
    }
}

/// The bytes that a part borrowed from a text stands in; the start of the text for a part that was not borrowed from it.
pub(super) fn span(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    match start.checked_add(part.len()) {
        Some(end) if end <= text.len() => start..end,
        _ => 0..0,
    }
}

/// The tasks of an input, each sound or with all that is wrong with it, and whether the input is one task by itself.
pub(super) type Tasks = (bool, Vec<Result<Task, Faults>>);

/// Reads one task of a source with `read`, and gathers what is wrong with it.
pub(super) fn one<'s, T>(
    source: &'s Arc<Source>,
    read: impl FnOnce(&mut Reader<'s>) -> Option<T>,
) -> Result<T, Faults> {
    let mut sources = Sources::default();
    let id = sources.add(Arc::clone(source));
    let mut reader = Reader { text: &source.text, source: id, log: Log::default() };
    let value = read(&mut reader);
    reader.log.finish(value, sources)
}
