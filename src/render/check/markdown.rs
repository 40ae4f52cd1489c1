//! What a check found, as a comment for a pull request.

use super::{basis, in_numbers, verdict};
use crate::policy::{Checked, Severity, Sum, Terms};
use crate::render::layout::CheckedPage;
use crate::render::page::markdown as page_marked_down;

/// GitHub takes no comment of more than 65,536 characters.
const LONGEST: usize = 60_000;
/// So many requests are told in full, less where they take too much room.
const TOLD: [Option<usize>; 7] = [Some(100), Some(30), Some(10), Some(3), Some(1), Some(0), None];

/// The page as it grows.
pub(super) struct Markdown<'a> {
    terms: Terms<'a>,
    page: CheckedPage,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(terms: Terms<'a>) -> Self {
        Self { terms, page: CheckedPage::default() }
    }

    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        self.page.add(checked);
    }

    pub(super) fn end(self, sum: &Sum, fail_on: Option<Severity>) -> String {
        let heading = format!("Sourcing requests: {}", verdict(sum, fail_on));
        let page = |told| {
            let mut page = self.page.page(self.terms.rulebook, &heading, &in_numbers(sum), told);
            page.footer(basis(self.terms));
            page_marked_down(&page)
        };
        let [most @ .., least] = TOLD;
        most.into_iter().map(page).find(|text| text.len() <= LONGEST).unwrap_or_else(|| page(least))
    }
}
