//! The same scoring by an engine for policies: it prints a verdict and both fits for each task of a file.
//!
//! `rego FILE`
//!
//! The policy is compiled once, to the engine's own machine code, and its data set once; of a task there is left to hand it over and
//! to run the policy.

use std::process::ExitCode;

use bench::engine::{self, Error};
use bench::rulebook;
use bench::scoring::Scoring;
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine, Value};

/// The rule whose value is the result.
const RESULT: &str = "data.scoring.result";

fn main() -> ExitCode {
    engine::run("rego", || {
        let mut machine = machine()?;
        Ok(move |task: &str| {
            machine.set_input(Value::from_json_str(task)?);
            Ok(machine.execute_entry_point_by_name(RESULT)?)
        })
    })
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
