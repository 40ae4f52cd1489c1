//! Reports and diagnostics as text of one format or another. Nothing is decided here.

mod check;
mod checked;
mod csv;
mod diagnostics;
mod difference;
mod escape;
mod form;
mod json;
mod junit;
mod layout;
mod line;
mod origin;
mod page;
pub(crate) mod pieces;
mod rule_test;
mod rules;
mod rules_page;
mod spool;
mod text;
mod worst;

pub use check::{CheckFormat, CheckLook, CheckWriter, summed_up};
pub use checked::{checked_json, proof_json};
pub use diagnostics::{diagnostic_line, diagnostics, warnings};
pub use difference::difference_json;
pub use escape::{shown, shown_line};
pub use form::{Blank, form};
pub(crate) use layout::MOST_WHOLE;
pub use layout::{Tally, difference, entries, found, proof, reason, services, sound};
pub use line::LineWriter;
pub use origin::{values, values_json};
pub use rule_test::{RuleTestFormat, rule_test_faults, rule_tests};
pub use rules::{entries_json, found_json, rules_json, rules_toml, schema_json, services_json, task_json};
pub use rules_page::rules_markdown;
pub use spool::Spool;

use crate::report::{Detail, Reader, Report};
use crate::rulebook::Rulebook;

/// What rules are called: the uppermost layer first.
fn called(rulebook: &Rulebook) -> String {
    let layers = rulebook.layers();
    let named = layers.iter().rev().map(|layer| format!("{} {}", layer.name, layer.version));
    named.collect::<Vec<_>>().join(" over ")
}

/// In which form reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a reader: wrapped, with color where it can be shown.
    Text,
    /// A page to send, in the dialect of Markdown that GitHub renders.
    Markdown,
    /// For a program: one object for a lone task, else an array.
    Json,
    /// For a program: an object in each line.
    JsonLines,
    /// For a spreadsheet: a row for each task.
    Csv,
}

impl Format {
    /// Whom so many reports of this format are made for. Of a summary nobody reads the single ones.
    pub fn reader(self, reports: usize) -> Reader {
        match self {
            Self::Text | Self::Markdown if !layout::are_summed_up(reports) => Reader::Person,
            Self::Text | Self::Markdown | Self::Json | Self::JsonLines | Self::Csv => Reader::Program,
        }
    }
}

/// How reports are to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// How deep they go.
    pub detail: Detail,
    /// How many columns a line may take, where lines are wrapped.
    pub width: usize,
}

/// The reports of one call.
#[derive(Debug)]
pub struct Reports<'a> {
    /// Those that could be made, in the order of the tasks.
    pub list: Vec<Report<'a>>,
    /// How many tasks could not be read.
    pub failed: usize,
    /// Whether there was one task, given by itself.
    pub lone: bool,
}

/// Reports in one form. Text has ANSI colors in it: whoever prints it takes them out where they can't be shown.
///
/// # Errors
/// If a format can't be made of a report, which no checked task leads to.
pub fn render(
    rulebook: &Rulebook,
    reports: &Reports<'_>,
    format: Format,
    look: Look,
) -> Result<String, Error> {
    match format {
        Format::Text => Ok(text::text(rulebook, reports, look)),
        Format::Markdown => Ok(text::markdown(rulebook, reports, look.detail)),
        Format::Json => Ok(json::json(reports)?),
        Format::JsonLines => Ok(json::lines(reports)?),
        Format::Csv => Ok(csv::csv(reports)?),
    }
}

/// That a report could not be written in its format.
#[derive(Debug)]
pub enum Error {
    /// JSON could not be made of it.
    Json(serde_json::Error),
    /// CSV could not be made of it.
    Csv(::csv::Error),
    /// TOML could not be made of it.
    Toml(toml::ser::Error),
    /// It could not be written, or what was kept for writing could not be read.
    Write(std::io::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(error) => write!(f, "the report can't be written as JSON: {error}"),
            Self::Csv(error) => write!(f, "the report can't be written as CSV: {error}"),
            Self::Toml(error) => write!(f, "the rules can't be written as TOML: {error}"),
            Self::Write(error) => write!(f, "the result can't be written: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        Self::Csv(error)
    }
}

impl From<toml::ser::Error> for Error {
    fn from(error: toml::ser::Error) -> Self {
        Self::Toml(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}
