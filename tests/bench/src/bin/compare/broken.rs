//! What it says of many tasks some of which can't be read: a report of each other one, and where each of these is.

use std::path::Path;

use serde::Deserialize;

use crate::Error;
use crate::child::Input;
use crate::outputs::{lines, same};
use crate::plan::{Plan, text};
use crate::table::{Kept, Row, grouped};

/// At least of so many faulty tasks it is told what is wrong with them, as documented.
const LEAST_TOLD: usize = 100;
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
        row("reports", "each other", reports(&out, &truth, count)),
        row("places", &format!(">= {LEAST_TOLD}"), places(&told, &truth)),
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

/// The report of a task, as far as it tells which one.
#[derive(Deserialize)]
struct Report<'t> {
    #[serde(borrow)]
    task: Named<'t>,
}

#[derive(Deserialize)]
struct Named<'t> {
    id: &'t str,
}

/// Holds that there is a report of each sound task, in their order. The number in the id of a task is its line.
fn reports(out: &Path, truth: &Truth, count: u64) -> Result<String, Error> {
    let (mut broken, mut next) = (truth.iter().peekable(), 1);
    let found = lines(out, |line, report| {
        while broken.next_if(|(at, _)| *at == next).is_some() {
            next += 1;
        }
        let report: Report<'_> = serde_json::from_str(report)?;
        let number = report.task.id.rsplit_once('-').and_then(|(_, number)| number.parse::<u64>().ok());
        if number != Some(next) {
            return Err(format!("report {line} is of {}, not of task {next}", report.task.id).into());
        }
        next += 1;
        Ok(())
    })?;
    match found == count - truth.len() as u64 {
        true => Ok(format!("{}, in the order of the tasks", grouped(found))),
        false => Err(format!("there are {}", grouped(found)).into()),
    }
}

/// Holds that the places told are those of the first broken tasks, with none left out between them.
fn places(told: &Path, truth: &Truth) -> Result<String, Error> {
    let mut found: Vec<u64> = Vec::new();
    lines(told, |_, line| {
        // As in ` --> tasks.jsonl:5:76`; a task with several faults is told several times.
        let place = line.trim_start().strip_prefix("--> ").map(|place| place.trim_end().rsplit(':'));
        let number = place.and_then(|mut parts| parts.nth(1)?.parse().ok());
        found.extend(number.filter(|number| found.last() != Some(number)));
        Ok(())
    })?;
    let least = found.len().max(LEAST_TOLD);
    let mut told = truth.iter().take(least).enumerate();
    if let Some((at, (line, way))) = told.find(|(at, (line, _))| found.get(*at) != Some(line)) {
        return Err(format!("line {line} ({way}) is not told, after {at} that are").into());
    }
    match found.len() > truth.len() {
        true => Err(format!("{} places of {} tasks", found.len(), truth.len()).into()),
        false => Ok(format!("the first {}, none left out", found.len())),
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
