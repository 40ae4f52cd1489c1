//! A report as JSON.

use super::escape::json_escaped;
use crate::report::Report;

/// A report as JSON of several lines, with a line end.
///
/// # Errors
/// If the report can't be made JSON of, which no checked task leads to.
pub fn json(report: &Report<'_>) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(json_escaped(text))
}
