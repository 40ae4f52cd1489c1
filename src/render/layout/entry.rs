//! What an id stands for, in full.

use super::sources::quotes;
use crate::diagnostic::Code;
use crate::explain::{CodeExample, Entry, ExampleForm, Found, documents_of, names_of, sentence};
use crate::render::page::{Block, Mark, Page, terminal};
use crate::rulebook::{Citation, Criterion, Kind, Question, QuestionIx, Rulebook, Service, Side};

/// All that an id stands for, in full. It has ANSI colors in it.
pub fn found(rulebook: &Rulebook, found: &Found<'_>, width: usize) -> String {
    let mut page = Page::default();
    for entry in &found.entries {
        page.heading(format!("{} ({})", entry.id(), entry.kind().id()));
        self::entry(&mut page, rulebook, *entry);
    }
    if let Some((code, example)) = &found.code {
        self::code(&mut page, *code, example);
    }
    terminal(&page, width)
}

/// Why a question is asked, and the words of the documents that this rests on. It has ANSI colors in it.
pub fn reason(rulebook: &Rulebook, question: &Question, width: usize) -> String {
    let mut page = Page::default();
    page.under(&*question.why);
    quotes(&mut page, rulebook, &question.citations);
    terminal(&page, width)
}

fn entry(page: &mut Page, rulebook: &Rulebook, entry: Entry<'_>) {
    match entry {
        Entry::Question(at, question) => self::question(page, rulebook, at, question),
        Entry::Criterion(criterion) => self::criterion(page, rulebook, criterion),
        Entry::Gate(gate) => {
            let question = rulebook.question(gate.question);
            let levels: Vec<&str> = gate
                .levels
                .iter()
                .filter_map(|at| question.levels.get(*at))
                .map(|level| &*level.id)
                .collect();
            page.under(format!(
                "Fires when `{}` is {}: then {}.",
                question.id,
                levels.join(" or "),
                gate.ground
            ));
            if let Some(because) = &gate.because {
                page.under(sentence(because));
            }
            quotes(page, rulebook, &gate.citations);
        }
        Entry::Band(band) => {
            page.under(format!("Gives the verdict {}. {}", band.verdict.id(), sentence(&band.because)));
        }
        Entry::Document(document) => {
            page.under(format!(
                "{}: {} ({}, {}).",
                document.name, document.title, document.publisher, document.date
            ));
            if let Some(interest) = &document.interest {
                page.under(format!("The publisher {interest}."));
            }
            if let Some(link) = &document.link {
                page.under(&**link);
            }
            if let Some(digest) = &document.sha256 {
                page.under(format!("SHA-256 of the text that was read: {digest}"));
            }
        }
        Entry::Service(service) => self::service(page, rulebook, service),
        Entry::Advice(advice) => {
            page.under(&*advice.text);
            if let Some(because) = &advice.because {
                page.under(&**because);
            }
            quotes(page, rulebook, &advice.citations);
        }
        Entry::Limit(limit) => {
            page.under(&*limit.text);
            if let Some(because) = &limit.because {
                page.under(&**because);
            }
            quotes(page, rulebook, &limit.citations);
        }
    }
}

fn code(page: &mut Page, code: Code, example: &CodeExample) {
    page.heading(format!("{code} (code of an error)"));
    page.under(&*example.why);
    let within = match example.form {
        ExampleForm::Json => "a task file",
        ExampleForm::Csv => "a CSV file",
        ExampleForm::Toml => "a rule file",
        ExampleForm::Layer => "rules laid over the built-in ones",
        ExampleForm::Policy => "a policy",
        ExampleForm::Shell => "the shell",
    };
    page.heading(format!("Faulty, in {within}"));
    page.push(Block::Lines(example.bad.clone()));
    page.heading("Mended");
    page.push(Block::Lines(example.mended.clone()));
}

fn question(page: &mut Page, rulebook: &Rulebook, at: QuestionIx, question: &Question) {
    page.under(&*question.text);
    page.under(&*question.why);
    let kind = match question.kind {
        Kind::Scale => "One level from 1 to 5",
        Kind::OneOf => "One of these",
        Kind::AnyOf => "Any of these, in a list; `[]` for none",
    };
    let not = if question.may_not_apply { ", or not_applicable" } else { "" };
    page.under(format!("{kind}{not}:"));
    for level in &question.levels {
        let example = level.example.as_ref().map(|example| format!(" ({example})")).unwrap_or_default();
        page.item(Mark::Level(level.id.to_string()), format!("{}{example}", level.label));
    }
    if question.choice {
        page.under("The answer is your choice, not a fact.");
    }
    if !rulebook.is_counted(at) {
        page.under("It serves advice only: it changes no score and no verdict.");
    }
    quotes(page, rulebook, &question.citations);
}

fn criterion(page: &mut Page, rulebook: &Rulebook, criterion: &Criterion) {
    let question = rulebook.question(criterion.question);
    page.under(format!("Reads the question `{}`. Weight {}.", question.id, criterion.weight));
    for side in [Side::Bpo, Side::Kpo] {
        let Some(rule) = criterion.sides.get(side) else { continue };
        let supports = question.levels.iter().zip(&rule.support);
        let supports: Vec<String> =
            supports.map(|(level, support)| format!("{}: {support}", level.id)).collect();
        page.under(format!("{} Support, of 4, by level: {}.", sentence(&rule.says), supports.join(", ")));
    }
    if let Some(because) = &criterion.because {
        page.under(&**because);
    }
    quotes(page, rulebook, &criterion.citations);
}

fn service(page: &mut Page, rulebook: &Rulebook, service: &Service) {
    page.under(sentence(&service.name));
    if !service.synonyms.is_empty() {
        let synonyms: Vec<&str> = service.synonyms.iter().map(|synonym| &**synonym).collect();
        page.under(format!("Also: {}.", synonyms.join(", ")));
    }
    let mut said = |provider: &str, citations: &[Citation]| {
        let names = names_of(&documents_of(rulebook, citations));
        page.under(format!(
            "As work for {provider}: {}.",
            if names.is_empty() { "no document" } else { &names }
        ));
        quotes(page, rulebook, citations);
    };
    said("a BPO", &service.bpo);
    said("a KPO", &service.kpo);
    let near: Vec<&str> = service.near.iter().map(|at| &*rulebook.service(*at).id).collect();
    if !near.is_empty() {
        page.under(format!("Close to it: {}.", near.join(", ")));
    }
    if let Some(note) = &service.note {
        page.under(&**note);
    }
}
