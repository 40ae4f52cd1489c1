//! `outfit assess`.

use outfit::render::{Look, Reports, render};
use outfit::report::report;
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use outfit::task::{Batch, Form, Task};

use crate::args::{Assess, Everywhere};
use crate::failure::{self, Failure};
use crate::{input, output};

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(output) = &assess.output {
        output::check(output, &assess.inputs)?;
    }
    let sources = input::tasks(&assess.inputs)?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(input::rulebook(everywhere)?));
    let Read { tasks, failed, lone } = read(rulebook, sources, assess, everywhere);
    if !tasks.is_empty() || failed == 0 {
        let outcomes = tasks.iter().map(|task| (task, outfit::assess::assess(rulebook, task)));
        let list =
            outcomes.map(|(task, outcome)| report(rulebook, task, &outcome, assess.detail())).collect();
        let look = Look { detail: assess.detail(), width: output::width() };
        let text = render(rulebook, &Reports { list, failed, lone }, assess.format(), look)
            .map_err(anyhow::Error::from)?;
        match &assess.output {
            Some(path) => output::save(path, &text)?,
            None => output::print(&text, everywhere.color)?,
        }
    }
    if failed > 0 { Err(Failure::Said) } else { Ok(()) }
}

/// What could be read of all inputs.
struct Read {
    tasks: Vec<Task>,
    failed: usize,
    lone: bool,
}

/// Reads all inputs. What is wrong with one is said at once and does not keep the others from being read.
fn read(
    rulebook: &Rulebook,
    sources: Vec<Result<Source, Failure>>,
    assess: &Assess,
    everywhere: &Everywhere,
) -> Read {
    let mut read = Read { tasks: Vec::new(), failed: 0, lone: sources.len() == 1 };
    for source in sources {
        let batch = source.and_then(|source| batch(rulebook, source, assess.from()));
        let tasks = match batch {
            Ok(batch) => {
                read.lone &= batch.lone;
                batch.tasks.into_iter().map(|task| task.map_err(Failure::from)).collect()
            }
            Err(failure) => vec![Err(failure)],
        };
        for task in tasks {
            match task {
                Ok(task) => read.tasks.push(task),
                Err(failure) => {
                    read.failed += 1;
                    failure::complain(&failure, everywhere);
                }
            }
        }
    }
    read
}

fn batch(rulebook: &Rulebook, source: Source, from: Option<Form>) -> Result<Batch, Failure> {
    let Some(form) = from.or_else(|| Form::of(&source.name, &source.text)) else {
        return Err(Failure::unknown_form(&source.name));
    };
    let name = source.name.clone();
    let batch = Batch::read(rulebook, source, form);
    // An export that lost its rows is no reason to be content.
    if batch.tasks.is_empty() { Err(anyhow::anyhow!("{name} holds no task").into()) } else { Ok(batch) }
}
