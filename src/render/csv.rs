//! Reports as CSV: a row for each task, safe to open in a spreadsheet.

use csv::{Writer, WriterBuilder};

use super::Reports;
use super::escape::shown;
use crate::report::{ConditionSaid, FitSaid, Report};
use crate::rulebook::PerSide;

/// The names of the columns.
pub(crate) const HEADER: &str =
    "id,title,service,declared,verdict,conditions,strength,settled,basis,bpo_fit,kpo_fit,lean,margin\n";

pub(super) fn csv(reports: &Reports<'_>) -> csv::Result<String> {
    let rows = reports.list.iter().map(line).collect::<csv::Result<String>>()?;
    Ok(HEADER.to_owned() + &rows)
}

/// The row of a report, with its end.
pub(super) fn line(report: &Report<'_>) -> csv::Result<String> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(row(report))?;
    text(writer)
}

/// What a writer wrote.
pub(super) fn text(writer: Writer<Vec<u8>>) -> csv::Result<String> {
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn row(report: &Report<'_>) -> [String; 13] {
    let task = &report.task;
    let text = |text: Option<&str>| text.map(safe).unwrap_or_default();
    let fit = |side: fn(&PerSide<Option<FitSaid>>) -> &Option<FitSaid>| {
        let percent = report.fit.as_ref().and_then(|fit| side(fit).as_ref()).and_then(|fit| fit.percent);
        percent.map(|percent| percent.to_string()).unwrap_or_default()
    };
    let conditions: Vec<String> = report.conditions.iter().map(ConditionSaid::clause).collect();
    [
        text(task.id),
        text(task.title),
        text(task.service),
        task.declared.map(|declared| declared.id().to_owned()).unwrap_or_default(),
        report.verdict.id().to_owned(),
        safe(&conditions.join("; ")),
        report.strength.map(|strength| strength.id().to_owned()).unwrap_or_default(),
        report.settled.to_string(),
        report.basis.id().to_owned(),
        fit(|fit| &fit.bpo),
        fit(|fit| &fit.kpo),
        report.lean.map(|lean| lean.to_string()).unwrap_or_default(),
        report.margin.map(|margin| margin.to_string()).unwrap_or_default(),
    ]
}

/// A text that neither a spreadsheet takes for a formula nor a log for a command: one that begins like either gets an apostrophe.
pub(super) fn safe(text: &str) -> String {
    let text = shown(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '|', '%', ':', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.into_owned() }
}
