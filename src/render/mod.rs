//! Reports and diagnostics as text of one format or another. Nothing is decided here.

mod diagnostics;
mod escape;
mod json;
mod text;

pub use diagnostics::diagnostics;
pub use escape::shown;
pub use json::json;
pub use text::text;

use crate::report::{Detail, Report};
use crate::rulebook::Rulebook;

/// In which form a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a reader: wrapped, with color where it can be shown.
    Text,
    /// For a program.
    Json,
}

/// How a report is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// How deep it goes.
    pub detail: Detail,
    /// How many columns a line may take, where lines are wrapped.
    pub width: usize,
}

/// A report in one form. Text has ANSI colors in it: whoever prints it takes them out where they can't be shown.
///
/// # Errors
/// If JSON can't be made of the report, which no checked task leads to.
pub fn render(
    rulebook: &Rulebook,
    report: &Report<'_>,
    format: Format,
    look: Look,
) -> Result<String, serde_json::Error> {
    match format {
        Format::Text => Ok(text(rulebook, report, look)),
        Format::Json => json(report),
    }
}
