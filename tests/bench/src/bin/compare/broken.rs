//! What it says of many tasks some of which can't be read: a report of each other one, and where each of these is.

use std::path::Path;

use serde::Deserialize;

use crate::Error;
use crate::child::Input;
use crate::outputs::{lines, same};
use crate::plan::{Plan, text};
use crate::table::{Kept, Row, grouped};

/// The exit status that says that a task could not be read.
const FAULTY: i32 = 2;

/// A task that can't be read: its line, and in which way it is broken.
type Truth = Vec<(u64, String)>;

pub(crate) fn check(plan: &Plan) -> Result<Vec<Row>, Error> {
    let (count, broken) = plan.with_broken;
    let (tasks, truth) = (plan.file("broken.jsonl"), plan.file("truth"));
    let arguments = [&*count.to_string(), "--broken", &broken.to_string(), "--truth", &text(&truth)?];
    plan.beside("generate", &arguments).succeed(Some(&tasks))?;
    let (tasks, truth) = (text(&tasks)?, read(&truth)?);
    let [out, told, other_out, other_told] =
        ["out", "told", "other-out", "other-told"].map(|name| plan.file(name));
    let took = plan.assess(&tasks, "brief", Some(1)).run(Input::Nothing, Some(&out), Some(&told))?;
    let what = format!("{} tasks, {} broken", grouped(count), grouped(broken));
    let row = |part: &str, limit: &str, found: Result<String, Error>| {
        let check = format!("{what}: {part}");
        match found {
            Ok(figure) => Row::new(&check, figure, limit.to_owned(), Kept::Yes),
            Err(error) => Row { limit: limit.to_owned(), ..Row::failed(&check, &error) },
        }
    };
    let status = match took.status.code() {
        Some(FAULTY) => Ok(FAULTY.to_string()),
        _ => Err(took.status.to_string().into()),
    };
    let mut rows = vec![
        row("exit status", &FAULTY.to_string(), status),
        row("reports", "each", reports(&out, &truth, count)),
        row("places", "each", places(&told, &truth)),
        row("their number", &grouped(broken), number(&told, count, broken)),
    ];
    if plan.has_jobs {
        plan.assess(&tasks, "brief", Some(2)).run(Input::Nothing, Some(&other_out), Some(&other_told))?;
        let both = same(&out, &other_out).and_then(|()| same(&told, &other_told));
        rows.push(row(
            "two jobs",
            "the same",
            both.map(|()| "the same bytes, reports and errors".to_owned()),
        ));
    }
    Ok(rows)
}

fn read(path: &Path) -> Result<Truth, Error> {
    let mut truth = Truth::new();
    lines(path, |_, line| {
        let (number, way) = line.trim_end().split_once('\t').ok_or("no list of broken lines")?;
        truth.push((number.parse()?, way.to_owned()));
        Ok(())
    })?;
    Ok(truth)
}

/// A line of the output, as far as it tells of which task it is.
#[derive(Deserialize)]
struct Line<'t> {
    /// Of a report the task.
    #[serde(borrow)]
    task: Option<Named<'t>>,
    /// Of an error the line of the task.
    line: Option<u64>,
}

#[derive(Deserialize)]
struct Named<'t> {
    id: &'t str,
}

/// Holds that each sound task has its report and each broken one its error, all in their places. The number in the id of a task is
/// its line.
fn reports(out: &Path, truth: &Truth, count: u64) -> Result<String, Error> {
    let (mut broken, mut next, mut errors) = (truth.iter().peekable(), 0, 0);
    lines(out, |_, line| {
        next += 1;
        let said: Line<'_> = serde_json::from_str(line)?;
        let number = |id: &str| id.rsplit_once('-').and_then(|(_, number)| number.parse::<u64>().ok());
        let (found, wanted) = match broken.next_if(|(at, _)| *at == next) {
            Some(_) => (said.line, "the error"),
            None => (said.task.and_then(|task| number(task.id)), "the report"),
        };
        errors += u64::from(wanted == "the error");
        match found == Some(next) {
            true => Ok(()),
            false => Err(format!("line {next} is not {wanted} of task {next}").into()),
        }
    })?;
    match next == count {
        true => Ok(format!("{} and {} errors, each in its place", grouped(next - errors), grouped(errors))),
        false => Err(format!("there are {} lines", grouped(next)).into()),
    }
}

/// Holds that each broken task is told, in full or in a line, and none between them.
fn places(told: &Path, truth: &Truth) -> Result<String, Error> {
    let mut found: Vec<u64> = Vec::new();
    lines(told, |_, line| {
        // As in ` --> tasks.jsonl:5:76`, or in one line at its end: `(tasks.jsonl:5:76)`.
        let full = line.trim_start().strip_prefix("--> ");
        let place =
            full.or_else(|| line.starts_with("error[").then(|| line.rsplit_once('('))?.map(|(_, end)| end));
        let mut parts = place.unwrap_or("").trim_end().rsplit(':');
        let number = parts.nth(1).and_then(|number| number.parse().ok());
        // A task with several faults is told several times.
        found.extend(number.filter(|number| found.last() != Some(number)));
        Ok(())
    })?;
    let wanted = || truth.iter().map(|(line, _)| *line);
    if let Some((at, (line, way))) =
        truth.iter().enumerate().find(|(at, (line, _))| found.get(*at) != Some(line))
    {
        return Err(format!("line {line} ({way}) is not told, after {at} that are").into());
    }
    match found.iter().copied().eq(wanted()) {
        true => Ok(format!("{}, none left out", grouped(found.len() as u64))),
        false => Err(format!("{} places of {} tasks", found.len(), truth.len()).into()),
    }
}

/// Holds that what is told last, which may take several lines, has the number of broken tasks, and of all.
fn number(told: &Path, count: u64, broken: u64) -> Result<String, Error> {
    let (mut last, mut ended) = (String::new(), false);
    lines(told, |_, line| {
        if std::mem::replace(&mut ended, line.trim().is_empty()) {
            last.clear();
        }
        last.extend([line.trim(), " "]);
        Ok(())
    })?;
    let said = format!("{broken} of {count}");
    match last.replace(',', "").contains(&said) {
        true => Ok(said),
        false => Err(format!("not told: {}", last.chars().take(40).collect::<String>()).into()),
    }
}
