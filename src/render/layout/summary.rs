//! Many tasks at once: how many got which verdict, where it was close, what is open most often.

use super::{title, words};
use crate::order::sort_by_key;
use crate::ratio::Percent;
use crate::render::page::{Block, Page};
use crate::report::Report;
use crate::rulebook::{Question, Rulebook, Verdict};

/// So many of each kind are listed.
const LISTED: usize = 5;

/// What is summed up of reports, one after the other.
#[derive(Debug, Clone)]
pub struct Tally<'r> {
    /// By verdict, in the order of verdicts.
    verdicts: [usize; Verdict::ALL.len()],
    conditional: usize,
    /// Those with the least margin, the least first.
    closest: Vec<(Percent, String)>,
    /// In how many reports each question that counts is open.
    open: Vec<(&'r Question, usize)>,
}

impl<'r> Tally<'r> {
    /// Of no report.
    pub fn new(rulebook: &'r Rulebook) -> Self {
        let counted = rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at));
        Self {
            verdicts: [0; Verdict::ALL.len()],
            conditional: 0,
            closest: Vec::new(),
            open: counted.map(|(_, question)| (question, 0)).collect(),
        }
    }

    /// How many reports it is of.
    pub fn reports(&self) -> usize {
        self.verdicts.iter().sum()
    }

    /// Adds a report.
    pub fn add(&mut self, report: &Report<'_>) {
        let counts = Verdict::ALL.into_iter().zip(&mut self.verdicts);
        counts.filter(|(verdict, _)| *verdict == report.verdict).for_each(|(_, count)| *count += 1);
        self.conditional += usize::from(!report.conditions.is_empty());
        if report.task.steps.is_none() {
            for (question, open) in &mut self.open {
                *open += usize::from(!report.task.answers_whole(question));
            }
        }
        let beyond = self.closest.get(LISTED - 1).map(|(most, _)| *most);
        if let Some(margin) = report.margin.filter(|margin| beyond.is_none_or(|beyond| *margin < beyond)) {
            self.close(margin, call(report, margin));
        }
    }

    /// Adds what was summed up of the reports that come next.
    pub fn add_all(&mut self, next: Self) {
        self.verdicts.iter_mut().zip(next.verdicts).for_each(|(count, more)| *count += more);
        self.open.iter_mut().zip(next.open).for_each(|((_, count), (_, more))| *count += more);
        self.conditional += next.conditional;
        next.closest.into_iter().for_each(|(margin, call)| self.close(margin, call));
    }

    /// Adds a close call, behind those that are as close.
    fn close(&mut self, margin: Percent, call: String) {
        let at = self.closest.partition_point(|(known, _)| *known <= margin);
        self.closest.insert(at, (margin, call));
        self.closest.truncate(LISTED);
    }
}

/// A close call in a line.
fn call(report: &Report<'_>, margin: Percent) -> String {
    let title = title(&report.task).unwrap_or_else(|| "a task without title".to_owned());
    let (name, condition) = (words::name(report.verdict), words::condition(report));
    format!("{title}: {name}{condition}; {margin} points from where a clear lead begins")
}

/// The page of a summary, and of how many tasks could not be read.
pub(super) fn summary(page: &mut Page, tally: &Tally<'_>, failed: usize) {
    page.title(format!("{} tasks", tally.reports()));
    for (verdict, count) in Verdict::ALL.into_iter().zip(tally.verdicts) {
        page.push(Block::Count(count, words::name(verdict).to_owned()));
    }
    if tally.conditional > 0 {
        page.under(format!(
            "{} of them hold on a condition only: see the single reports.",
            tally.conditional
        ));
    }
    if failed > 0 {
        page.under(format!("{failed} could not be read: see the messages."));
    }
    if !tally.closest.is_empty() {
        page.heading("Closest calls");
    }
    tally.closest.iter().for_each(|(_, call)| page.point(call.clone()));
    // The questions that are open in most tasks.
    let mut open: Vec<_> = tally.open.iter().filter(|(_, count)| *count > 0).collect();
    sort_by_key(&mut open, |(_, count)| std::cmp::Reverse(*count));
    if !open.is_empty() {
        page.heading("Open most often");
    }
    for (question, count) in open.into_iter().take(LISTED) {
        page.push(Block::Count(*count, question.topic.to_lowercase()));
    }
    page.footer("For the single reports give fewer tasks, or --format jsonl, json or csv; a line for each with --detail brief.");
}
