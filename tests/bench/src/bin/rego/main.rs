//! The same scoring by an engine for policies: it prints a verdict and both fits for each task of a file.
//!
//! `rego FILE`
//!
//! The policy is compiled once, to the engine's own machine code, and its data set once; of a task there is left to hand it over and
//! to run the policy.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use bench::scoring::Scoring;
use bench::{BLOCK, rulebook};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};

/// Why it gave up.
type Error = Box<dyn std::error::Error>;

/// The rule whose value is the result.
const RESULT: &str = "data.scoring.result";

fn main() -> ExitCode {
    let path = std::env::args().nth(1).ok_or_else(|| "usage: rego FILE".into());
    match path.and_then(|path| run(&path)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(path: &str) -> Result<(), Error> {
    let mut machine = machine()?;
    let mut tasks = BufReader::with_capacity(BLOCK, File::open(path)?);
    let mut out = BufWriter::with_capacity(BLOCK, std::io::stdout().lock());
    let mut line = String::new();
    while tasks.read_line(&mut line)? > 0 {
        machine.set_input(Value::from_json_str(&line)?);
        serde_json::to_writer(&mut out, &machine.execute_entry_point_by_name(RESULT)?)?;
        out.write_all(b"\n")?;
        line.clear();
    }
    Ok(out.flush()?)
}

/// The machine, ready for tasks.
fn machine() -> Result<RegoVM, Error> {
    let data = Value::from_json_str(&serde_json::to_string(&Scoring::of(rulebook()))?)?;
    let mut engine = Engine::new();
    engine.add_policy("policy.rego".to_owned(), include_str!("policy.rego").to_owned())?;
    engine.add_data(data.clone())?;
    let compiled = engine.compile_with_entrypoint(&RESULT.into())?;
    let mut machine = RegoVM::new_with_policy(compiled.clone());
    machine.load_program(Compiler::compile_from_policy(&compiled, &[RESULT])?);
    machine.set_data(data)?;
    Ok(machine)
}
