//! `outfit assess`.

use outfit::diagnostic::{Faults, Unread};
use outfit::render::{Look, Reports, render};
use outfit::report::report;
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use outfit::task::{Batch, Form, Task};

use crate::args::{Assess, Everywhere};
use crate::failure::{self, Failure};
use crate::{input, output, rulebook};

/// Of so many faulty tasks it is told what is wrong with them.
const MOST_TOLD: usize = 100;
/// So many ids a warning names.
const NAMED: usize = 5;

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(output) = &everywhere.output {
        output::check(output, &assess.inputs)?;
    }
    let sources = input::tasks(&assess.inputs)?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook::rulebook(everywhere)?));
    let Read { tasks, failed, lone } = read(rulebook, sources, assess, everywhere);
    if let Some(warning) = same_ids(&tasks) {
        failure::warn(&warning, everywhere);
    }
    if !tasks.is_empty() || failed == 0 {
        let outcomes = tasks.iter().map(|task| (task, outfit::assess::assess(rulebook, task)));
        let (detail, reader) = (assess.detail(), assess.format().reader(tasks.len()));
        let list = outcomes.map(|(task, outcome)| report(rulebook, task, &outcome, detail, reader)).collect();
        let look = Look { detail: assess.detail(), width: output::width() };
        let reports = Reports { list, failed, lone };
        let text = render(rulebook, &reports, assess.format(), look).map_err(anyhow::Error::from)?;
        output::deliver(&text, everywhere)?;
        // As of the rulebook: the end of the process frees it.
        std::mem::forget((reports, text));
    }
    whole(failed, tasks.len() + failed)
}

/// Whether all could be read; of several, how many could not is said last.
fn whole(failed: usize, all: usize) -> Result<(), Failure> {
    if failed == 0 {
        return Ok(());
    }
    if all == 1 {
        return Err(Failure::Said);
    }
    let told = format!("; the first {MOST_TOLD} are told above");
    let told = if failed > MOST_TOLD { told.as_str() } else { "" };
    let lost = "tasks or inputs could not be read, and are not in the result";
    Err(anyhow::anyhow!("{failed} of {all} {lost}{told}").into())
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
    sources: Vec<Result<Source, Unread>>,
    assess: &Assess,
    everywhere: &Everywhere,
) -> Read {
    let mut read = Read { tasks: Vec::new(), failed: 0, lone: sources.len() == 1 };
    for source in sources {
        let batch = source.and_then(|source| batch(rulebook, source, assess.from())).map_err(Faults::from);
        let tasks = match batch {
            Ok(batch) => {
                read.lone &= batch.lone;
                batch.tasks
            }
            Err(faults) => vec![Err(faults)],
        };
        for task in tasks {
            match task {
                Ok(task) => read.tasks.push(task),
                Err(faults) => {
                    read.failed += 1;
                    if read.failed <= MOST_TOLD {
                        failure::complain(&Failure::from(faults), everywhere);
                    }
                }
            }
        }
    }
    read
}

fn batch(rulebook: &Rulebook, source: Source, from: Option<Form>) -> Result<Batch, Unread> {
    let form = input::form(&source, from)?;
    Ok(Batch::read(rulebook, source, form))
}

/// Tasks with one id: whoever looks a verdict up by it may find the wrong one.
fn same_ids(tasks: &[Task]) -> Option<String> {
    let mut ids: Vec<&str> = tasks.iter().filter_map(|task| task.id.as_deref()).collect();
    ids.sort_unstable();
    let pairs = ids.iter().zip(ids.iter().skip(1));
    let mut twice: Vec<&str> = pairs.filter(|(one, next)| one == next).map(|(one, _)| *one).collect();
    twice.dedup();
    let named: Vec<String> = twice.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
    let more = twice.len().checked_sub(NAMED).filter(|more| *more > 0);
    let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
    (!twice.is_empty()).then(|| format!("more than one task has the id {}{more}", named.join(", ")))
}
