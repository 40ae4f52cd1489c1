//! What to do next, what to watch, and what the report does not tell.

use super::sources::{Numbers, quotes};
use crate::render::page::{Mark, Page};
use crate::report::{AdviceSaid, Detail, Report};
use crate::rulebook::{AdviceKind, Rulebook};

/// The advice.
pub(super) fn advice(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(findings) = &report.findings else { return };
    let of = |kind| findings.advice.iter().filter(move |advice| advice.kind == kind);
    let text = |advice: &AdviceSaid<'_>| {
        format!("{}{}", advice.text, Numbers(rulebook).of(advice.citations.iter().copied()))
    };
    for (kind, heading) in [(AdviceKind::Step, "What to do next"), (AdviceKind::Watch, "What to watch")] {
        for (number, advice) in (1..).zip(of(kind)) {
            if number == 1 {
                page.heading(heading);
            }
            let mark = if kind == AdviceKind::Step { Mark::Number(number) } else { Mark::Point };
            page.item(mark, text(advice));
            if detail == Detail::Full {
                quotes(page, rulebook, advice.citations.iter().copied());
            }
        }
    }
}

/// What the documents say of the service that the task is.
pub(super) fn services(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(findings) = &report.findings else { return };
    for service in &findings.services {
        page.heading(format!("What the documents say of it as {}", service.name.to_lowercase()));
        let cited: Vec<_> = service.bpo.iter().chain(&service.kpo).chain(&service.near).copied().collect();
        page.under(format!("{}{}", service.text, Numbers(rulebook).named_in(&service.text)));
        if detail == Detail::Full {
            quotes(page, rulebook, cited);
        }
    }
    if let (Some(named), true) = (report.task.service, findings.services.is_empty()) {
        page.heading(format!("What the documents say of it as {named}"));
        page.under("The rules say nothing of that service.");
    }
}

/// What the report does not tell.
pub(super) fn limits(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let limits = report.limits.as_deref().unwrap_or_default();
    if !limits.is_empty() {
        page.part("What this report does not tell");
    }
    for limit in limits {
        page.point(format!("{}{}", limit.text, Numbers(rulebook).of(limit.citations.iter().copied())));
    }
}
