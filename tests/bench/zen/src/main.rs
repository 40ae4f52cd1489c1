//! The same scoring by an engine for business rules: it prints a verdict and both fits for each task of a file.
//!
//! `zen FILE`
//!
//! The decision is read and compiled once; of a task there is left to hand it over and to evaluate the decision.

mod decision;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use bench::scoring::Scoring;
use bench::{BLOCK, rulebook};
use tokio::runtime::{Builder, Runtime};
use zen_engine::model::GraphContent;
use zen_engine::{Decision, Variable};

/// Why it gave up.
type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let path = std::env::args().nth(1).ok_or_else(|| "usage: zen FILE".into());
    match path.and_then(|path| run(&path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str) -> Result<(), Error> {
    let decision = decision::of(&Scoring::of(rulebook()));
    let mut decision = Decision::from(serde_json::from_value::<GraphContent>(decision)?);
    decision.compile();
    let runtime = Builder::new_current_thread().enable_time().build()?;
    let mut tasks = BufReader::with_capacity(BLOCK, File::open(path)?);
    let mut out = BufWriter::with_capacity(BLOCK, std::io::stdout().lock());
    let mut line = String::new();
    while tasks.read_line(&mut line)? > 0 {
        let result = evaluated(&runtime, &decision, serde_json::from_str::<Variable>(&line)?)?;
        serde_json::to_writer(&mut out, &result)?;
        out.write_all(b"\n")?;
        line.clear();
    }
    Ok(out.flush()?)
}

fn evaluated(runtime: &Runtime, decision: &Decision, task: Variable) -> Result<Variable, Error> {
    let found = runtime.block_on(decision.evaluate(task)).map_err(|error| error.to_string())?;
    Ok(found.result)
}
