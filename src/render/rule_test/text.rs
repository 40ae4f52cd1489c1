//! What tests of rules gave, for their author: each that fails with what came instead and why, then the sum.

use super::{covered, heading, summed_up};
use crate::explain::{Reason, sentence};
use crate::render::page::{Page, terminal};
use crate::rule_test::{Coverage, Ran, Seen, Tested, fit_said, points_said};
use crate::rulebook::Side;

/// So many tests that fail are told: who breaks more mends the first of them first.
const MOST: usize = 100;

pub(super) fn text(ran: &Ran<'_>, coverage: Option<&Coverage>, width: usize) -> String {
    let mut page = Page::default();
    let failed: Vec<&Tested<'_>> = ran.list.iter().filter(|tested| !tested.passed()).collect();
    for tested in failed.iter().take(MOST) {
        page.heading(named(ran, tested));
        tested.missed.iter().for_each(|missed| page.point(missed.said()));
        lines(ran, tested).into_iter().for_each(|line| page.under(line));
    }
    if let Some(more) = failed.len().checked_sub(MOST).filter(|more| *more > 0) {
        page.heading(format!("And {more} more that fail: --format json or junit has them all."));
    }
    if let Some(coverage) = coverage {
        page.heading(heading(coverage.scope));
        coverage.parts.iter().for_each(|part| page.point(covered(part)));
    }
    page.heading(sentence(&summed_up(ran)));
    page.aside(format!("Rules: {}.", crate::render::called(ran.rulebook)));
    terminal(&page, width)
}

fn named(ran: &Ran<'_>, tested: &Tested<'_>) -> String {
    let (file, line, column) = ran.tests.place(tested.test);
    let text = tested.test.text.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
    format!("`{}` fails{text} ({file}:{line}:{column})", tested.test.id)
}

/// Why a test fails, each line by itself.
pub(super) fn lines(ran: &Ran<'_>, tested: &Tested<'_>) -> Vec<String> {
    let Some(why) = &tested.why else { return Vec::new() };
    let mut lines: Vec<String> = why.seen.iter().flat_map(|seen| self::seen(ran, seen)).collect();
    lines.extend(why.nearest.said(ran.rulebook, tested.test.expected.verdict));
    lines
}

fn seen(ran: &Ran<'_>, seen: &Seen<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(step) = seen.step {
        lines.push(format!("The step \u{201c}{step}\u{201d}: {} ({}).", seen.verdict.id(), seen.basis.id()));
    }
    let fit = |side: Side, name: &str| {
        let said = seen.fit.get(side).as_ref().and_then(fit_said);
        format!("{name} {}", said.unwrap_or_else(|| "none".to_owned()))
    };
    lines.push(format!("Fits: {}, {}.", fit(Side::Bpo, "BPO"), fit(Side::Kpo, "KPO")));
    for gate in &seen.gates {
        let question = &ran.rulebook.question(gate.question).id;
        lines.push(format!(
            "The gate `{}` fires on the answer to `{question}`: {}.",
            gate.id,
            gate.verdict.id()
        ));
    }
    let listed = |reasons: Vec<&Reason<'_>>| -> Option<String> {
        let one =
            |reason: &&Reason<'_>| format!("{} ({})", reason.criterion.id, points_said(reason.points.earned));
        let all: Vec<String> = reasons.iter().map(one).collect();
        (!all.is_empty()).then(|| all.join(", "))
    };
    let (speaking_for, against) =
        (listed(seen.speaking_for().collect()), listed(seen.speaking_against().collect()));
    match (speaking_for, against) {
        (Some(speaking_for), against) => {
            lines.push(format!("Points for the verdict: {speaking_for}."));
            lines.extend(against.map(|against| format!("Other points: {against}.")));
        }
        (None, Some(all)) => lines.push(format!("Points: {all}.")),
        (None, None) => {}
    }
    lines
}
