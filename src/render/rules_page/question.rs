//! Questions: what is asked, how it is answered, and what reads the answer.

use super::said::{citations, entries};
use super::text::{Column, Line, Text, code, joined, say, strong};
use crate::explain::{Entry, EntryKind};
use crate::rulebook::{Ask, Kind, Question, QuestionIx, Rulebook};

/// All of them at a glance.
pub(super) fn glance(page: &mut Text, rulebook: &Rulebook) {
    let columns = ["question", "what is asked", "what the answer serves"].map(Column::Words);
    let rows = rulebook.questions().map(|(at, question)| {
        let gates = rulebook.gates_on(at).next().is_some();
        let serves = match (rulebook.is_scored(at), gates) {
            (true, false) => "points",
            (true, true) => "points, a gate",
            (false, true) => "a gate",
            (false, false) => "advice alone",
        };
        vec![Line::default().entry(EntryKind::Question, &question.id), say(&question.text), say(serves)]
    });
    page.table(&columns, rows);
}

pub(super) fn question(page: &mut Text, rulebook: &Rulebook, at: QuestionIx, question: &Question) {
    page.paragraph(&strong(&format!("{}: {}", question.topic, question.text)));
    levels(page, question);
    page.paragraph(&how(question).and(" ").line(&readers(rulebook, at)));
    page.paragraph(&say(&format!("Why it is asked: {}", question.why)));
    citations(page, rulebook, &question.citations);
}

fn levels(page: &mut Text, question: &Question) {
    let examples = question.levels.iter().any(|level| level.example.is_some());
    let mut columns = vec![Column::Words("level"), Column::Words("answer")];
    columns.extend(examples.then_some(Column::Words("for example")));
    let rows = question.levels.iter().map(|level| {
        let mut row = vec![code(&level.id), say(&level.label)];
        row.extend(examples.then(|| say(level.example.as_deref().unwrap_or_default())));
        row
    });
    page.table(&columns, rows);
}

/// How it is answered.
fn how(question: &Question) -> Line {
    let mut line = match question.kind {
        Kind::Scale => say("The answer is one level from 1 to 5"),
        Kind::OneOf => say("The answer is one of these levels"),
        Kind::AnyOf => say("The answer is any of these levels, or none of them"),
    };
    if question.may_not_apply {
        line = line.and(", or ").code("not_applicable").and(" where the question makes no sense");
    }
    line = line.and(".");
    if question.choice {
        line = line.and(" It is your choice, not a fact.");
    }
    match question.ask {
        Ask::Early => line,
        Ask::Late => line.and(" An interview asks it after the others, as it is hard to answer."),
    }
}

/// What reads the answer.
fn readers(rulebook: &Rulebook, at: QuestionIx) -> Line {
    let reads = |entry: &Entry<'_>| match entry {
        Entry::Criterion(criterion) => criterion.question == at,
        Entry::Gate(gate) => gate.question == at,
        Entry::Advice(advice) => advice.when.questions().contains(&at),
        _ => false,
    };
    let of_kind =
        |kind: EntryKind| Entry::all(rulebook).filter(reads).filter(move |entry| entry.kind() == kind);
    let groups = [
        (EntryKind::Criterion, ["criterion", "criteria"]),
        (EntryKind::Gate, ["gate", "gates"]),
        (EntryKind::Advice, ["advice", "advice"]),
    ];
    let groups = groups.into_iter().filter_map(|(kind, [one, several])| {
        let count = of_kind(kind).count();
        let name = if count == 1 { one } else { several };
        (count > 0).then(|| say(&format!("the {name} ")).line(&entries(of_kind(kind))))
    });
    let line = say("It is read by ").line(&joined(groups, "and")).and(".");
    if rulebook.is_counted(at) { line } else { line.and(" It changes no score and no verdict.") }
}
