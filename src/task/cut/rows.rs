//! Where rows of CSV end, so far as quotation marks tell it: as the reader of cells takes them.

use std::sync::Arc;

use crate::task::MOST_BYTES;
use crate::task::cells;

/// What the first row of a table says of the rest.
pub(super) enum Head {
    /// That it is the questionnaire of one task; a table without a sound header is read whole too.
    Questionnaire,
    /// The names of columns, and where the rows below begin.
    Columns {
        /// The row as it stands.
        header: Arc<str>,
        /// Where it ends.
        end: usize,
    },
}

/// The first row; `None` if more must be read to tell.
pub(super) fn head(read: &[u8], ended: bool) -> Option<Head> {
    let (sound, is_text) = match std::str::from_utf8(read) {
        Ok(text) => (text, true),
        // A character may be cut in two where no more was read yet.
        Err(error) => {
            let sound = read.get(..error.valid_up_to()).and_then(|sound| std::str::from_utf8(sound).ok());
            (sound.unwrap_or(""), !ended && error.error_len().is_none())
        }
    };
    match cells::header(sound) {
        Some((names, _)) if names == cells::QUESTIONNAIRE => Some(Head::Questionnaire),
        // That it ends with the text may be because no more was read.
        Some((_, end)) if end < sound.len() || ended && is_text => {
            Some(Head::Columns { header: sound.get(..end)?.into(), end })
        }
        // Whoever reads it as a whole tells what is wrong with it.
        _ if ended || !is_text || read.len() > MOST_BYTES => Some(Head::Questionnaire),
        _ => None,
    }
}

/// The delimiter of a table.
pub(super) fn delimiter(header: &str) -> u8 {
    u8::try_from(cells::delimiter(header)).unwrap_or(b',')
}

/// Where the last row ends that does; `None` if none does.
pub(super) fn end(read: &[u8], delimiter: u8, ended: bool) -> Option<usize> {
    if ended {
        return Some(read.len());
    }
    if memchr::memchr(b'"', read).is_none() {
        return memchr::memrchr(b'\n', read).map(|at| at + 1);
    }
    let (mut at, mut last) = (0, None);
    while let Some(end) = row(read, at, delimiter) {
        (at, last) = (end, Some(end));
    }
    last
}

/// Where the row ends that begins there; `None` if what was read does not tell.
fn row(read: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut at = start;
    loop {
        let blank = |byte: &&u8| byte.is_ascii_whitespace() && **byte != delimiter && **byte != b'\n';
        at += read.get(at..)?.iter().take_while(blank).count();
        if read.get(at)? == &b'"' {
            match closing(read, at + 1) {
                Some(after) => {
                    at = after + read.get(after..)?.iter().take_while(blank).count();
                    // What stands behind spoils the line too.
                    if *read.get(at)? != delimiter && *read.get(at)? != b'\n' {
                        return line(read, at);
                    }
                }
                // No cell is so long: the mark spoils its line, and the rest goes on.
                None if read.len() - at > MOST_BYTES => return line(read, at),
                None => return None,
            }
        }
        at += memchr::memchr2(delimiter, b'\n', read.get(at..)?)?;
        if read.get(at)? == &b'\n' {
            return Some(at + 1);
        }
        at += 1;
    }
}

fn line(read: &[u8], at: usize) -> Option<usize> {
    Some(at + memchr::memchr(b'\n', read.get(at..)?)? + 1)
}

/// What comes after the mark that ends a quoted text; one that is doubled does not. Of a mark that the text ends with it can't be told.
fn closing(read: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(b'"', read.get(at..)?)?;
        if read.get(at + 1)? != &b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}
