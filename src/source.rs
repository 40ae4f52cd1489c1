//! Texts that were read, and places in them.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

/// A text and the name that messages give it: a path, or `standard input`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// What messages call it.
    pub name: String,
    /// The text, whole.
    pub text: String,
}

impl Source {
    /// A text from the bytes of a file.
    ///
    /// # Errors
    /// If they are no UTF-8 text.
    pub fn from_bytes(name: String, bytes: Vec<u8>) -> Result<Self, NotText> {
        let foreign = Encoding::foreign(&bytes);
        match String::from_utf8(bytes) {
            Ok(text) if foreign.is_none() => {
                // A mark of the encoding is no part of the text, nor a column of its first line.
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Ok(Self { name, text })
            }
            _ => Err(NotText { name, encoding: foreign.unwrap_or(Encoding::Unknown) }),
        }
    }
}

/// A file that is no UTF-8 text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotText {
    /// What messages call it.
    pub name: String,
    /// What it is instead.
    pub encoding: Encoding,
}

/// What bytes that are no UTF-8 text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, which Windows programs write unasked.
    Utf16,
    /// No text: an archive, which a workbook of Excel is too.
    Packed,
    /// Something else.
    Unknown,
}

impl Encoding {
    /// What else than UTF-8 the first bytes of a file tell.
    pub(crate) fn foreign(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0x1f, 0x8b]) {
            return Some(Self::Packed);
        }
        let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        (marked || looks_like_utf16(bytes)).then_some(Self::Utf16)
    }
}

/// Whether every second byte at the start is zero: Latin letters in UTF-16 without a mark.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..4);
    start.is_some_and(|start| matches!(start, [0, a, 0, b] | [a, 0, b, 0] if *a != 0 && *b != 0))
}

/// Which of the [`Sources`] a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SourceId(u32);

/// A run of bytes in one source, small: a rulebook is read with a thousand of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    start: u32,
    end: u32,
}

impl Place {
    /// The bytes from `start` up to `end` of a source. Inputs are far smaller than 4 GiB; beyond it a place is the last byte.
    pub fn new(source: SourceId, span: &Range<usize>) -> Self {
        let small = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { source, start: small(span.start), end: small(span.end) }
    }

    /// Byte offsets from the start of the text.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// Where a text begins in the file that it is a part of; line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Default for Start {
    /// The start of the file.
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

impl Start {
    /// Line and column, in the file, of a byte offset in the text. An offset past the end stands for the end.
    pub fn line_column(self, text: &str, offset: usize) -> (usize, usize) {
        match line_column(text, offset) {
            (1, column) => (self.line, self.column + column - 1),
            (line, column) => (self.line + line - 1, column),
        }
    }
}

/// A place with the text that it is in.
#[derive(Debug, Clone, Copy)]
pub struct Spotted<'s> {
    /// The text.
    pub source: &'s Source,
    /// Where in it.
    pub place: Place,
    /// Where the text begins in its file.
    pub start: Start,
}

impl Spotted<'_> {
    /// Line and column, in the file, of where the place begins.
    pub fn line_column(&self) -> (usize, usize) {
        self.start.line_column(&self.source.text, self.place.span().start)
    }
}

/// All texts that one reading went through. A text is shared by all that point into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    list: Vec<Arc<Source>>,
    /// Where the only text begins, which may be a part of a file; of several each is whole.
    start: Start,
    /// Those that nobody gave: the rules that others are laid over.
    beneath: Vec<SourceId>,
}

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        self.list.push(source.into());
        SourceId(u32::try_from(self.list.len() - 1).unwrap_or(u32::MAX))
    }

    /// A text by itself that is a part of a file.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads whole files")]
    pub(crate) fn of_part(source: Arc<Source>, start: Start) -> (Self, SourceId) {
        (Self { list: vec![source], start, beneath: Vec::new() }, SourceId(0))
    }

    /// A place with its text; `None` for one in other sources.
    pub fn spotted(&self, place: Place) -> Option<Spotted<'_>> {
        let source = self.get(place.source)?;
        Some(Spotted { source, place, start: self.start })
    }

    /// Adds a text that nobody gave.
    pub(crate) fn add_beneath(&mut self, source: Source) -> SourceId {
        let id = self.add(source);
        self.beneath.push(id);
        id
    }

    /// Whether nobody gave it.
    pub fn is_beneath(&self, id: SourceId) -> bool {
        self.beneath.contains(&id)
    }

    /// The source with that id; `None` for an id of other sources.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize).map(Arc::as_ref)
    }

    /// The source that was given where there is but one: of several none is to blame alone for what the whole lacks.
    pub fn sole(&self) -> Option<&Source> {
        let mut given = self.iter().filter(|(id, _)| self.list.len() == 1 || !self.is_beneath(*id));
        given.next().filter(|_| given.next().is_none()).map(|(_, source)| source)
    }

    /// Each source with its id.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(self.list.iter().map(Arc::as_ref))
    }
}

/// Whether a character acts on what shows it instead of being shown: controls, and those that change the direction of the
/// text around them or end its line.
pub(crate) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// JSON in which characters that act are escaped, and `##[`, which GitHub's runner takes for a command. They can stand only within
/// texts, so that the JSON means the same.
pub(crate) fn json_escaped(json: String) -> String {
    let foreign = |c: char| acts(c) && !matches!(c, '\n' | '\r' | '\t');
    let json = if json.contains("##[") { json.replace("##[", "##\\u005b") } else { json };
    if !json.contains(foreign) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if foreign(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// JSON without the white space between its parts.
#[allow(dead_code, clippy::allow_attributes, reason = "the build script writes no lines")]
pub(crate) fn json_compact(json: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars() {
        if quoted || !c.is_ascii_whitespace() {
            out.push(c);
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
    }
    out
}

/// Line and column of a byte offset, both from 1; the column counts characters. An offset past the end stands for the end.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
    let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    (line, before.get(start..).unwrap_or(before).chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::{json_compact, json_escaped, line_column};

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_column("ä\nöü x", 0), (1, 1));
        assert_eq!(line_column("ä\nöü x", 7), (2, 3));
        assert_eq!(line_column("ab", 99), (1, 3));
        assert_eq!(line_column("ä", 1), (1, 1));
    }

    #[test]
    fn white_space_goes_only_from_between() {
        let json = "{ \"a b\" : [ 1,\n\t\"\\\\\", \"\\\" \" ] }";
        assert_eq!(json_compact(json), "{\"a b\":[1,\"\\\\\",\"\\\" \"]}");
    }

    #[test]
    fn escaped_json_means_the_same() {
        let json = "[\"\u{9b}\u{202e}\u{7f}\",\n1]".to_owned();
        let escaped = json_escaped(json.clone());
        assert_eq!(escaped, "[\"\\u009b\\u202e\\u007f\",\n1]");
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&json), value(&escaped));
    }
}
