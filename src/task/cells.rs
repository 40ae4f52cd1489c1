//! A CSV text as rows of cells, each with the part of the text that it is of.

use std::borrow::Cow;
use std::ops::Range;

use super::reader::{Reader, span};
use crate::diagnostic::Fault;

/// A header and the rows below it; empty rows are left out.
pub(super) struct Table<'t> {
    pub(super) header: Vec<Cell<'t>>,
    pub(super) rows: Vec<Row<'t>>,
}

/// The cells of one row.
#[derive(Default)]
pub(super) struct Row<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    /// What is wrong with its quotation marks: its cells can't be trusted then.
    pub(super) broken: Option<BadQuote<'t>>,
}

impl Row<'_> {
    /// Where in a text it stands.
    pub(super) fn span(&self, text: &str) -> Range<usize> {
        let parts = || self.cells.iter().map(|cell| cell.part).chain(self.broken.map(|bad| bad.part));
        let end = parts().last().map_or(0, |last| span(text, last).end);
        parts().next().map_or(0, |first| span(text, first).start)..end
    }
}

/// A quotation mark that is not closed, or what stands after one that is.
#[derive(Clone, Copy)]
pub(super) struct BadQuote<'t> {
    closed: bool,
    part: &'t str,
}

impl BadQuote<'_> {
    /// Logs it at its place.
    pub(super) fn push(self, reader: &mut Reader<'_>) {
        reader.push(Fault::BadQuote { closed: self.closed }, self.part);
    }
}

/// What a cell says, without the spaces around it, and the part of the text that it is of, quotation marks included.
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) part: &'t str,
}

impl<'t> Cell<'t> {
    /// Where a word of the text stands; the whole cell if it can't be told, for the text is not as it stands in the file.
    pub(super) fn part_of(&self, word: &str) -> &'t str {
        match self.text {
            Cow::Borrowed(text) => text.get(span(text, word)).unwrap_or(self.part),
            Cow::Owned(_) => self.part,
        }
    }
}

impl<'t> Table<'t> {
    /// The table in a text. Its delimiter is the one of comma, semicolon and tab that the header has most of.
    pub(super) fn of(reader: &mut Reader<'t>) -> Option<Self> {
        let text = body(reader.text);
        let delimiter = delimiter(text);
        let Some((Row { cells: header, broken }, below)) = first(text, delimiter) else {
            reader.push(Fault::Empty { what: "a table" }, "");
            return None;
        };
        if let Some(bad) = broken {
            bad.push(reader);
            return None;
        }
        Some(Self::under(header, below, delimiter))
    }

    /// The part of a table that lies below a header which was read before.
    pub(super) fn below(header: &'t str, text: &'t str) -> Self {
        let (header, delimiter) = (body(header), delimiter(header));
        let cells = first(header, delimiter).map(|(row, _)| row.cells).unwrap_or_default();
        Self::under(cells, text, delimiter)
    }

    fn under(mut header: Vec<Cell<'t>>, text: &'t str, delimiter: char) -> Self {
        // Spreadsheets write columns that were once in use and are empty now.
        shorten(&mut header, 0);
        let (mut rows, mut rest) = (Vec::new(), text);
        while let Some((mut row, after)) = first(rest, delimiter) {
            shorten(&mut row.cells, header.len());
            rows.push(row);
            rest = after;
        }
        Self { header, rows }
    }
}

/// The names at the start of the header of a questionnaire.
pub(super) const QUESTIONNAIRE: [&str; 2] = ["question", "answer"];

/// The first names of the header of a text, and where it ends; `None` if there is none that is sound.
pub(super) fn header(text: &str) -> Option<(Vec<String>, usize)> {
    let body = body(text);
    let (row, rest) = first(body, delimiter(body))?;
    let names = row.cells.iter().take(QUESTIONNAIRE.len()).map(|cell| cell.text.to_string());
    row.broken.is_none().then(|| (names.collect(), text.len() - rest.len()))
}

/// A text without Excel's own line for the delimiter: the header tells it too.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => rest,
        _ => text,
    }
}

/// The one of comma, semicolon and tab that the header of a text has most of.
pub(super) fn delimiter(text: &str) -> char {
    let header = body(text).lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |delimiter: &char| header.matches(*delimiter).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// The first row that is not empty, and what comes after it.
fn first(mut text: &str, delimiter: char) -> Option<(Row<'_>, &str)> {
    while !text.is_empty() {
        let (row, after) = row(text, delimiter);
        if row.broken.is_some() || row.cells.iter().any(|cell| !cell.text.is_empty()) {
            return Some((row, after));
        }
        text = after;
    }
    None
}

/// Takes empty cells from the end, down to a number of cells.
fn shorten(cells: &mut Vec<Cell<'_>>, least: usize) {
    while cells.len() > least && cells.last().is_some_and(|cell| cell.text.is_empty()) {
        cells.pop();
    }
}

/// The cells of the first row of a text, and what comes after it.
fn row(text: &str, delimiter: char) -> (Row<'_>, &str) {
    let (mut row, mut rest) = (Row::default(), text);
    loop {
        let (cell, after) = match cell(rest, delimiter) {
            Ok(found) => found,
            Err((bad, after)) => {
                row.broken = Some(bad);
                return (row, after);
            }
        };
        row.cells.push(cell);
        match after.strip_prefix(delimiter) {
            Some(next) => rest = next,
            None => return (row, after.strip_prefix('\n').unwrap_or(after)),
        }
    }
}

/// The first cell of a text, and what comes after it: a delimiter, a line end or nothing. A quotation mark counts only at the
/// start of a cell (RFC 4180), and only ASCII white space may stand before it; of a bad one it is what comes after the line.
fn cell(text: &str, delimiter: char) -> Result<(Cell<'_>, &str), (BadQuote<'_>, &str)> {
    let blank = |c: char| c.is_ascii_whitespace() && c != delimiter && c != '\n';
    let ends = |c: char| c == delimiter || c == '\n';
    let start = text.trim_start_matches(blank);
    let Some(quoted) = start.strip_prefix('"') else {
        let (part, after) = text.split_at(text.find(ends).unwrap_or(text.len()));
        let part = part.trim();
        return Ok((Cell { text: part.into(), part }, after));
    };
    let mark = start.get(..1).unwrap_or(start);
    let Some(inner) = closing(quoted) else {
        return Err((BadQuote { closed: false, part: mark }, after_line(quoted)));
    };
    let (inner, rest) = quoted.split_at(inner);
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    let after = rest.trim_start_matches(blank);
    if !after.is_empty() && !after.starts_with(ends) {
        let more = after.split('\n').next().unwrap_or(after);
        return Err((BadQuote { closed: true, part: more }, after_line(after)));
    }
    let part = start.get(..start.len() - rest.len()).unwrap_or(start);
    let text = match inner.contains("\"\"") {
        true => inner.replace("\"\"", "\"").trim().to_owned().into(),
        false => inner.trim().into(),
    };
    Ok((Cell { text, part }, after))
}

/// What comes after the line that a text begins with.
fn after_line(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, after)| after)
}

/// Where the quotation mark stands that ends a quoted text; one that is doubled does not.
fn closing(quoted: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += quoted.get(at..)?.find('"')?;
        if !quoted.get(at + 1..)?.starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}
