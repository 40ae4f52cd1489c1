//! What is written only after something that comes before it is known: kept outside the core, for it may be more than memory holds.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write, copy};

use serde::Serialize;

use super::Error;
use super::json::pretty;

/// Where something is kept until it is read again: memory, or a file without a name.
pub trait Spool: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Spool for T {}

/// A text that is kept.
pub(super) struct Kept {
    spool: BufWriter<Box<dyn Spool>>,
    bytes: u64,
}

impl Kept {
    pub(super) fn new(spool: &dyn Fn() -> Box<dyn Spool>) -> Self {
        Self { spool: BufWriter::new(spool()), bytes: 0 }
    }

    /// Keeps a text after those before.
    pub(super) fn keep(&mut self, text: &str) -> io::Result<()> {
        self.write_all(text.as_bytes())
    }

    /// From its start.
    pub(super) fn read(&mut self) -> io::Result<impl Read> {
        self.spool.seek(SeekFrom::Start(0))?;
        Ok(self.spool.get_mut().take(self.bytes))
    }

    /// Copies it, after which nothing is kept.
    pub(super) fn move_to(&mut self, out: &mut dyn Write) -> io::Result<()> {
        copy(&mut self.read()?, out)?;
        // What stands there is written over.
        self.bytes = 0;
        self.spool.seek(SeekFrom::Start(0)).map(drop)
    }
}

impl Write for Kept {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        let written = self.spool.write(text)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.spool.flush()
    }
}

/// The elements of an array of JSON.
pub(super) struct Elements {
    kept: Kept,
    /// What each of their lines begins with.
    indent: String,
    any: bool,
}

impl Elements {
    /// Of an array that stands so many levels deep.
    pub(super) fn new(depth: usize, spool: &dyn Fn() -> Box<dyn Spool>) -> Self {
        Self { kept: Kept::new(spool), indent: format!("\n{}", "  ".repeat(depth)), any: false }
    }

    pub(super) fn add(&mut self, element: &impl Serialize) -> Result<(), Error> {
        let text = pretty(element)?;
        self.kept.keep(if std::mem::replace(&mut self.any, true) { "," } else { "" })?;
        self.kept.keep(&format!("\n{}", text.trim_end()).replace('\n', &format!("{}  ", self.indent)))?;
        Ok(())
    }

    /// Writes the array.
    pub(super) fn end(mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.any {
            return out.write_all(b"[]");
        }
        out.write_all(b"[")?;
        self.kept.move_to(out)?;
        out.write_all(self.indent.as_bytes())?;
        out.write_all(b"]")
    }
}

/// Writes an object in which arrays that are empty yet are filled, in the order of its text.
pub(super) fn filled<const N: usize>(
    object: &str,
    arrays: [(&str, Elements); N],
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut rest = object;
    for (name, elements) in arrays {
        // Within a text the quotation marks would be escaped.
        let Some((before, after)) = rest.split_once(&format!("\"{name}\": []")) else { continue };
        write!(out, "{before}\"{name}\": ")?;
        elements.end(out)?;
        rest = after;
    }
    Ok(out.write_all(rest.as_bytes())?)
}
