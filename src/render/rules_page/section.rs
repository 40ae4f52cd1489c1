//! The sections of the page, one for each kind of entry.

use super::text::{Line, Text, say};
use super::{band, criterion, gate, others, question};
use crate::explain::{Entry, EntryKind};
use crate::rulebook::Rulebook;

/// What a kind of entry is told under.
pub(super) struct Section {
    kind: EntryKind,
    heading: &'static str,
    intro: &'static str,
}

impl Section {
    pub(super) fn of(kind: EntryKind) -> Self {
        let (heading, intro) = match kind {
            EntryKind::Document => (
                "Documents",
                "What the rules rest on. A citation below names the document, the heading under which the words \
                 stand, the words themselves, and of whom they speak.",
            ),
            EntryKind::Question => ("Questions", "What is asked, in this order."),
            EntryKind::Criterion => (
                "Criteria",
                "What tells a BPO's work from a KPO's. Where a criterion says nothing of one of them, it counts in the fit \
                 of the other alone.",
            ),
            EntryKind::Gate => ("Gates", "What settles a verdict whatever the points say."),
            EntryKind::Band => (
                "Bands",
                "Which fits give which verdict. The lean is the KPO fit less the BPO fit. Every pair of fits lies in \
                 exactly one band.",
            ),
            EntryKind::Advice => (
                "Advice",
                "What a report says to do next, and to watch. Of the next steps whose condition holds a report gives \
                 the first five, in this order. Advice that hangs on an open answer is not given.",
            ),
            EntryKind::Service => (
                "Services",
                "Whom the documents name a service for. A report says so where a task is one; it changes no score and \
                 no verdict.",
            ),
            EntryKind::Limit => ("What no report tells", "Said in every report."),
        };
        Self { kind, heading, intro }
    }

    /// A link to it.
    pub(super) fn link(&self, text: &str) -> Line {
        Line::default().section(text, self.heading)
    }

    /// Its line in the table of contents.
    pub(super) fn line(&self, rulebook: &Rulebook) -> Line {
        self.link(self.heading).and(&format!(" ({})", self.entries(rulebook).count()))
    }

    /// All of it.
    pub(super) fn write(&self, page: &mut Text, rulebook: &Rulebook) {
        page.section(self.heading);
        if self.entries(rulebook).next().is_none() {
            page.paragraph(&say("There are none."));
            return;
        }
        page.paragraph(&say(self.intro));
        match self.kind {
            EntryKind::Question => question::glance(page, rulebook),
            EntryKind::Criterion => criterion::glance(page, rulebook),
            EntryKind::Band => band::glance(page, rulebook),
            EntryKind::Service => others::all_services(page, rulebook),
            EntryKind::Advice => others::all_advice(page, rulebook),
            EntryKind::Document | EntryKind::Gate | EntryKind::Limit => {}
        }
        for entry in self.entries(rulebook) {
            page.entry(entry);
            self::entry(page, rulebook, entry);
        }
    }

    fn entries<'r>(&self, rulebook: &'r Rulebook) -> impl Iterator<Item = Entry<'r>> {
        let kind = self.kind;
        Entry::all(rulebook).filter(move |entry| entry.kind() == kind)
    }
}

fn entry(page: &mut Text, rulebook: &Rulebook, entry: Entry<'_>) {
    match entry {
        Entry::Question(at, question) => question::question(page, rulebook, at, question),
        Entry::Criterion(criterion) => criterion::criterion(page, rulebook, criterion),
        Entry::Gate(gate) => gate::gate(page, rulebook, gate),
        Entry::Band(band) => band::band(page, rulebook, band),
        Entry::Document(document) => others::document(page, rulebook, document),
        Entry::Service(service) => others::service(page, rulebook, service),
        Entry::Advice(advice) => others::advice(page, rulebook, advice),
        Entry::Limit(limit) => others::limit(page, rulebook, limit),
    }
}
