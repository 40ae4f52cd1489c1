//! Reports as JSON.

use serde::Serialize;

use super::Reports;
use crate::source::json_escaped;

/// JSON of several lines with a line end, in which nothing acts.
pub(super) fn pretty(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    Ok(json_escaped(serde_json::to_string_pretty(value)? + "\n"))
}

/// One object for a lone task, else an array; of several lines.
pub(super) fn json(reports: &Reports<'_>) -> serde_json::Result<String> {
    match reports.list.as_slice() {
        [report] if reports.lone => pretty(report),
        list => pretty(list),
    }
}

/// An object in each line.
pub(super) fn lines(reports: &Reports<'_>) -> serde_json::Result<String> {
    let mut text = String::new();
    for report in &reports.list {
        text.push_str(&serde_json::to_string(report)?);
        text.push('\n');
    }
    Ok(json_escaped(text))
}
