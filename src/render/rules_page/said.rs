//! What entries of several kinds have in common: levels, citations, verdicts and reasons.

use super::text::{Line, Text, code, joined, say};
use crate::explain::{Entry, EntryKind, documents_of, sentence};
use crate::render::layout::verdict_noun;
use crate::rulebook::{Citation, Question, Rulebook, States, Verdict};

/// A word with its first letter a capital.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The verdict as what something gives.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo | Verdict::Kpo | Verdict::Hybrid | Verdict::Retain => verdict_noun(verdict),
        Verdict::Undetermined => "open",
    }
}

/// Levels of a question, each with what it means: one of them holds.
pub(super) fn levels(question: &Question, levels: &[usize]) -> Line {
    let levels = levels.iter().filter_map(|at| question.levels.get(*at));
    let said = levels.map(|level| match &*level.label {
        label if level.id == *label => code(&level.id),
        label => code(&level.id).and(&format!(" ({label})")),
    });
    joined(said, "or")
}

/// The documents of some citations by their names, each of which leads to the document.
pub(super) fn documents<'c>(rulebook: &Rulebook, citations: impl IntoIterator<Item = &'c Citation>) -> Line {
    let documents = documents_of(rulebook, citations).into_iter();
    joined(
        documents.map(|document| Line::default().named(EntryKind::Document, &document.id, &document.name)),
        "and",
    )
}

/// The ids of entries, each of which leads to its entry.
pub(super) fn entries<'r>(entries: impl IntoIterator<Item = Entry<'r>>) -> Line {
    let link = |entry: Entry<'r>| Line::default().entry(entry.kind(), entry.id());
    joined(entries.into_iter().map(link), "and")
}

/// Why an entry is as it is.
pub(super) fn because(page: &mut Text, rulebook: &Rulebook, because: Option<&str>) {
    let Some(because) = because else { return };
    // A name is written as it is, also where it begins a sentence.
    let named = rulebook.documents().iter().any(|document| because.starts_with(&*document.name));
    page.paragraph(&if named { say(because) } else { say(&sentence(because)) });
}

/// The citations one by one.
pub(super) fn citations(page: &mut Text, rulebook: &Rulebook, citations: &[Citation]) {
    for citation in citations {
        let under = match &*citation.heading {
            "" => String::new(),
            heading => format!(", under \u{201c}{heading}\u{201d}"),
        };
        let of = match citation.side {
            States::Bpo => "of a BPO",
            States::Kpo => "of a KPO",
            States::Both => "of both",
        };
        let name = documents(rulebook, [citation]);
        page.item(&name.and(&format!("{under}: \u{201c}{}\u{201d} ({of})", citation.phrase)));
    }
}
