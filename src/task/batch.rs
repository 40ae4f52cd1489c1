//! One input, whichever form it has: a task, or many.

use std::sync::Arc;

use super::{Task, csv, json};
use crate::diagnostic::{Fault, Faults, Unread};
use crate::rulebook::Rulebook;
use crate::source::Source;

/// The form of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One task, an array of them, or saved reports.
    Json,
    /// A task, or a saved report, in each line.
    JsonLines,
    /// A task in each row, or a filled-in questionnaire with a question in each.
    Csv,
}

impl Form {
    /// The form that a name or the first letters of a text tell; `None` if neither does.
    pub fn of(name: &str, text: &str) -> Option<Self> {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        match extension.as_deref() {
            Some("json") => return Some(Self::Json),
            Some("jsonl" | "ndjson") => return Some(Self::JsonLines),
            Some("csv" | "tsv") => return Some(Self::Csv),
            Some(_) | None => {}
        }
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let first = text.lines().next().unwrap_or("");
        let rest = text.get(first.len()..).unwrap_or("");
        match text.chars().next()? {
            '[' => Some(Self::Json),
            // A line that is whole by itself, with more to come.
            '{' if !rest.trim().is_empty() && json::is_json(first) => Some(Self::JsonLines),
            '{' => Some(Self::Json),
            _ if first.contains([',', ';', '\t']) => Some(Self::Csv),
            _ => None,
        }
    }
}

/// The tasks of one input in their order, each sound or with all that is wrong with it.
#[derive(Debug)]
pub struct Batch {
    /// Whether the input is one task by itself, not a list of tasks that may hold one.
    pub lone: bool,
    /// The tasks; that there is none is a fault too.
    pub tasks: Vec<Result<Task, Faults>>,
}

impl Batch {
    /// Reads an input. A faulty task does not keep the others from being read; where the input breaks off, what stood before holds.
    pub fn read(rulebook: &Rulebook, source: impl Into<Arc<Source>>, form: Form) -> Self {
        let source = source.into();
        let (lone, mut tasks) = match form {
            Form::Json => json::read(rulebook, &source),
            Form::JsonLines => (false, json::lines(rulebook, &source)),
            Form::Csv => csv::read(rulebook, &source),
        };
        // An export that lost its rows is no reason to be content.
        if tasks.is_empty() {
            tasks.push(Err(Unread::new(source.name.clone(), Fault::NoTask).into()));
        }
        Self { lone, tasks }
    }
}
