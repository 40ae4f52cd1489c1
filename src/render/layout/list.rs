//! Entries of the rulebook as lists.

use crate::explain::{Entry, EntryKind, documents_of, names_of};
use crate::lint::Linted;
use crate::render::page::{Page, terminal};
use crate::rulebook::{Rulebook, Service};

/// Entries by kind, an entry of a list each. It has ANSI colors in it.
pub fn entries(entries: &[Entry<'_>], width: usize) -> String {
    let mut page = Page::default();
    for kind in EntryKind::ALL {
        let of_kind = || entries.iter().filter(|entry| entry.kind() == kind);
        let count = of_kind().count();
        if count > 0 {
            page.heading(format!("{count} {}", of(kind, count)));
        }
        for entry in of_kind() {
            page.point(format!("{}: {}", entry.id(), entry.says()));
        }
    }
    terminal(&page, width)
}

/// What so many of a kind are called.
fn of(kind: EntryKind, count: usize) -> &'static str {
    if count == 1 { kind.id() } else { kind.plural() }
}

/// Services as a list: a line each, who counts it as work for whom.
pub fn services(rulebook: &Rulebook, services: &[&Service], width: usize) -> String {
    let mut page = Page::default();
    for service in services {
        let said = [("BPO", &service.bpo), ("KPO", &service.kpo)]
            .into_iter()
            .filter(|(_, citations)| !citations.is_empty());
        let said =
            said.map(|(side, citations)| format!("{side}: {}", names_of(&documents_of(rulebook, citations))));
        page.point(format!("{} ({}). {}", service.name, service.id, said.collect::<Vec<_>>().join("; ")));
    }
    terminal(&page, width)
}

/// That rules are sound, which they are, and how much there is to warn of. It has ANSI colors in it.
pub fn sound(rulebook: &Rulebook, linted: &Linted, width: usize) -> String {
    let mut page = Page::default();
    let counts = EntryKind::ALL.map(|kind| {
        let count = Entry::all(rulebook).filter(|entry| entry.kind() == kind).count();
        format!("{count} {}", of(kind, count))
    });
    page.paragraph(format!("The rules {} {} are sound.", rulebook.name(), rulebook.version()));
    page.paragraph(format!("They hold {}.", counts.join(", ")));
    for layer in rulebook.layers().iter().filter(|layer| layer.digest != rulebook.digest()) {
        page.paragraph(format!("Layer {} {}, SHA-256: {}", layer.name, layer.version, layer.digest));
    }
    page.paragraph(format!("SHA-256: {}", rulebook.digest()));
    let (warned, allowed) = (linted.warned.list.len(), linted.allowed);
    if !linted.proved {
        page.paragraph("What `outfit rules prove` finds was not looked for: with so many answers and points that takes long.");
    }
    if warned > 0 || allowed > 0 {
        page.paragraph(format!("Findings: {warned} to look at, {allowed} allowed with a reason."));
    }
    terminal(&page, width)
}
