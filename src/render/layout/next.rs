//! What is still open, what to do next, what to watch, and what the report does not tell.

use super::sources::{Numbers, quotes};
use crate::render::page::{Mark, Page};
use crate::report::{AdviceSaid, AnswerGiven, Detail, NeedSaid, Report};
use crate::rulebook::{AdviceKind, Basis, Question, QuestionIx, Rulebook};

/// So many open questions are listed unless all are asked for.
const OPEN_LISTED: usize = 8;

/// The questions that count and are not answered with one level: the most telling first while one could change the verdict.
pub(super) fn open(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(needs) = report.findings.as_ref().and_then(|findings| findings.needs.as_ref()) else { return };
    if report.basis == Basis::Gate {
        return;
    }
    let open: Vec<(QuestionIx, &Question)> = match report.settled {
        true => unanswered(rulebook, report).collect(),
        false => needs.iter().filter_map(|need| rulebook.question_named(need.question)).collect(),
    };
    if open.is_empty() {
        return;
    }
    page.heading(match report.settled {
        true => "Still open; no answer to these changes the verdict",
        false => "Still open, the most telling question first",
    });
    let listed = if detail == Detail::Full { open.len() } else { OPEN_LISTED };
    for (at, question) in open.iter().take(listed) {
        let so_far = match report.task.answer(question) {
            Some(AnswerGiven::Levels(_)) => format!("; so far {}", so_far(rulebook, report, *at)),
            _ => String::new(),
        };
        let need = needs.iter().find(|need| question.id == *need.question);
        let settles = need.map(|need| settles(question, report.task.answer(question), need));
        page.item(
            Mark::Open,
            format!("{} ({}{so_far}){}", question.text, question.id, settles.unwrap_or_default()),
        );
    }
    let rest: Vec<&str> = open.iter().skip(listed).map(|(_, question)| &*question.id).collect();
    if !rest.is_empty() {
        page.item(Mark::Open, format!("and {}", rest.join(", ")));
    }
}

/// The questions that count and are not answered with one level, in rulebook order.
fn unanswered<'r>(
    rulebook: &'r Rulebook,
    report: &Report<'_>,
) -> impl Iterator<Item = (QuestionIx, &'r Question)> {
    rulebook
        .questions()
        .filter(|(at, question)| rulebook.is_counted(*at) && !report.task.answers_whole(question))
}

/// Which answers would settle the verdict, as a sentence that follows the question.
fn settles(question: &Question, given: Option<&AnswerGiven<'_>>, need: &NeedSaid<'_>) -> String {
    let levels = need.settles.as_deref().unwrap_or_default();
    let labels: Vec<String> = levels.iter().filter_map(|level| labelled(question, level)).collect();
    let possible = match given {
        Some(AnswerGiven::Levels(levels)) => levels.len(),
        _ => question.levels.len(),
    };
    match labels.len() {
        0 => String::new(),
        all if all == possible => " Any answer settles it.".to_owned(),
        _ => format!(" The answer {} alone would settle it.", labels.join(" or ")),
    }
}

/// A level in the words of its label.
fn labelled(question: &Question, given: &AnswerGiven<'_>) -> Option<String> {
    let id = match given {
        AnswerGiven::Number(number) => number.to_string(),
        AnswerGiven::Word(word) => (*word).to_owned(),
        AnswerGiven::Levels(_) => return None,
    };
    let level = question.levels.get(question.level(&id)?)?;
    Some(format!("\u{201c}{}\u{201d}", level.label))
}

/// The levels that are possible, in words.
fn so_far(rulebook: &Rulebook, report: &Report<'_>, at: QuestionIx) -> String {
    let question = rulebook.question(at);
    let Some(AnswerGiven::Levels(levels)) = report.task.answer(question) else { return String::new() };
    let labels: Vec<String> = levels.iter().filter_map(|level| labelled(question, level)).collect();
    labels.join(" or ")
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
