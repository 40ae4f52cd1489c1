//! Reports as JSON.

use super::Reports;
use crate::source::json_escaped;

/// One object for a lone task, else an array; of several lines.
pub(super) fn json(reports: &Reports<'_>) -> serde_json::Result<String> {
    let mut text = match reports.list.as_slice() {
        [report] if reports.lone => serde_json::to_string_pretty(report)?,
        list => serde_json::to_string_pretty(list)?,
    };
    text.push('\n');
    Ok(json_escaped(text))
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
