//! What a check found, for a terminal: each finding with its line, then the sum.

use annotate_snippets::Level;

use super::{CheckLook, basis, summed_up};
use crate::order::sort_by_key;
use crate::policy::{Cause, Checked, Finding, Severity, Standing};
use crate::render::diagnostics::Message;
use crate::render::page::{Page, terminal};
use crate::source::Start;

/// So many findings are shown, the worst: nobody scrolls further back.
const MOST: usize = 100;

pub(super) fn text(checked: &Checked<'_>, look: CheckLook) -> String {
    let mut text = String::new();
    for finding in worst(checked) {
        text.push_str(&message(checked, finding, look.width));
        text.push_str("\n\n");
    }
    let mut page = Page::default();
    if let Some(more) = checked.findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        page.paragraph(format!("And {more} more findings: --format json or sarif has them all."));
    }
    page.heading(summed_up(checked, look.fail_on));
    page.aside(basis(checked));
    text.push_str(&terminal(&page, look.width));
    text
}

/// The worst findings, in the order of all.
fn worst<'c>(checked: &'c Checked<'_>) -> Vec<&'c Finding> {
    let mut ranked: Vec<(usize, &Finding)> = checked.findings.iter().enumerate().collect();
    sort_by_key(&mut ranked, |(_, finding)| std::cmp::Reverse((finding.stands(), finding.severity)));
    ranked.truncate(MOST);
    sort_by_key(&mut ranked, |(at, _)| *at);
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

fn message(checked: &Checked<'_>, finding: &Finding, width: usize) -> String {
    let said = checked.said(finding);
    // In a file of several requests a line alone does not tell which one it is.
    let name = checked.request_of(finding).map(|request| request.name.as_str());
    let path = checked.path_of(finding);
    let (id, field) = match &finding.cause {
        Cause::Unread(diagnostic) => (diagnostic.fault.code().id(), diagnostic.field.as_deref()),
        _ => (finding.by.id(checked.policy), name.filter(|name| *name != path)),
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
        source: checked.inputs.get(finding.spot.input).map(|input| &*input.source),
        start: Start::default(),
        place: Some(finding.spot.place),
        field,
    }
    .shown(width)
}
