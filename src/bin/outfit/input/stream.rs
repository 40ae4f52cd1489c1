//! One input after the other, part by part: so much of it is kept as a part takes.

use std::io::{IsTerminal, Read};

use outfit::diagnostic::{Fault, Unread};
use outfit::source::{Encoding, Source};
use outfit::task::{Cutter, Form, InputPart, MOST_BYTES, PART_BYTES};

use super::{Found, STANDARD, nothing};
use crate::failure::Failure;
use crate::file::{open, shown, unreadable};

/// The parts of all inputs.
pub(crate) struct Stream {
    inputs: std::vec::IntoIter<Result<Found, Unread>>,
    /// Whether there is one input.
    sole: bool,
    asked: Asked,
    current: Option<Current>,
    /// How many inputs were begun.
    begun: usize,
    /// How many parts were taken.
    taken: usize,
}

/// What was said of the inputs.
#[derive(Clone, Copy)]
struct Asked {
    form: Option<Form>,
    /// Whether nothing may be piped in.
    allow_empty: bool,
}

/// An input that is read.
struct Current {
    reading: Reading,
    cutter: Cutter,
}

/// The bytes of an input, as far as they were read and are not cut off yet.
struct Reading {
    reader: Box<dyn Read + Send>,
    read: Vec<u8>,
    ended: bool,
}

/// A part in its turn.
pub(crate) struct Turn {
    pub(crate) number: usize,
    pub(crate) part: InputPart,
    /// Which of the inputs it is from, from 0.
    pub(crate) input: usize,
    /// Whether its input is the only one.
    pub(crate) sole: bool,
}

impl Stream {
    /// Of some inputs, of the form that was said, if one was.
    ///
    /// # Errors
    /// If nothing is piped in where that is the only input.
    pub(crate) fn of(
        inputs: Vec<Result<Found, Unread>>,
        form: Option<Form>,
        allow_empty: bool,
    ) -> Result<Self, Failure> {
        let (sole, mut inputs) = (inputs.len() == 1, inputs.into_iter());
        let asked = Asked { form, allow_empty };
        let current = inputs.next().map(|input| Current::of(input, asked, sole)).transpose()?.flatten();
        Ok(Self { inputs, sole, asked, current, begun: 1, taken: 0 })
    }

    /// The next part; `None` after the last.
    pub(crate) fn next(&mut self) -> Option<Turn> {
        loop {
            if self.current.is_none() {
                let input = self.inputs.next()?;
                self.begun += 1;
                // Among several inputs none is missing.
                self.current = Current::of(input, self.asked, false).ok().flatten();
            }
            let Some(current) = &mut self.current else { continue };
            let Some(part) = current.part() else {
                self.current = None;
                continue;
            };
            // What comes after the end is not read: it may never end.
            if part.is_end() {
                self.current = None;
            }
            let number = self.taken;
            self.taken += 1;
            return Some(Turn { number, part, input: self.begun - 1, sole: self.sole });
        }
    }
}

impl Current {
    /// One that is read from its start; `None` if nothing is piped in, and may be.
    fn of(input: Result<Found, Unread>, asked: Asked, alone: bool) -> Result<Option<Self>, Failure> {
        let unread = |unread| {
            Some(Self { reading: Reading::of(Box::new(std::io::empty())), cutter: Cutter::of_unread(unread) })
        };
        let empty = || if asked.allow_empty { Ok(None) } else { nothing(alone).map(unread) };
        let (name, reader): (String, Box<dyn Read + Send>) = match input {
            Err(fault) => return Ok(unread(fault)),
            Ok(Found::Standard) if std::io::stdin().is_terminal() => return nothing(alone).map(unread),
            Ok(Found::Standard) => (STANDARD.to_owned(), Box::new(std::io::stdin())),
            Ok(Found::File(path)) => match open(&path) {
                Ok(file) => (shown(&path), Box::new(file)),
                Err(fault) => return Ok(unread(fault)),
            },
        };
        let mut reading = Reading::of(reader);
        // A name tells it without a letter of the text.
        let told = asked.form.or_else(|| Form::of(&name, ""));
        let mut most = PART_BYTES;
        loop {
            if let Err(fault) = reading.fill(most) {
                return Ok(unread(Unread::new(name, fault)));
            }
            if told.is_some() || reading.ended || most >= MOST_BYTES || tells_form(&reading.read) {
                break;
            }
            most *= 2;
        }
        if name == STANDARD && reading.ended && reading.read.trim_ascii().is_empty() {
            return empty();
        }
        match told.or_else(|| Form::of(&name, &String::from_utf8_lossy(&reading.read))) {
            Some(form) => Ok(Some(Self { reading, cutter: Cutter::new(&name, form) })),
            None => Ok(unread(match Source::from_bytes(name.clone(), reading.read) {
                Err(not_text) if not_text.encoding != Encoding::Unknown => not_text.into(),
                _ => Unread::new(name, Fault::UnknownForm),
            })),
        }
    }

    /// The next part; `None` after the last.
    fn part(&mut self) -> Option<InputPart> {
        let mut most = PART_BYTES;
        loop {
            if let Err(fault) = self.reading.fill(most) {
                self.cutter.break_off(fault);
            }
            let part = self.cutter.cut(&mut self.reading.read, self.reading.ended);
            if part.is_some() || self.reading.ended {
                return part;
            }
            most *= 2;
        }
    }
}

impl Reading {
    fn of(reader: Box<dyn Read + Send>) -> Self {
        Self { reader, read: Vec::new(), ended: false }
    }

    /// Reads up to so many bytes, if there are.
    fn fill(&mut self, most: usize) -> Result<(), Fault> {
        let missing = most.saturating_sub(self.read.len());
        if self.ended || missing == 0 {
            return Ok(());
        }
        let before = self.read.len();
        // Without room it reads a few bytes at a time.
        self.read.reserve(missing);
        let read = (&mut self.reader).take(missing as u64).read_to_end(&mut self.read);
        self.ended = read.is_err() || self.read.len() - before < missing;
        read.map(drop).map_err(|error| unreadable(&error))
    }
}

/// Whether the first line ended, and more came: then it shows whether each line stands for itself.
fn tells_form(read: &[u8]) -> bool {
    let read = read.trim_ascii_start();
    let line = read.iter().position(|byte| *byte == b'\n');
    line.is_some_and(|end| !read.get(end..).unwrap_or_default().trim_ascii().is_empty())
}
