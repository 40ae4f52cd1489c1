//! Entries of the rulebook as text for a reader.

use super::page::Page;
use super::sources::quotes;
use crate::explain::{Entry, documents_of, names_of, sentence};
use crate::rulebook::{Citation, Criterion, Kind, Question, QuestionIx, Rulebook, Service, Side};

/// Entries in full, one after the other. It has ANSI colors in it.
pub fn entries(rulebook: &Rulebook, entries: &[Entry<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for entry in entries {
        page.heading(&format!("{} ({})", entry.id(), entry.kind()));
        match *entry {
            Entry::Question(at, question) => self::question(&mut page, rulebook, at, question),
            Entry::Criterion(criterion) => self::criterion(&mut page, rulebook, criterion),
            Entry::Gate(gate) => {
                let question = rulebook.question(gate.question);
                let levels: Vec<&str> = gate
                    .levels
                    .iter()
                    .filter_map(|at| question.levels.get(*at))
                    .map(|level| &*level.id)
                    .collect();
                page.paragraph(
                    "  ",
                    &format!(
                        "Fires when `{}` is {}: then {}.",
                        question.id,
                        levels.join(" or "),
                        gate.ground
                    ),
                );
                page.paragraph("  ", &sentence(gate.because.as_deref().unwrap_or_default()));
                quotes(&mut page, rulebook, &gate.citations);
            }
            Entry::Band(band) => {
                page.paragraph(
                    "  ",
                    &format!("Gives the verdict {}. {}", band.verdict.id(), sentence(&band.because)),
                );
            }
            Entry::Document(document) => {
                page.paragraph(
                    "  ",
                    &format!(
                        "{}: {} ({}, {}).",
                        document.name, document.title, document.publisher, document.date
                    ),
                );
                if let Some(interest) = &document.interest {
                    page.paragraph("  ", &format!("The publisher {interest}."));
                }
                if let Some(link) = &document.link {
                    page.paragraph("  ", link);
                }
                if let Some(digest) = &document.sha256 {
                    page.paragraph("  ", &format!("SHA-256 of the text that was read: {digest}"));
                }
            }
            Entry::Service(service) => self::service(&mut page, rulebook, service),
            Entry::Advice(advice) => {
                page.paragraph("  ", &advice.text);
                if let Some(because) = &advice.because {
                    page.paragraph("  ", because);
                }
                quotes(&mut page, rulebook, &advice.citations);
            }
        }
    }
    page.finish()
}

fn question(page: &mut Page, rulebook: &Rulebook, at: QuestionIx, question: &Question) {
    page.paragraph("  ", &question.text);
    page.paragraph("  ", &question.why);
    let kind = match question.kind {
        Kind::Scale => "One level from 1 to 5",
        Kind::OneOf => "One of these",
        Kind::AnyOf => "Any of these, in a list; `[]` for none",
    };
    let not = if question.may_not_apply { ", or not_applicable" } else { "" };
    page.paragraph("  ", &format!("{kind}{not}:"));
    for level in &question.levels {
        let example = level.example.as_ref().map(|example| format!(" ({example})")).unwrap_or_default();
        page.item(&format!("    {}  ", level.id), &format!("{}{example}", level.label));
    }
    if question.choice {
        page.paragraph("  ", "The answer is your choice, not a fact.");
    }
    if !rulebook.is_counted(at) {
        page.paragraph("  ", "It serves advice only: it changes no score and no verdict.");
    }
    quotes(page, rulebook, &question.citations);
}

fn criterion(page: &mut Page, rulebook: &Rulebook, criterion: &Criterion) {
    let question = rulebook.question(criterion.question);
    page.paragraph("  ", &format!("Reads the question `{}`. Weight {}.", question.id, criterion.weight));
    for side in [Side::Bpo, Side::Kpo] {
        let Some(rule) = criterion.sides.get(side) else { continue };
        let supports = question.levels.iter().zip(&rule.support);
        let supports: Vec<String> =
            supports.map(|(level, support)| format!("{}: {support}", level.id)).collect();
        page.paragraph(
            "  ",
            &format!("{} Support, of 4, by level: {}.", sentence(&rule.says), supports.join(", ")),
        );
    }
    if let Some(because) = &criterion.because {
        page.paragraph("  ", because);
    }
    quotes(page, rulebook, &criterion.citations);
}

fn service(page: &mut Page, rulebook: &Rulebook, service: &Service) {
    page.paragraph("  ", &sentence(&service.name));
    if !service.synonyms.is_empty() {
        let synonyms: Vec<&str> = service.synonyms.iter().map(|synonym| &**synonym).collect();
        page.paragraph("  ", &format!("Also: {}.", synonyms.join(", ")));
    }
    let mut said = |provider: &str, citations: &[Citation]| {
        let names = names_of(&documents_of(rulebook, citations));
        page.paragraph(
            "  ",
            &format!("As work for {provider}: {}.", if names.is_empty() { "no document" } else { &names }),
        );
        quotes(page, rulebook, citations);
    };
    said("a BPO", &service.bpo);
    said("a KPO", &service.kpo);
    let near: Vec<&str> = service.near.iter().map(|at| &*rulebook.service(*at).id).collect();
    if !near.is_empty() {
        page.paragraph("  ", &format!("Close to it: {}.", near.join(", ")));
    }
    if let Some(note) = &service.note {
        page.paragraph("  ", note);
    }
}

/// Services as a list: a line each, who counts it as work for whom.
pub fn services(rulebook: &Rulebook, services: &[&Service], width: usize) -> String {
    let mut page = Page::new(width);
    for service in services {
        let said = [("BPO", &service.bpo), ("KPO", &service.kpo)]
            .into_iter()
            .filter(|(_, citations)| !citations.is_empty());
        let said =
            said.map(|(side, citations)| format!("{side}: {}", names_of(&documents_of(rulebook, citations))));
        page.item(
            "  - ",
            &format!("{} ({}). {}", service.name, service.id, said.collect::<Vec<_>>().join("; ")),
        );
    }
    page.finish()
}
