//! `outfit assess`.

use std::path::Path;

use anyhow::Context;
use outfit::render::{Look, render};
use outfit::report::report;
use outfit::rulebook::Rulebook;
use outfit::task::Task;

use crate::args::{Assess, Everywhere};
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    let source = input::task(assess.input.as_deref())?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook(everywhere.rules.as_deref())?));
    let task = Task::from_json(rulebook, source)?;
    let outcome = outfit::assess::assess(rulebook, &task);
    let report = report(rulebook, &task, &outcome, assess.detail());
    let look = Look { detail: assess.detail(), width: output::width() };
    let text =
        render(rulebook, &report, assess.format(), look).context("the report can't be written as JSON")?;
    Ok(output::print(&text, everywhere.color)?)
}

fn rulebook(path: Option<&Path>) -> Result<Rulebook, Failure> {
    Ok(match path {
        Some(path) => Rulebook::from_toml(input::rules(path)?)?,
        None => Rulebook::builtin()?,
    })
}
