//! The least that a program for these rules alone could do: it prints what `outfit assess FILE --format jsonl --detail D` prints of
//! tasks that answer all questions that count and hold nothing else but an id and a title.
//!
//! `floor normal|brief FILE`
//!
//! All that a report says of an answer is made once, at the start; of a task there is left to read it, to add up its points and to
//! copy together what they lead to. It knows no open answers, notes or steps, and gives up at whatever it doesn't expect.

mod advice;
mod cells;
mod ending;
mod read;
mod services;
mod write;

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::ExitCode;

use bench::BLOCK;
use outfit::report::Detail;

use crate::read::Read;
use crate::write::Writer;

/// Why it gave up.
pub(crate) type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["normal", path] => run(path, Detail::Normal),
        ["brief", path] => run(path, Detail::Brief),
        _ => Err("usage: floor normal|brief FILE".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str, detail: Detail) -> Result<(), Error> {
    let writer = Writer::new(detail)?;
    let mut tasks = BufReader::with_capacity(BLOCK, File::open(path)?);
    let (mut line, mut out) = (Vec::new(), Vec::with_capacity(2 * BLOCK));
    let mut standard = std::io::stdout().lock();
    while tasks.read_until(b'\n', &mut line)? > 0 {
        writer.write(&serde_json::from_slice::<Read<'_>>(&line)?, &mut out)?;
        line.clear();
        if out.len() >= BLOCK {
            standard.write_all(&out)?;
            out.clear();
        }
    }
    Ok(standard.write_all(&out)?)
}
