//! The same scoring by an engine for business rules: it prints a verdict and both fits for each task of a file.
//!
//! `zen FILE`
//!
//! The decision is read and compiled once; of a task there is left to hand it over and to evaluate the decision.

mod decision;

use std::process::ExitCode;

use bench::engine::{self, Error};
use bench::rulebook;
use bench::scoring::Scoring;
use tokio::runtime::{Builder, Runtime};
use zen_engine::model::GraphContent;
use zen_engine::{Decision, Variable};

fn main() -> ExitCode {
    engine::run("zen", || {
        let decision = decision::of(&Scoring::of(rulebook()));
        let mut decision = Decision::from(serde_json::from_value::<GraphContent>(decision)?);
        decision.compile();
        let runtime = Builder::new_current_thread().enable_time().build()?;
        Ok(move |task: &str| evaluated(&runtime, &decision, serde_json::from_str::<Variable>(task)?))
    })
}

fn evaluated(runtime: &Runtime, decision: &Decision, task: Variable) -> Result<Variable, Error> {
    let found = runtime.block_on(decision.evaluate(task)).map_err(|error| error.to_string())?;
    Ok(found.result)
}
