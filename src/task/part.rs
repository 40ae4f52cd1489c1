//! A part of an input: some whole tasks, which are read by themselves.

use std::ops::Range;
use std::sync::Arc;

use super::cells::Table;
use super::cut::array::Expects;
use super::reader::{Input, span};
use super::{Batch, Form, Places, Task, csv, json, quick};
use crate::diagnostic::{Fault, Faults, Unread};
use crate::rulebook::Rulebook;
use crate::source::{Encoding, Place, Source, SourceId, Start};

/// Some whole tasks of an input.
#[derive(Debug)]
pub struct Part {
    pub(super) name: Arc<str>,
    /// Where it begins in the input.
    pub(super) start: Start,
    pub(super) bytes: Vec<u8>,
    pub(super) content: Content,
}

/// What is in a part.
#[derive(Debug)]
pub(super) enum Content {
    /// One task by itself.
    Whole(Form),
    /// A task in each line.
    Lines,
    /// The elements of an array, from what is to come on.
    Elements { expects: Expects, ended: bool },
    /// Rows below a header; `None`: it stands above them.
    Rows { header: Option<Arc<str>> },
    /// What keeps the rest of the input from being read.
    Faulty(Fault),
    /// Nothing: the input ended.
    End,
}

/// The text that a task stands in.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The text; an empty one where none could be read.
    pub source: Arc<Source>,
    /// Where it begins in its file.
    pub start: Start,
}

impl Text {
    /// Reads a task again of which only the line was placed, for the places of its parts.
    pub(crate) fn again(&self, rulebook: &Rulebook, task: Task) -> Task {
        let piece = self.source.text.get(task.places.whole().span()).unwrap_or("");
        let input = Input { source: &self.source, start: self.start };
        json::one(rulebook, input, piece).unwrap_or(task)
    }
}

/// What is to be known of where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placed {
    /// Nothing.
    Nowhere,
    /// The line that it is, else where its parts are.
    Line,
}

/// A task that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The line that it begins in, from 1.
    pub line: usize,
    /// Its id, if that can be read.
    pub id: Option<String>,
    /// What is wrong with it.
    pub faults: Faults,
}

impl Part {
    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Whether its input ended before it.
    pub fn is_end(&self) -> bool {
        matches!(self.content, Content::End)
    }

    /// Whether it is one task by itself, not of a list of tasks that may hold one.
    pub fn is_lone(&self) -> bool {
        matches!(self.content, Content::Whole(_))
    }

    /// That its input has no task: an export that lost its rows is no reason to be content.
    pub fn without_task(&self) -> Unreadable {
        self.unreadable(Fault::NoTask)
    }

    /// Calls with each task in turn; where it stands may not be kept.
    pub fn read(self, rulebook: &Rulebook, each: &mut impl FnMut(Result<Task, Unreadable>)) {
        self.take(rulebook, Placed::Nowhere, &mut |_, task| each(task));
    }

    /// Calls with each task in turn and the text that it is in. Of one that is a line the places of its parts may have to be looked for
    /// [again](Text::again).
    pub(crate) fn read_placed(
        self,
        rulebook: &Rulebook,
        each: &mut impl FnMut(&Text, Result<Task, Unreadable>),
    ) {
        self.take(rulebook, Placed::Line, each);
    }

    fn take(
        mut self,
        rulebook: &Rulebook,
        placed: Placed,
        each: &mut impl FnMut(&Text, Result<Task, Unreadable>),
    ) {
        let bytes = std::mem::take(&mut self.bytes);
        match &mut self.content {
            Content::End => {}
            Content::Faulty(fault) => {
                let fault = std::mem::replace(fault, Fault::NoTask);
                each(&self.no_text(), Err(self.unreadable(fault)));
            }
            Content::Whole(form) => match Source::from_bytes(self.name.to_string(), bytes) {
                Err(not_text) => {
                    each(&self.no_text(), Err(self.unreadable(*Unread::from(not_text).fault)));
                }
                Ok(source) => {
                    let blank = source.text.len() - source.text.trim_start().len();
                    let line = self.start.line_column(&source.text, blank).0;
                    let text = Text { source: Arc::new(source), start: self.start };
                    let id = || if *form == Form::Json { json::id(&text.source.text) } else { None };
                    for task in Batch::read(rulebook, Arc::clone(&text.source), *form).tasks {
                        each(&text, task.map_err(|faults| Unreadable { line, id: id(), faults }));
                    }
                }
            },
            _ => self.records(rulebook, bytes, placed, each),
        }
    }

    /// That there is no text, only the name of a file.
    fn no_text(&self) -> Text {
        let source = Source { name: self.name.to_string(), text: String::new() };
        Text { source: Arc::new(source), start: self.start }
    }

    fn unreadable(&self, fault: Fault) -> Unreadable {
        let faults = Unread::new(self.name.to_string(), fault).into();
        Unreadable { line: self.start.line, id: None, faults }
    }

    /// The tasks in lines, elements or rows.
    fn records(
        &self,
        rulebook: &Rulebook,
        bytes: Vec<u8>,
        placed: Placed,
        each: &mut impl FnMut(&Text, Result<Task, Unreadable>),
    ) {
        let (text, strange) = decoded(bytes);
        let source = Arc::new(Source { name: self.name.to_string(), text });
        let within = Text { source, start: self.start };
        let mut each = |task| each(&within, task);
        let records = Records { input: Input { source: &within.source, start: self.start }, strange, placed };
        let text = records.input.text();
        match &self.content {
            Content::Lines => {
                let lines = lines(text).filter(|line| !line.trim().is_empty());
                lines.for_each(|line| each(records.task(rulebook, line)));
            }
            Content::Elements { expects, ended } => {
                json::elements(records.input, text, (*expects, *ended), &mut |element| match element {
                    Ok(element) => each(records.task(rulebook, element)),
                    Err(faults) => each(Err(records.told(faults))),
                });
            }
            Content::Rows { header } => {
                let table = match header {
                    Some(header) => Ok(Table::below(header, text)),
                    None => records.input.one(Table::of),
                };
                match table {
                    Ok(table) => csv::rows(rulebook, records.input, &table, &mut |row, id, task| {
                        // What is wrong with the header was told where it stands.
                        if header.is_none() || !row.is_empty() {
                            each(records.read(row, |_| id.map(str::to_owned), |_| task));
                        }
                    }),
                    Err(faults) => each(Err(records.told(faults))),
                }
            }
            Content::Whole(_) | Content::Faulty(_) | Content::End => {}
        }
    }
}

/// What the records of a part are read from.
struct Records<'s> {
    input: Input<'s>,
    /// Where it is no text.
    strange: Vec<Range<usize>>,
    placed: Placed,
}

impl<'s> Records<'s> {
    /// The task that is written as JSON in a piece of the text: the quick way, if it can be.
    fn task(&self, rulebook: &Rulebook, piece: &'s str) -> Result<Task, Unreadable> {
        self.quick(rulebook, piece)
            .map_or_else(|| self.read(piece, json::id, |input| json::one(rulebook, input, piece)), Ok)
    }

    fn quick(&self, rulebook: &Rulebook, piece: &str) -> Option<Task> {
        if !self.strange.is_empty() {
            return None;
        }
        match self.placed {
            Placed::Nowhere => quick::task(rulebook, piece),
            Placed::Line if memchr::memchr(b'\n', piece.as_bytes()).is_some() => None,
            Placed::Line => {
                let whole = Place::new(SourceId::default(), &span(self.input.text(), piece));
                quick::task(rulebook, piece).map(|task| Task { places: Places::of_line(whole), ..task })
            }
        }
    }

    /// The task in a piece of the text, unless that is no text.
    fn read(
        &self,
        piece: &'s str,
        id: impl FnOnce(&'s str) -> Option<String>,
        read: impl FnOnce(Input<'s>) -> Result<Task, Faults>,
    ) -> Result<Task, Unreadable> {
        let span = span(self.input.text(), piece);
        let line = || self.input.start.line_column(self.input.text(), span.start).0;
        let before = self.strange.partition_point(|bad| bad.end <= span.start);
        let strange = self.strange.get(before).filter(|bad| bad.start < span.end);
        let task = match strange {
            None => read(self.input),
            Some(bad) => self.input.one(|reader| {
                let fault = Fault::Encoding { encoding: Encoding::Unknown };
                reader.log.push(fault, &Place::new(reader.source, bad));
                None
            }),
        };
        task.map_err(|faults| Unreadable { line: line(), id: id(piece), faults })
    }

    /// What tells its own place.
    fn told(&self, faults: Faults) -> Unreadable {
        let place = faults.list.first().and_then(|first| faults.place(first));
        let line = place.map_or(self.input.start.line, |place| place.line_column().0);
        Unreadable { line, id: None, faults }
    }
}

/// The lines of a text, as [`str::lines`] gives them, in less time.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let line = move |end| text.get(std::mem::replace(&mut start, end + 1)..end).unwrap_or("");
    ends.map(line).map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// The text of some bytes, and where it stands for what is no text.
fn decoded(bytes: Vec<u8>) -> (String, Vec<Range<usize>>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, Vec::new()),
        Err(error) => error.into_bytes(),
    };
    let (mut text, mut strange) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            strange.push(text.len()..text.len() + char::REPLACEMENT_CHARACTER.len_utf8());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, strange)
}
