//! Numbers for the documents that a report rests on.

use crate::explain::documents_of;
use crate::render::page::{Block, Mark, Page};
use crate::rulebook::{Citation, Document, Rulebook};

/// The rulebook's documents, numbered from 1 in rulebook order.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'r>(pub(super) &'r Rulebook);

impl Numbers<'_> {
    /// The numbers of the documents cited, as ` [1, 4]`; nothing if none is.
    pub(super) fn of<'c>(self, citations: impl IntoIterator<Item = &'c Citation>) -> String {
        let cited: Vec<&str> = documents_of(self.0, citations).iter().map(|document| &*document.id).collect();
        self.those(|document| cited.contains(&&*document.id))
    }

    /// The numbers of the documents that a text names.
    pub(super) fn named_in(self, text: &str) -> String {
        self.those(|document| text.contains(&*document.name))
    }

    fn those(self, wanted: impl Fn(&Document) -> bool) -> String {
        let numbered = (1..).zip(self.0.documents()).filter(|(_, document)| wanted(document));
        let numbers: Vec<String> = numbered.map(|(number, _): (u32, _)| number.to_string()).collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }
}

/// What the numbers stand for.
pub(super) fn sources(page: &mut Page, rulebook: &Rulebook) {
    page.part("Where it comes from");
    for (number, document) in (1..).zip(rulebook.documents()) {
        let interest = document
            .interest
            .as_ref()
            .map(|interest| format!(" The publisher {interest}."))
            .unwrap_or_default();
        let text = format!("{}: {} ({}).{interest}", document.name, document.title, document.date);
        page.item(Mark::Source(number), text);
    }
}

/// The citations one by one, each with its heading and phrase.
pub(super) fn quotes<'c>(
    page: &mut Page,
    rulebook: &Rulebook,
    citations: impl IntoIterator<Item = &'c Citation>,
) {
    for citation in citations {
        let name =
            rulebook.document(&citation.document).map_or(&*citation.document, |document| &document.name);
        let under = if citation.heading.is_empty() {
            String::new()
        } else {
            format!(", under '{}'", citation.heading)
        };
        page.push(Block::Quote(format!("{name}{under}: \"{}\"", citation.phrase)));
    }
}
