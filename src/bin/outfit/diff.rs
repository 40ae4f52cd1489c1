//! `outfit rules diff`.

use std::path::PathBuf;

use outfit::diagnostic::Faults;
use outfit::diff::{Difference, TaskDifference, diff};
use outfit::render;
use outfit::rulebook::Layered;

use crate::args::{Diff, Everywhere, Form};
use crate::failure::{self, Failure};
use crate::{input, output, rulebook};

/// Of so many faulty tasks it is told what is wrong with them.
const MOST_TOLD: usize = 100;

pub(crate) fn run(typed: &Diff, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(output) = &everywhere.output {
        let inputs = [&typed.before, &typed.after].into_iter().chain(&typed.tasks);
        let inputs = inputs.chain(everywhere.named_rules()).cloned();
        output::check(output, &inputs.collect::<Vec<_>>())?;
    }
    let (before, after) = match (read(&typed.before, everywhere), read(&typed.after, everywhere)) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(before), Err(after)) => {
            failure::complain(&Failure::from(before), everywhere);
            return Err(after.into());
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => return Err(faults.into()),
    };
    let difference = diff(&before.rulebook, &after.rulebook).with_removed(after.origin.removed());
    let (tasks, failed) = tasks(&difference, typed, everywhere)?;
    let text = match typed.format {
        Form::Text => render::difference(&difference, &tasks, output::width()),
        Form::Json => render::difference_json(&difference, &tasks).map_err(anyhow::Error::from)?,
    };
    output::deliver(&text, everywhere)?;
    match failed {
        0 if tasks.iter().any(TaskDifference::changes) => Err(Failure::No(None)),
        0 => Ok(()),
        1 if tasks.is_empty() => Err(Failure::Said),
        failed => {
            let all = failed + tasks.len();
            let lost = "tasks or inputs could be read under neither rulebook, and are not in the result";
            Err(anyhow::anyhow!("{failed} of {all} {lost}").into())
        }
    }
}

/// The rulebook that is named, over the layers that `--rules` names for both.
fn read(path: &PathBuf, everywhere: &Everywhere) -> Result<Layered, Faults> {
    let named = match path {
        builtin if builtin.as_os_str() == "builtin" => Vec::new(),
        one if one.exists() => vec![one.clone()],
        several => std::env::split_paths(several).collect(),
    };
    let layers: Vec<PathBuf> = everywhere.named_rules().iter().cloned().chain(named).collect();
    rulebook::at(&layers)
}

/// The tasks under both rulebooks, and how many could be read under neither. What is wrong with one is said at once.
fn tasks(
    difference: &Difference<'_>,
    typed: &Diff,
    everywhere: &Everywhere,
) -> Result<(Vec<TaskDifference>, usize), Failure> {
    let (mut all, mut failed) = (Vec::new(), 0);
    // Without any, nothing is read: what is piped in is asked for by name.
    let sources = if typed.tasks.is_empty() { Vec::new() } else { input::tasks(&typed.tasks)? };
    for source in sources {
        let read = source.and_then(|source| {
            let form = input::form(&source, typed.from())?;
            Ok(difference.tasks(source, form))
        });
        for task in read.unwrap_or_else(|unread| vec![Err(Faults::from(unread))]) {
            match task {
                Ok(task) => all.push(task),
                Err(faults) => {
                    failed += 1;
                    if failed <= MOST_TOLD {
                        failure::complain(&Failure::from(faults), everywhere);
                    }
                }
            }
        }
    }
    Ok((all, failed))
}
