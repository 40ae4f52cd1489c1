//! Entries that are told in a few lines: documents, advice, services, limits.

use super::condition::condition;
use super::said::{because, capital, citations, documents, entries};
use super::text::{Column, Line, Text, joined, say, strong};
use crate::explain::{Entry, EntryKind};
use crate::rulebook::{Advice, AdviceKind, Document, Limit, Rulebook, Service};

pub(super) fn document(page: &mut Text, rulebook: &Rulebook, document: &Document) {
    page.paragraph(&strong(&format!("{}: {}", document.name, document.title)));
    let interest = document.interest.as_ref().map(|interest| format!(" The publisher {interest}."));
    let interest = interest.unwrap_or_default();
    page.paragraph(&say(&format!("Published by {}, {}.{interest}", document.publisher, document.date)));
    if let Some(link) = &document.link {
        page.paragraph(&Line::default().address(link));
    }
    let states = |entry: &Entry<'_>| match entry {
        Entry::Criterion(criterion) => criterion.citations.iter().any(|one| one.document == document.id),
        _ => false,
    };
    let stated = entries(Entry::all(rulebook).filter(states));
    let count = Entry::all(rulebook).filter(states).count();
    page.paragraph(&match count {
        0 => say("It states no criterion."),
        1 => say("It states the criterion ").line(&stated).and("."),
        _ => say(&format!("It states {count} criteria: ")).line(&stated).and("."),
    });
    if let Some(digest) = &document.sha256 {
        page.paragraph(&say("SHA-256 of the text that was read: ").code(digest));
    }
}

/// All advice at a glance.
pub(super) fn all_advice(page: &mut Text, rulebook: &Rulebook) {
    let columns = ["advice", "what it is", "what it is about"].map(Column::Words);
    let rows = rulebook.advice().iter().map(|advice| {
        vec![Line::default().entry(EntryKind::Advice, &advice.id), say(kind(advice)), say(&advice.topic)]
    });
    page.table(&columns, rows);
}

pub(super) fn advice(page: &mut Text, rulebook: &Rulebook, advice: &Advice) {
    page.paragraph(&strong(&advice.text));
    let given = say(&format!("{} ({}), given when ", capital(kind(advice)), advice.topic));
    let whose = match (advice.citations.is_empty(), advice.because.is_some()) {
        (true, _) => ". It is our suggestion.",
        (false, true) => ". It is in part our suggestion.",
        (false, false) => ".",
    };
    page.paragraph(&given.line(&condition(rulebook, &advice.when)).and(whose));
    because(page, rulebook, advice.because.as_deref());
    citations(page, rulebook, &advice.citations);
}

fn kind(advice: &Advice) -> &'static str {
    match advice.kind {
        AdviceKind::Step => "a next step",
        AdviceKind::Watch => "to watch",
    }
}

/// All services at a glance.
pub(super) fn all_services(page: &mut Text, rulebook: &Rulebook) {
    let columns = ["service", "work for a BPO, says", "work for a KPO, says"].map(Column::Words);
    let rows = rulebook.services().iter().map(|service| {
        vec![
            Line::default().named(EntryKind::Service, &service.id, &service.name),
            documents(rulebook, &service.bpo),
            documents(rulebook, &service.kpo),
        ]
    });
    page.table(&columns, rows);
}

pub(super) fn service(page: &mut Text, rulebook: &Rulebook, service: &Service) {
    page.paragraph(&strong(&service.name));
    if !service.synonyms.is_empty() {
        let synonyms: Vec<&str> = service.synonyms.iter().map(|synonym| &**synonym).collect();
        page.paragraph(&say(&format!("Also called {}.", synonyms.join(", "))));
    }
    let near = service.near.iter().map(|at| rulebook.service(*at));
    let near = near.map(|near| Line::default().named(EntryKind::Service, &near.id, &near.name));
    if !service.near.is_empty() {
        page.paragraph(&say("Close to it: ").line(&joined(near, "and")).and("."));
    }
    because(page, rulebook, service.note.as_deref());
    if service.bpo.is_empty() && service.kpo.is_empty() {
        page.paragraph(&say("No document names it."));
    }
    citations(page, rulebook, &service.bpo);
    citations(page, rulebook, &service.kpo);
}

pub(super) fn limit(page: &mut Text, rulebook: &Rulebook, limit: &Limit) {
    page.paragraph(&strong(&limit.text));
    because(page, rulebook, limit.because.as_deref());
    citations(page, rulebook, &limit.citations);
}
