//! What is still open, and what its answers would do.

use super::words::{agree, name};
use crate::render::page::{Mark, Page};
use crate::report::{AnswerGiven, Detail, NeedSaid, Report};
use crate::rulebook::{Basis, Gate, Question, QuestionIx, Rulebook, Verdict};

/// So many open questions are listed unless all are asked for.
const OPEN_LISTED: usize = 8;

/// The questions that count and are not answered with one level: the most telling first while one could change the verdict.
pub(super) fn open(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(needs) = report.findings.as_ref().and_then(|findings| findings.needs.as_ref()) else { return };
    let listed = Listed { rulebook, report, needs, detail };
    let decides = |question: &Question| report.conditions.iter().any(|of| question.id == *of.question);
    let needed = needs.iter().filter_map(|need| rulebook.question_named(need.question));
    match report.basis {
        Basis::Gate => {}
        _ if report.settled => {
            listed.under(
                page,
                "Still open; no answer to these changes the verdict",
                unanswered(rulebook, report),
            );
        }
        _ if agree(report) => {
            let (deciding, others): (Vec<_>, Vec<_>) = needed.partition(|(_, question)| decides(question));
            listed.under(page, "Still open, and decides", deciding);
            listed.under(page, "Also open; no answer to these changes the verdict", others);
        }
        _ => listed.under(page, "Still open, the most telling question first", needed.collect()),
    }
}

/// The questions that count and are not answered with one level, in rulebook order.
fn unanswered<'r>(rulebook: &'r Rulebook, report: &Report<'_>) -> Vec<(QuestionIx, &'r Question)> {
    let open = |(at, question): &(QuestionIx, &Question)| {
        rulebook.is_counted(*at) && !report.task.answers_whole(question)
    };
    rulebook.questions().filter(open).collect()
}

struct Listed<'a> {
    rulebook: &'a Rulebook,
    report: &'a Report<'a>,
    needs: &'a [NeedSaid<'a>],
    detail: Detail,
}

impl Listed<'_> {
    fn under(&self, page: &mut Page, heading: &str, open: Vec<(QuestionIx, &Question)>) {
        if open.is_empty() {
            return;
        }
        page.heading(heading);
        let listed = if self.detail == Detail::Full { open.len() } else { OPEN_LISTED };
        for (at, question) in open.iter().take(listed) {
            let so_far = self.so_far(question).map(|so_far| format!("; so far {so_far}")).unwrap_or_default();
            let text = format!("{} ({}{so_far}){}", question.text, question.id, self.effects(*at, question));
            page.item(Mark::Open, text);
        }
        let rest: Vec<String> = open.iter().skip(listed).map(|(_, question)| in_short(question)).collect();
        if !rest.is_empty() {
            page.item(Mark::Open, format!("and {} more: {}", rest.len(), rest.join(", ")));
        }
    }

    /// The levels that are possible, in words.
    fn so_far(&self, question: &Question) -> Option<String> {
        let Some(AnswerGiven::Levels(levels)) = self.report.task.answer(question) else { return None };
        let labels: Vec<String> =
            levels.iter().filter_map(|given| Some(labelled(question, position(question, given)?))).collect();
        Some(labels.join(" or "))
    }

    /// What those answers do that settle the verdict, as sentences that follow the question.
    fn effects(&self, at: QuestionIx, question: &Question) -> String {
        let need = self.needs.iter().find(|need| question.id == *need.question);
        let levels = need.and_then(|need| need.settles.as_deref()).unwrap_or_default();
        let mut effects: Vec<(Option<Verdict>, Vec<String>)> = Vec::new();
        for level in levels.iter().filter_map(|given| position(question, given)) {
            let (to, label) = (self.settled_by(at, level), labelled(question, level));
            match effects.iter_mut().find(|(known, _)| *known == to) {
                Some((_, labels)) => labels.push(label),
                None => effects.push((to, vec![label])),
            }
        }
        let sentence = |(to, labels): &(Option<Verdict>, Vec<String>)| match to {
            Some(verdict) => format!(" With {}: {}.", labels.join(" or "), name(*verdict)),
            None => format!(" The answer {} alone would settle it.", labels.join(" or ")),
        };
        effects.iter().map(sentence).collect()
    }

    /// The verdict that a level settles it with: that of the gate that fires on it, else the one in which all ways agree.
    fn settled_by(&self, at: QuestionIx, level: usize) -> Option<Verdict> {
        let fires = |gate: &&Gate| gate.levels.contains(&level);
        let fired = self.rulebook.gates_on(at).find(fires).map(|gate| gate.verdict);
        fired.or_else(|| agree(self.report).then_some(self.report.verdict))
    }
}

/// A question in a word or two, with its id where that is another word.
fn in_short(question: &Question) -> String {
    let topic = question.topic.to_lowercase();
    if topic == *question.id { topic } else { format!("{topic} ({})", question.id) }
}

fn position(question: &Question, given: &AnswerGiven<'_>) -> Option<usize> {
    match given {
        AnswerGiven::Number(number) => question.level(&number.to_string()),
        AnswerGiven::Word(word) => question.level(word),
        AnswerGiven::Levels(_) => None,
    }
}

/// A level in the words of its label.
fn labelled(question: &Question, level: usize) -> String {
    let label = question.levels.get(level).map_or("", |level| level.label.as_ref());
    format!("\u{201c}{label}\u{201d}")
}
