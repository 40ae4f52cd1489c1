//! Reports as JSON.

use serde::Serialize;

use super::Reports;
use crate::source::{json_compact, json_escaped};

/// JSON of several lines with a line end, in which nothing acts.
pub(super) fn pretty(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    Ok(json_escaped(serde_json::to_string_pretty(value)? + "\n"))
}

/// JSON in one line without its end, in which nothing acts. Made of the other one: every type that serde writes in two ways is
/// compiled twice.
pub(super) fn line(value: &(impl Serialize + ?Sized)) -> serde_json::Result<String> {
    Ok(json_escaped(json_compact(&serde_json::to_string_pretty(value)?)))
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
        text += &line(report)?;
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use crate::assess::assess;
    use crate::report::{Detail, Reader, report};
    use crate::rulebook::Rulebook;
    use crate::source::Source;
    use crate::task::Task;

    #[test]
    fn a_line_is_what_serde_writes_without_white_space() {
        let rulebook = Rulebook::builtin().unwrap();
        let text = include_str!("../../examples/invoice-data-entry.json").to_owned();
        let task = Task::from_json(&rulebook, Source { name: "task.json".into(), text }).unwrap();
        let report = report(&rulebook, &task, &assess(&rulebook, &task), Detail::Full, Reader::Program);
        assert_eq!(super::line(&report).unwrap(), serde_json::to_string(&report).unwrap());
    }
}
