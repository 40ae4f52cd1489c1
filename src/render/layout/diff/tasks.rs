//! Which tasks change, and what does it.

use super::quoted;
use super::words::{clauses, name};
use crate::diff::{Cause, Given, TaskDifference, TaskFound, Unit, Version, Versions};
use crate::explain::sentence;
use crate::render::page::{Block, Page};

pub(super) fn tasks(page: &mut Page, tasks: &[TaskDifference]) {
    if tasks.is_empty() {
        return;
    }
    let changed = tasks.iter().filter(|task| task.changes()).count();
    page.heading(match (changed, tasks.len()) {
        (0, 1) => "The task does not change".to_owned(),
        (0, all) => format!("None of {all} tasks changes"),
        (1, 1) => "The task changes".to_owned(),
        (1, all) => format!("1 of {all} tasks changes"),
        (changed, all) => format!("{changed} of {all} tasks change"),
    });
    for task in tasks {
        match &task.found {
            TaskFound::Same(_) => {}
            TaskFound::Changed(given, cause) => {
                page.point(format!(
                    "{}: from {} to {}. {}",
                    title(task),
                    quoted(&verdict(&given.before)),
                    quoted(&verdict(&given.after)),
                    sentence(&by(cause))
                ));
                steps(page, given);
            }
            TaskFound::Unread { by, faults, given } => {
                let (when, which) = match by {
                    Version::After => ("can't be read any more", "was"),
                    Version::Before => ("could not be read before", "is now"),
                };
                page.point(format!("{}: {when}; it {which} {}.", title(task), quoted(&verdict(given))));
                for diagnostic in &faults.list {
                    let help = diagnostic.fault.help().map(|help| format!(" ({help})")).unwrap_or_default();
                    page.push(Block::Quote(format!("{}{help}", diagnostic.fault.message())));
                }
            }
        }
    }
    let same = tasks.len() - changed;
    if changed > 0 && same > 0 {
        page.paragraph(match same {
            1 => "The other task stays as it is.".to_owned(),
            same => format!("The other {same} tasks stay as they are."),
        });
    }
}

/// The steps of which the verdict changes.
fn steps(page: &mut Page, given: &Versions<Given>) {
    for ((title, before), (_, after)) in given.before.steps.iter().zip(&given.after.steps) {
        if before != after {
            let [title, before, after] = [title, name(*before), name(*after)].map(quoted);
            page.push(Block::Quote(format!("step {title}: from {before} to {after}")));
        }
    }
}

fn title(task: &TaskDifference) -> String {
    match (&task.title, &task.id) {
        (Some(title), Some(id)) => format!("{title} ({id})"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => format!("task {} of {}", task.place.1, task.place.0),
    }
}

/// A verdict with what it is conditional on.
fn verdict(given: &Given) -> String {
    let step = |at: usize| given.steps.get(at).map(|(title, _)| title.as_str());
    let conditions = given.conditions.iter();
    let conditions = conditions.map(|one| (one.clause.as_str(), one.step.and_then(step)));
    format!("{}{}", name(given.verdict), clauses(given.verdict, conditions))
}

/// What makes a task change.
fn by(cause: &Cause) -> String {
    let all = |units: &[Unit]| units.iter().map(unit).collect::<Vec<_>>();
    match cause {
        Cause::Alone(units) => match all(units).as_slice() {
            [one] => format!("{one}, does it alone"),
            several => format!("each of these does it alone: {}", several.join("; ")),
        },
        Cause::Together(units) => match all(units).as_slice() {
            [one] => format!("it takes {one}, and another change"),
            several => format!("these do it together: {}", several.join("; ")),
        },
        Cause::Several(units) => format!("several of these do it together: {}", all(units).join("; ")),
    }
}

fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Questions(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            let (questions, them) = if ids.len() == 1 { ("question", "it") } else { ("questions", "them") };
            format!("the levels of the {questions} {}, with all that reads {them}", ids.join(" and "))
        }
        Unit::Criterion(id, turn) => format!("the criterion `{id}`, {}", turn.id()),
        Unit::Gate(id, turn) => format!("the gate `{id}`, {}", turn.id()),
        Unit::Bands => "the bands, changed".to_owned(),
        Unit::Certainty => "the certainty, changed".to_owned(),
    }
}
