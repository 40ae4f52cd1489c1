//! `outfit assess`.

use std::path::Path;

use outfit::render::{Look, Reports, render};
use outfit::report::report;
use outfit::rulebook::Rulebook;
use outfit::task::{Batch, Form};

use crate::args::{Assess, Everywhere};
use crate::failure::{self, Failure};
use crate::{input, output};

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    let sources = input::tasks(&assess.inputs)?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook(everywhere.rules().as_deref())?));
    let (mut tasks, mut failed, mut lone) = (Vec::new(), 0, sources.len() == 1);
    for source in sources {
        match source.and_then(|source| batch(rulebook, source, assess.from())) {
            Ok(batch) => {
                lone &= batch.lone;
                for task in batch.tasks {
                    match task {
                        Ok(task) => tasks.push(task),
                        Err(faults) => {
                            failed += 1;
                            failure::complain(&faults.into(), everywhere);
                        }
                    }
                }
            }
            Err(failure) => {
                failed += 1;
                failure::complain(&failure, everywhere);
            }
        }
    }
    if tasks.is_empty() && failed > 0 {
        return Err(Failure::Said);
    }
    let outcomes: Vec<_> = tasks.iter().map(|task| (task, outfit::assess::assess(rulebook, task))).collect();
    let list =
        outcomes.iter().map(|(task, outcome)| report(rulebook, task, outcome, assess.detail())).collect();
    let look = Look { detail: assess.detail(), width: output::width() };
    let text = render(rulebook, &Reports { list, failed, lone }, assess.format(), look)
        .map_err(anyhow::Error::from)?;
    match &assess.output {
        Some(path) => output::save(path, &text)?,
        None => output::print(&text, everywhere.color)?,
    }
    if failed > 0 { Err(Failure::Said) } else { Ok(()) }
}

fn batch(rulebook: &Rulebook, source: outfit::source::Source, from: Option<Form>) -> Result<Batch, Failure> {
    let Some(form) = from.or_else(|| Form::of(&source.name, &source.text)) else {
        return Err(Failure::unknown_form(&source.name));
    };
    Ok(Batch::read(rulebook, source, form))
}

fn rulebook(path: Option<&Path>) -> Result<Rulebook, Failure> {
    Ok(match path {
        Some(path) => Rulebook::from_toml(input::rules(path)?)?,
        None => Rulebook::builtin()?,
    })
}
