//! Many tasks at once: how many got which verdict, where it was close, what is open most often.

use std::collections::BTreeMap;

use super::{title, words};
use crate::render::Reports;
use crate::render::page::{Block, Page};
use crate::report::Report;
use crate::rulebook::{Rulebook, Verdict};

/// So many of each kind are listed.
const LISTED: usize = 5;

pub(super) fn summary(page: &mut Page, rulebook: &Rulebook, reports: &Reports<'_>) {
    page.title(format!("{} tasks", reports.list.len()));
    for verdict in Verdict::ALL {
        let count = reports.list.iter().filter(|report| report.verdict == verdict).count();
        page.push(Block::Count(count, words::name(verdict).to_owned()));
    }
    let conditional = reports.list.iter().filter(|report| !report.conditions.is_empty()).count();
    if conditional > 0 {
        page.under(format!("{conditional} of them hold on a condition only: see the single reports."));
    }
    if reports.failed > 0 {
        page.under(format!("{} could not be read: see the messages.", reports.failed));
    }
    closest(page, reports);
    open(page, rulebook, reports);
    page.footer("For the single reports give fewer tasks, or --format jsonl, json or csv; a line for each with --detail brief.");
}

/// The verdicts that the smallest shift would change.
fn closest(page: &mut Page, reports: &Reports<'_>) {
    let mut close: Vec<(&Report<'_>, _)> =
        reports.list.iter().filter_map(|report| Some((report, report.margin?))).collect();
    close.sort_by_key(|(_, margin)| *margin);
    if !close.is_empty() {
        page.heading("Closest calls");
    }
    for (report, margin) in close.iter().take(LISTED) {
        let title = title(&report.task).unwrap_or_else(|| "a task without title".to_owned());
        let (name, condition) = (words::name(report.verdict), words::condition(report));
        page.point(format!("{title}: {name}{condition}; {margin} points from where a clear lead begins"));
    }
}

/// The questions that are open in most tasks.
fn open(page: &mut Page, rulebook: &Rulebook, reports: &Reports<'_>) {
    let mut counts: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for (at, question) in rulebook.questions() {
        if !rulebook.is_counted(at) {
            continue;
        }
        let open = reports
            .list
            .iter()
            .filter(|report| report.task.steps.is_none() && !report.task.answers_whole(question))
            .count();
        if open > 0 {
            counts.insert(at.position(), (open, &question.topic));
        }
    }
    let mut counts: Vec<(usize, &str)> = counts.into_values().collect();
    counts.sort_by_key(|(open, _)| std::cmp::Reverse(*open));
    if !counts.is_empty() {
        page.heading("Open most often");
    }
    for (open, topic) in counts.into_iter().take(LISTED) {
        page.push(Block::Count(open, topic.to_lowercase()));
    }
}
