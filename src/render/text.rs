//! Reports for a reader: as text for a terminal, or as Markdown.

use super::escape::{marked_down, shown, shown_line};
use super::page::{markdown as page_marked_down, terminal};
use super::pieces::ALL_TASKS;
use super::{Look, Reports, layout};
use crate::report::Detail;
use crate::rulebook::Rulebook;

/// Reports as text, each line with its end; at `brief` a line each, for grep. It has ANSI colors in it.
pub(super) fn text(rulebook: &Rulebook, reports: &Reports<'_>, look: Look) -> String {
    if look.detail != Detail::Brief {
        return terminal(&layout::page(rulebook, reports, look.detail), look.width);
    }
    let lines = reports.list.iter().map(layout::brief);
    lines.map(|line| format!("{}\n", shown_line(&shown(&line)))).collect()
}

/// Reports as Markdown; at `brief` an entry of a list each.
pub(super) fn markdown(rulebook: &Rulebook, reports: &Reports<'_>, detail: Detail) -> String {
    let lines = reports.list.iter().map(|report| format!("- {}\n", marked_down(&layout::brief(report))));
    let mut text = String::new();
    if detail != Detail::Brief {
        text = page_marked_down(&layout::page(rulebook, reports, detail));
        // Who gets the page has no other way to the single tasks.
        if !layout::are_summed_up(reports.list.len()) {
            return text;
        }
        text += ALL_TASKS;
    }
    text.extend(lines);
    text
}
