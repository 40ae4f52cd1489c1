//! A program that another engine scores the tasks of a file by, line by line.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::BLOCK;

/// Why it gave up.
pub type Error = Box<dyn std::error::Error>;

/// Prints what the engine says of each task of the file that is named. `ready` makes the engine; what it gives is called with each
/// task as JSON.
pub fn run<S: Serialize, F: FnMut(&str) -> Result<S, Error>>(
    name: &str,
    ready: impl FnOnce() -> Result<F, Error>,
) -> ExitCode {
    let path = std::env::args().nth(1).ok_or_else(|| format!("usage: {name} FILE").into());
    match path.and_then(|path| score(&path, ready()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn score<S: Serialize>(path: &str, mut of: impl FnMut(&str) -> Result<S, Error>) -> Result<(), Error> {
    let mut tasks = BufReader::with_capacity(BLOCK, File::open(path)?);
    let mut out = BufWriter::with_capacity(BLOCK, std::io::stdout().lock());
    let mut line = String::new();
    while tasks.read_line(&mut line)? > 0 {
        serde_json::to_writer(&mut out, &of(&line)?)?;
        out.write_all(b"\n")?;
        line.clear();
    }
    Ok(out.flush()?)
}
