//! What a check found, for a terminal: each finding with its line, then the sum.

use annotate_snippets::Level;

use super::{basis, summed_up};
use crate::order::sort_by_key;
use crate::policy::{By, Cause, Checked, Finding, Severity, Standing, Sum, Terms};
use crate::render::diagnostics::Message;
use crate::render::page::{Page, terminal};
use crate::render::worst::Worst;

/// So many findings are shown, the worst: nobody scrolls further back.
const MOST: usize = 100;

/// The worst findings, as they are shown.
pub(super) struct Text<'a> {
    terms: Terms<'a>,
    width: usize,
    /// By whether they stand, and how bad they are.
    worst: Worst<(bool, Severity), String>,
}

impl<'a> Text<'a> {
    pub(super) fn new(terms: Terms<'a>, width: usize) -> Self {
        Self { terms, width, worst: Worst::new(MOST) }
    }

    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        for finding in &checked.findings {
            self.worst.add((finding.stands(), finding.severity), || message(checked, finding, self.width));
        }
    }

    pub(super) fn end(self, sum: &Sum, fail_on: Option<Severity>) -> String {
        let mut text: String = self.worst.in_order().map(|message| message + "\n\n").collect();
        let mut page = Page::default();
        if let Some(more) = sum.findings.checked_sub(MOST).filter(|more| *more > 0) {
            page.paragraph(format!(
                "And {more} more findings: --format json or junit has them all. By rule:"
            ));
            let mut by: Vec<&(By, usize)> = sum.by.iter().collect();
            sort_by_key(&mut by, |(_, count)| std::cmp::Reverse(*count));
            by.iter().for_each(|(by, count)| page.point(format!("{}: {count}", by.id(self.terms.policy))));
        }
        page.heading(summed_up(sum, fail_on));
        page.aside(basis(self.terms));
        text.push_str(&terminal(&page, self.width));
        text
    }
}

fn message(checked: &Checked<'_>, finding: &Finding, width: usize) -> String {
    let said = checked.said(finding);
    // In a file of several requests a line alone does not tell which one it is.
    let name = checked.request.as_ref().map(|_| checked.name.as_str());
    let (id, field) = match &finding.cause {
        Cause::Unread(diagnostic) => (diagnostic.fault.code().id(), diagnostic.field.as_deref()),
        _ => (finding.by.id(checked.terms.policy), name.filter(|name| *name != checked.path)),
    };
    let level = match (finding.standing, finding.severity) {
        (Standing::Waived(_), _) => Level::NOTE.with_name("waived"),
        (_, Severity::Error) => Level::ERROR,
        (_, Severity::Warning) => Level::WARNING,
        (_, Severity::Note) => Level::NOTE,
    };
    let more = [(Level::NOTE, &said.waiver), (Level::HELP, &said.help), (Level::NOTE, &said.choice)];
    // What is waived needs no help.
    let helps = |level: &Level<'_>| finding.stands() || *level != Level::HELP;
    let more = more.into_iter().filter(|(level, _)| helps(level));
    Message {
        level,
        id,
        text: &said.message,
        more: more.filter_map(|(level, text)| Some((level, text.as_deref()?))).collect(),
        source: Some(&checked.source),
        start: checked.start,
        place: Some(finding.place),
        field,
    }
    .shown(width)
}
