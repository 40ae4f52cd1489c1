//! What is still open, what to do next, what to watch, and what the report does not tell.

use super::sources::{Numbers, quotes};
use crate::render::page::{Mark, Page};
use crate::report::{AdviceSaid, AnswerGiven, Detail, Report};
use crate::rulebook::{AdviceKind, Basis, Question, QuestionIx, Rulebook};

/// So many open questions are listed unless all are asked for.
const OPEN_LISTED: usize = 8;

/// The questions that the verdict depends on and that are not answered with one level: those of gates first.
pub(super) fn open(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    if report.fit.is_none() || report.basis == Basis::Gate {
        return;
    }
    let gate = |at: QuestionIx| rulebook.gates_on(at).next().is_some();
    let mut open: Vec<(QuestionIx, &Question)> = rulebook
        .questions()
        .filter(|(at, question)| rulebook.is_counted(*at) && !report.task.answers_whole(question))
        .collect();
    open.sort_by_key(|(at, _)| (!gate(*at), *at));
    if open.is_empty() {
        return;
    }
    page.heading(match report.settled {
        true => "Still open; no answer to these changes the verdict",
        false => "Still open",
    });
    let listed = if detail == Detail::Full { open.len() } else { OPEN_LISTED };
    for (at, question) in open.iter().take(listed) {
        let so_far = match report.task.answer(question) {
            Some(AnswerGiven::Levels(_)) => format!("; so far {}", so_far(rulebook, report, *at)),
            _ => String::new(),
        };
        page.item(Mark::Open, format!("{} ({}{so_far})", question.text, question.id));
    }
    let rest: Vec<&str> = open.iter().skip(listed).map(|(_, question)| &*question.id).collect();
    if !rest.is_empty() {
        page.item(Mark::Open, format!("and {}", rest.join(", ")));
    }
}

/// The levels that are possible, in words.
fn so_far(rulebook: &Rulebook, report: &Report<'_>, at: QuestionIx) -> String {
    let question = rulebook.question(at);
    let Some(AnswerGiven::Levels(levels)) = report.task.answer(question) else { return String::new() };
    let label = |given: &AnswerGiven<'_>| {
        let id = match given {
            AnswerGiven::Number(number) => number.to_string(),
            AnswerGiven::Word(word) => (*word).to_owned(),
            AnswerGiven::Levels(_) => return None,
        };
        let level = question.levels.get(question.level(&id)?)?;
        Some(format!("\u{201c}{}\u{201d}", level.label))
    };
    levels.iter().filter_map(label).collect::<Vec<_>>().join(" or ")
}

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
        page.under("No document names that service.");
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
