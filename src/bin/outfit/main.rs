//! The command line of the outsourcing-fit advisor: what was typed, carried out by the library.

mod args;
mod ask;
mod assess;
mod check;
mod diff;
mod explain;
mod failure;
mod file;
mod form;
mod input;
mod man;
mod output;
mod pipeline;
mod progress;
mod rule_test;
mod rulebook;
mod rules;
mod schema;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use failure::Failure;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return failure::usage(&error),
    };
    let result = match &arguments.command {
        Some(Command::Ask(ask)) => ask::run(ask, &arguments.everywhere),
        Some(Command::Assess(assess)) => assess::run(assess, &arguments.everywhere),
        Some(Command::Check(typed)) => check::run(typed, &arguments.everywhere),
        Some(Command::Form(typed)) => form::run(typed, &arguments.everywhere),
        Some(Command::Explain(typed)) => explain::explain(typed, &arguments.everywhere),
        Some(Command::Services(typed)) => explain::services(typed, &arguments.everywhere),
        Some(Command::Rules(typed)) => rules::run(typed, &arguments.everywhere),
        Some(Command::Schema(typed)) => schema::run(typed, &arguments.everywhere),
        Some(Command::Completions(typed)) => man::completions(typed, &arguments.everywhere),
        Some(Command::Man(typed)) => man::man(typed, &arguments.everywhere),
        None => bare(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&arguments.everywhere),
    }
}

/// Without a command: what is piped in is assessed; at a terminal questions are asked.
fn bare(arguments: &Arguments) -> Result<(), Failure> {
    if std::io::stdin().is_terminal() {
        return ask::run(&args::Ask::of_nothing(), &arguments.everywhere);
    }
    assess::run(&args::Assess::of_standard_input(), &arguments.everywhere)
}
