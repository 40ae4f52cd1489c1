//! Cutting an input into parts of whole tasks: so much of it at a time is kept, however long it is.

pub(super) mod array;
mod rows;

use std::sync::Arc;

use self::array::{Expects, Step, Walk};
use super::Form;
use super::part::{Content, Part};
use crate::diagnostic::{Fault, Limited, Unread};
use crate::source::{Encoding, Start};

/// So many bytes a part has, or up to the end of the task that stands there: enough for work to be handed out seldom, few enough for
/// the reports of several parts to be kept, in what a core has for itself of the cache.
pub const PART_BYTES: usize = 16 * 1024;

/// So many bytes are kept in which no task ends: a saved report is far larger than the task that it is of.
pub const MOST_KEPT: usize = 256 * 1024 * 1024;

/// The mark of UTF-8, which is no part of the text, nor a column of its first line.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Cuts one input as its bytes come in.
#[derive(Debug)]
pub struct Cutter {
    name: Arc<str>,
    state: State,
    /// Where the next part begins.
    start: Start,
    /// Why no more could be read.
    broken_off: Option<Fault>,
}

/// What comes next.
#[derive(Debug, Clone)]
enum State {
    /// The first bytes.
    Fresh(Form),
    /// One task, which is all.
    Whole(Form),
    /// A line.
    Lines,
    /// More of an array.
    Array(Expects),
    /// A row below this header.
    Rows(Arc<str>),
    /// What keeps the input from being read any further.
    Faulty(Fault),
    /// The end: what is left is not read.
    End,
    /// Nothing.
    Nothing,
}

/// Where to cut, what is cut off, and what comes then.
struct Cut(usize, Content, State);

impl Cutter {
    /// One for an input of that name and form.
    pub fn new(name: &str, form: Form) -> Self {
        Self { name: name.into(), state: State::Fresh(form), start: Start::default(), broken_off: None }
    }

    /// One for an input that can't be read.
    pub fn of_unread(Unread { name, fault }: Unread) -> Self {
        Self { name: name.into(), state: State::Faulty(*fault), start: Start::default(), broken_off: None }
    }

    /// That no more can be read, and why: what was read so far holds.
    pub fn break_off(&mut self, fault: Fault) {
        self.broken_off = Some(fault);
    }

    /// The next part, taken from the start of what was read so far; `None` if more must be read to tell, and after the last part,
    /// which [is the end](Part::is_end). Cut at each [`PART_BYTES`] an input gives the same parts whoever reads it.
    pub fn cut(&mut self, read: &mut Vec<u8>, ended: bool) -> Option<Part> {
        if matches!(self.state, State::Fresh(_)) {
            if read.len() < MARK.len() + 1 && !ended {
                return None;
            }
            if read.starts_with(MARK) {
                read.drain(..MARK.len());
            }
        }
        let cut = self.state.cut(read, ended);
        let too_large = Fault::TooLarge { what: Limited::Input, limit: MOST_KEPT };
        let kept_too_much = || Cut(read.len(), Content::Faulty(too_large), State::End);
        let mut cut = cut.or_else(|| (read.len() >= MOST_KEPT).then(kept_too_much))?;
        if matches!(cut, Cut(_, Content::End, _)) {
            let fault = self.broken_off.take();
            cut = fault.map_or(cut, |fault| Cut(read.len(), Content::Faulty(fault), State::End));
        }
        let Cut(end, content, state) = cut;
        self.state = state;
        let rest = read.split_off(end.min(read.len()));
        let bytes = std::mem::replace(read, rest);
        let start = self.start;
        self.start = after(start, &bytes);
        Some(Part { name: Arc::clone(&self.name), start, bytes, content })
    }
}

/// Where what comes after some bytes begins.
fn after(start: Start, bytes: &[u8]) -> Start {
    // Each character has one byte that is no continuation.
    let characters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    match memchr::memrchr(b'\n', bytes) {
        None => Start { column: start.column + characters(bytes), ..start },
        Some(last) => {
            let lines = memchr::memchr_iter(b'\n', bytes).count();
            Start {
                line: start.line + lines,
                column: 1 + characters(bytes.get(last + 1..).unwrap_or_default()),
            }
        }
    }
}

impl State {
    fn cut(&self, read: &[u8], ended: bool) -> Option<Cut> {
        match self {
            Self::Fresh(form) => fresh(*form, read, ended),
            Self::Whole(form) => ended.then_some(Cut(read.len(), Content::Whole(*form), Self::End)),
            Self::Lines | Self::Rows(_) if ended && read.is_empty() => Some(end(read)),
            Self::Lines => {
                let end =
                    if ended { Some(read.len()) } else { memchr::memrchr(b'\n', read).map(|at| at + 1) };
                Some(Cut(end?, Content::Lines, Self::Lines))
            }
            Self::Array(expects) => elements(*expects, read, ended),
            Self::Rows(header) => {
                let end = rows::end(read, rows::delimiter(header), ended)?;
                Some(Cut(end, Content::Rows { header: Some(Arc::clone(header)) }, self.clone()))
            }
            Self::Faulty(fault) => Some(Cut(read.len(), Content::Faulty(fault.clone()), Self::End)),
            Self::End => Some(end(read)),
            Self::Nothing => None,
        }
    }
}

/// That nothing comes any more; what is left is not read.
fn end(read: &[u8]) -> Cut {
    Cut(read.len(), Content::End, State::Nothing)
}

/// What the first bytes tell, and the first part.
fn fresh(form: Form, read: &[u8], ended: bool) -> Option<Cut> {
    if let Some(encoding) = Encoding::foreign(read) {
        return Some(Cut(read.len(), Content::Faulty(Fault::Encoding { encoding }), State::End));
    }
    match form {
        Form::JsonLines => State::Lines.cut(read, ended),
        Form::Json => match read.iter().find(|byte| !array::is_blank(byte)) {
            Some(b'[') => State::Array(Expects::Start).cut(read, ended),
            _ => State::Whole(form).cut(read, ended),
        },
        Form::Csv => match rows::head(read, ended)? {
            rows::Head::Questionnaire => State::Whole(form).cut(read, ended),
            rows::Head::Columns { header, end } => {
                let below = read.get(end..).unwrap_or_default();
                let more = rows::end(below, rows::delimiter(&header), ended)?;
                Some(Cut(end + more, Content::Rows { header: None }, State::Rows(header)))
            }
        },
    }
}

/// So many elements as end in what was read. What breaks an array off goes with them: the part tells it where it stands.
fn elements(expects: Expects, read: &[u8], ended: bool) -> Option<Cut> {
    let mut walk = Walk::new(read, expects);
    let mut whole = None;
    loop {
        match walk.step() {
            Step::Element(_) => {}
            // After a comma the next part may begin.
            Step::Next => {
                whole = Some(walk.at());
            }
            // Nothing may follow, however far off.
            Step::End if !ended => {
                let content = Content::Elements { expects, ended };
                return Some(Cut(read.len(), content, State::Array(Expects::Nothing)));
            }
            Step::End | Step::Broken(..) => {
                return Some(Cut(read.len(), Content::Elements { expects, ended: true }, State::End));
            }
            Step::More => break,
        }
    }
    if ended {
        return Some(Cut(read.len(), Content::Elements { expects, ended }, State::End));
    }
    Some(Cut(whole?, Content::Elements { expects, ended }, State::Array(Expects::Element)))
}
