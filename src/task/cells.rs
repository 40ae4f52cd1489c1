//! A CSV text as rows of cells, each with the part of the text that it is of.

use std::borrow::Cow;

use super::reader::{Reader, span};
use crate::diagnostic::Fault;

/// A header and the rows below it; empty rows are left out.
pub(super) struct Table<'t> {
    pub(super) header: Vec<Cell<'t>>,
    pub(super) rows: Vec<Vec<Cell<'t>>>,
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
        let body = reader.text.trim_start_matches('\u{feff}');
        // Excel's own line for the delimiter; the header tells it too.
        let body = match body.split_once('\n') {
            Some((first, rest)) if first.starts_with("sep=") => rest,
            _ => body,
        };
        let header = body.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        let count = |delimiter: char| header.matches(delimiter).count();
        let delimiter =
            [',', ';', '\t'].into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(',');
        let mut rows = Vec::new();
        let mut rest = body;
        while !rest.is_empty() {
            let (row, after) = row(rest, delimiter);
            if row.iter().any(|cell| !cell.text.is_empty()) {
                rows.push(row);
            }
            rest = after;
        }
        if rows.is_empty() {
            reader.push(Fault::Empty { what: "a table" }, "");
            return None;
        }
        let mut header = rows.remove(0);
        // Spreadsheets write columns that were once in use and are empty now.
        while header.last().is_some_and(|cell| cell.text.is_empty()) {
            header.pop();
            let empty = |row: &mut Vec<Cell<'_>>| {
                row.len() > header.len() && row.last().is_some_and(|cell| cell.text.is_empty())
            };
            rows.iter_mut().filter_map(|row| empty(row).then_some(row)).for_each(|row| drop(row.pop()));
        }
        Some(Self { header, rows })
    }
}

/// The cells of the first row of a text, and what comes after it.
fn row(text: &str, delimiter: char) -> (Vec<Cell<'_>>, &str) {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c == delimiter && !quoted => {
                cells.push(cell(text.get(start..at).unwrap_or("")));
                start = at + c.len_utf8();
            }
            '\n' if !quoted => {
                cells.push(cell(text.get(start..at).unwrap_or("")));
                return (cells, text.get(at + 1..).unwrap_or(""));
            }
            _ => {}
        }
    }
    cells.push(cell(text.get(start..).unwrap_or("")));
    (cells, "")
}

fn cell(part: &str) -> Cell<'_> {
    let part = part.trim();
    let inner = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
    let text = match inner {
        Some(inner) if inner.contains("\"\"") => inner.replace("\"\"", "\"").trim().to_owned().into(),
        Some(inner) => inner.trim().into(),
        None => part.into(),
    };
    Cell { text, part }
}
