//! Reports one by one, as they stand among many in a form.

use schemars::JsonSchema;
use serde::Serialize;

use super::checked::{FaultSaid, all};
use super::escape::{marked_down, shown, shown_line};
use super::json::{self, pretty};
use super::layout::{Tally, brief, summed_up};
use super::page::{markdown, terminal};
use super::{Error, Format, csv};
use crate::policy::Severity;
use crate::report::Report;
use crate::task::Unreadable;

pub(crate) use super::csv::HEADER as CSV_HEADER;

/// Adds a report as it stands among others; text and Markdown have a line each. `lone` is one that is not of a list.
///
/// # Errors
/// If a format can't be made of it, which no checked task leads to.
pub(crate) fn report(
    out: &mut Vec<u8>,
    report: &Report<'_>,
    format: Format,
    lone: bool,
) -> Result<(), Error> {
    let line = match format {
        Format::Json if lone => pretty(report)?,
        Format::Json => {
            let between = if out.is_empty() { "" } else { ",\n" };
            let json = pretty(report)?;
            format!("{between}  {}", json.trim_end().replace('\n', "\n  "))
        }
        Format::Csv => csv::line(report)?,
        Format::Text => format!("{}\n", shown_line(&shown(&brief(report)))),
        Format::Markdown => format!("- {}\n", marked_down(&brief(report))),
        Format::JsonLines => json::line(report)? + "\n",
    };
    out.extend_from_slice(line.as_bytes());
    Ok(())
}

/// A line of `--format jsonl` that stands for the report of a task that can't be read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "error-line")]
pub(crate) struct ErrorLine<'a> {
    /// The line of the input that the task begins in, from 1.
    line: usize,
    /// What is wrong.
    error: ErrorSaid<'a>,
}

/// Why a task can't be read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "error")]
struct ErrorSaid<'a> {
    /// The id of the task, if that can be read.
    id: Option<&'a str>,
    /// The code of the first fault, for `outfit explain`.
    code: Option<&'a str>,
    /// What the first fault is.
    message: Option<&'a str>,
    /// The file, or `standard input`.
    file: Option<&'a str>,
    /// Everything that is wrong with it.
    faults: &'a [FaultSaid<'a>],
}

/// Adds the line of what can't be read, among lines of JSON.
///
/// # Errors
/// If JSON can't be made of it, which nothing leads to.
pub(crate) fn unreadable(out: &mut Vec<u8>, unreadable: &Unreadable) -> Result<(), Error> {
    let faults: Vec<FaultSaid<'_>> = all(&unreadable.faults, Severity::Error).collect();
    let first = faults.first();
    let error = ErrorSaid {
        id: unreadable.id.as_deref(),
        code: first.map(|first| first.code),
        message: first.map(|first| first.message.as_str()),
        file: first.and_then(|first| first.file),
        faults: &faults,
    };
    out.extend_from_slice(json::line(&ErrorLine { line: unreadable.line, error })?.as_bytes());
    out.push(b'\n');
    Ok(())
}

/// The summary of many reports, to which Markdown adds a line for each. Text has ANSI colors in it.
pub(crate) fn summary(tally: &Tally<'_>, failed: usize, format: Format, width: usize) -> String {
    let page = summed_up(tally, failed);
    match format {
        Format::Markdown => markdown(&page) + ALL_TASKS,
        _ => terminal(&page, width),
    }
}

/// The heading above the lines.
pub(super) const ALL_TASKS: &str = "\n## All tasks\n\n";
