//! What a check found, as a comment for a pull request.

use super::{basis, sum, verdict};
use crate::policy::{Checked, Severity};
use crate::render::layout;
use crate::render::page::markdown as page_marked_down;

/// GitHub takes no comment of more than 65,536 characters.
const LONGEST: usize = 60_000;
/// So many requests are told in full, less where they take too much room.
const TOLD: [Option<usize>; 7] = [Some(100), Some(30), Some(10), Some(3), Some(1), Some(0), None];

pub(super) fn markdown(checked: &Checked<'_>, fail_on: Option<Severity>) -> String {
    let heading = format!("Sourcing requests: {}", verdict(checked, fail_on));
    let page = |told| {
        let mut page = layout::checked(checked, &heading, &sum(checked), told);
        page.footer(basis(checked));
        page_marked_down(&page)
    };
    let [most @ .., least] = TOLD;
    most.into_iter().map(page).find(|text| text.len() <= LONGEST).unwrap_or_else(|| page(least))
}
