//! Writes tasks, a JSON object a line: the same ones each time.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use bench::broken::{Broken, WAYS};
use bench::tasks::{Open, Parts, Tasks};
use bench::{BLOCK, rulebook};
use clap::Parser;

/// Writes tasks, a JSON object a line: the same ones each time.
#[derive(Parser)]
struct Arguments {
    /// How many.
    count: u64,
    /// How many questions each answers, of those that count; without it all.
    #[arg(long, default_value_t = usize::MAX, hide_default_value = true)]
    answers: usize,
    /// Leave the same questions open in all: the last ones.
    #[arg(long)]
    alike: bool,
    /// How many of them, spread evenly, can't be read, each in the next way.
    #[arg(long, default_value_t = 0)]
    broken: u64,
    /// Where to write which lines those are: a number and the way, with a tab between them.
    #[arg(long)]
    truth: Option<PathBuf>,
    /// What the tasks are drawn by.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match write(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn write(arguments: &Arguments) -> std::io::Result<()> {
    let Arguments { count, answers, alike, broken, truth, seed } = arguments;
    let (count, faulty) = (*count, (*broken).min(*count));
    let broken = Broken::of(rulebook()).ok_or_else(|| std::io::Error::other("the rules ask too little"))?;
    let mut tasks = Tasks::of(rulebook(), *answers, if *alike { Open::Last } else { Open::Any }, *seed);
    let (mut parts, mut places) = (Parts::default(), String::new());
    let mut ways = WAYS.iter().cycle();
    let (mut standard, mut out) = (std::io::stdout().lock(), Vec::with_capacity(2 * BLOCK));
    // The first broken one stands in the middle of the first part of so many equal parts.
    let (mut done, place) =
        (0, |done: u64| (2 * u128::from(done) + 1) * u128::from(count) / (2 * u128::from(faulty)));
    for line in 0..count {
        tasks.draw(&mut parts);
        if done < faulty && u128::from(line) == place(done) {
            done += 1;
            if let Some(way) = ways.next() {
                broken.write(way, &parts, &mut out);
                places += &format!("{}\t{}\n", line + 1, way.name);
            }
        } else {
            parts.write(&mut out);
        }
        out.push(b'\n');
        if out.len() >= BLOCK {
            standard.write_all(&out)?;
            out.clear();
        }
    }
    standard.write_all(&out)?;
    standard.flush()?;
    match truth {
        Some(truth) => File::create(truth)?.write_all(places.as_bytes()),
        None => Ok(()),
    }
}
