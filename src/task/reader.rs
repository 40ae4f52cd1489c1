//! What the reading of a task needs whichever form it has: the text, what was found wrong so far, and what its words mean.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::said::Word;
use super::{MOST_BYTES, Task};
use crate::date::Date;
use crate::diagnostic::{Fault, Faults, Limited, Log, did_you_mean};
use crate::rulebook::Verdict;
use crate::source::{Place, Source, SourceId, Sources, Start};

/// The text that is read, and what was found wrong so far.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) source: SourceId,
    pub(super) log: Log,
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

    /// A word of which a part of the text is the place.
    pub(super) fn word_at<'w>(&self, word: impl Into<Cow<'w, str>>, part: &str) -> Word<'w> {
        Word { word: word.into(), place: self.place(part) }
    }

    /// What a task was declared as.
    pub(super) fn declared(&mut self, said: &Word<'_>) -> Option<Verdict> {
        let verdicts = Verdict::DECIDED;
        let found = verdicts.into_iter().find(|verdict| *verdict.id() == *said.word);
        if found.is_none() {
            let known: Vec<String> = verdicts.iter().map(|verdict| verdict.id().to_owned()).collect();
            let suggestion = did_you_mean(&said.word, known.iter().map(String::as_str));
            let word = said.word.clone().into_owned();
            self.log.push(Fault::UnknownWord { word, suggestion, known }, &said.place);
        }
        found
    }

    /// A date as `2026-11-22`.
    pub(super) fn date(&mut self, said: &Word<'_>) -> Option<String> {
        if day(&said.word).is_some() {
            return Some(said.word.clone().into_owned());
        }
        self.log.push(Fault::BadDate { found: said.word.clone().into_owned() }, &said.place);
        None
    }
}

/// The day that a text names as `2026-11-22`.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok()
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

/// A text that tasks are read from: an input, or a part of one.
#[derive(Clone, Copy)]
pub(super) struct Input<'s> {
    pub(super) source: &'s Arc<Source>,
    /// Where it begins in its file.
    pub(super) start: Start,
}

impl<'s> Input<'s> {
    /// A whole input.
    pub(super) fn whole(source: &'s Arc<Source>) -> Self {
        Self { source, start: Start::default() }
    }

    /// Its text.
    pub(super) fn text(self) -> &'s str {
        &self.source.text
    }

    /// Reads one task of it with `read`, and gathers what is wrong with that.
    pub(super) fn one<T>(self, read: impl FnOnce(&mut Reader<'s>) -> Option<T>) -> Result<T, Faults> {
        let (sources, id) = Sources::of_part(Arc::clone(self.source), self.start);
        let mut reader = Reader { text: self.text(), source: id, log: Log::default() };
        let value = read(&mut reader);
        reader.log.finish(value, sources)
    }
}
