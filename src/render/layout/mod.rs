//! What reports say to a reader, in which order, without jargon.

mod checked;
mod diff;
mod entry;
mod firm;
mod fits;
mod list;
mod next;
mod open;
mod proof;
mod reasons;
mod sources;
mod steps;
mod summary;
mod sure;
mod verdict;
mod words;

pub(super) use checked::CheckedPage;
pub use diff::difference;
pub use entry::{found, reason};
pub use list::{entries, services, sound};
pub use proof::proof;
pub use summary::Tally;
pub(super) use words::{name as verdict_name, noun as verdict_noun};

use super::page::{Block, Page};
use super::{Reports, called};
use crate::report::{Detail, FitSaid, Report, TaskGiven};
use crate::rulebook::{Layer, Rulebook};

/// So many reports are written whole; of more there is a summary.
pub(crate) const MOST_WHOLE: usize = 20;

/// Whether there are so many reports that a summary stands for them.
pub(super) fn are_summed_up(reports: usize) -> bool {
    reports > MOST_WHOLE
}

/// Reports as a page.
pub(super) fn page(rulebook: &Rulebook, reports: &Reports<'_>, detail: Detail) -> Page {
    let mut page = Page::default();
    if are_summed_up(reports.list.len()) {
        let mut tally = Tally::new(rulebook);
        reports.list.iter().for_each(|report| tally.add(report));
        return summed_up(&tally, reports.failed);
    }
    for (number, report) in (0..).zip(&reports.list) {
        if number > 0 {
            page.push(Block::Rule);
        }
        whole(&mut page, rulebook, report, detail);
    }
    // What all reports have in common is said once.
    if let Some(report) = reports.list.first() {
        next::limits(&mut page, rulebook, report);
        sources::sources(&mut page, rulebook);
        footer(&mut page, rulebook, detail);
    }
    page
}

/// A summary of many reports as a page.
pub(super) fn summed_up(tally: &Tally<'_>, failed: usize) -> Page {
    let mut page = Page::default();
    summary::summary(&mut page, tally, failed);
    page
}

fn whole(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    head(page, &report.task);
    body(page, rulebook, report, detail);
    next::advice(page, rulebook, report, detail);
    for (number, step) in (1..).zip(report.steps()) {
        page.part(format!("Step {number}: {}", step.task.title.unwrap_or("")));
        body(page, rulebook, step, detail);
        // The advice on the whole serves the steps too; what is particular to one is told in full.
        if detail == Detail::Full {
            next::advice(page, rulebook, step, detail);
        }
    }
}

fn body(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    verdict::verdict(page, rulebook, report);
    steps::overview(page, report);
    fits::fits(page, report);
    reasons::reasons(page, rulebook, report, detail);
    open::open(page, rulebook, report, detail);
    sure::sure(page, rulebook, report);
    next::services(page, rulebook, report, detail);
}

/// What the task is called, and who answered.
fn head(page: &mut Page, task: &TaskGiven<'_>) {
    if let Some(title) = title(task) {
        page.title(title);
    }
    answered(page, task);
}

/// Who answered, and when.
fn answered(page: &mut Page, task: &TaskGiven<'_>) {
    let by = task.answered_by.map(|by| format!(" by {by}")).unwrap_or_default();
    let on = task.answered_on.map(|on| format!(" on {on}")).unwrap_or_default();
    if !by.is_empty() || !on.is_empty() {
        page.aside(format!("Answered{by}{on}."));
    }
}

/// What a question is about.
fn topic<'a>(rulebook: &'a Rulebook, id: &'a str) -> &'a str {
    rulebook.question_named(id).map_or(id, |(_, question)| &question.topic)
}

fn footer(page: &mut Page, rulebook: &Rulebook, detail: Detail) {
    let rules = format!("Rules: {}.", layers(rulebook, detail));
    let more = match detail {
        Detail::Full => format!("SHA-256 of the rules: {}.", rulebook.digest()),
        Detail::Brief | Detail::Normal => {
            "--detail full quotes the phrases, and tells what would change the verdict.".to_owned()
        }
    };
    page.footer(format!(
        "“…” is an answer as the questionnaire words it. Round brackets hold the points that it earned, square ones the documents \
         that say what stands before; where there are several, they say it between them. {rules} {more}"
    ));
}

/// What the rules are made of, the uppermost layer first; in full each with what tells it from every other.
fn layers(rulebook: &Rulebook, detail: Detail) -> String {
    let layers = rulebook.layers();
    if detail != Detail::Full || layers.len() == 1 {
        return called(rulebook);
    }
    let named = |layer: &Layer| format!("{} {} (SHA-256 {})", layer.name, layer.version, layer.digest);
    layers.iter().rev().map(named).collect::<Vec<_>>().join(" over ")
}

fn title(task: &TaskGiven<'_>) -> Option<String> {
    match (task.title, task.id) {
        (Some(title), Some(id)) => Some(format!("{title} ({id})")),
        (title, id) => title.or(id).map(str::to_owned),
    }
}

/// A report in one line: the task, the verdict with its condition, the fits.
pub(super) fn brief(report: &Report<'_>) -> String {
    let title = title(&report.task).map(|title| format!("{title}: ")).unwrap_or_default();
    let mut line = format!("{title}{}{}", words::name(report.verdict), words::condition(report));
    if let Some(strength) = report.strength {
        line.push_str(&format!("; {}", strength.id()));
    }
    let percent = |fit: &Option<FitSaid>| fit.as_ref().and_then(words::percent).unwrap_or("none".to_owned());
    if !report.step_verdicts.is_empty() {
        line.push_str(&format!("; {}", steps::parts(report)));
    }
    if let Some(fit) = &report.fit {
        line.push_str(&format!("; BPO fit {}, KPO fit {}", percent(&fit.bpo), percent(&fit.kpo)));
    }
    line
}
