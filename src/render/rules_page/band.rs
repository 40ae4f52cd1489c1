//! Bands: which fits give which verdict.

use super::said::{because, capital};
use super::text::{Column, Line, Text, say, strong};
use crate::explain::EntryKind;
use crate::render::layout::verdict_name;
use crate::rulebook::{Band, Bound, Range, Rulebook};

/// All of them at a glance.
pub(super) fn glance(page: &mut Text, rulebook: &Rulebook) {
    let columns = ["band", "BPO fit", "KPO fit", "lean", "verdict"].map(Column::Words);
    let any = |range: Range, unit: &str| say(&ends(range, unit).unwrap_or_else(|| "any".to_owned()));
    let rows = rulebook.bands().iter().map(|band| {
        vec![
            Line::default().entry(EntryKind::Band, &band.id),
            any(band.bpo, PERCENT),
            any(band.kpo, PERCENT),
            any(band.lean, POINTS),
            say(verdict_name(band.verdict)),
        ]
    });
    page.table(&columns, rows);
}

pub(super) fn band(page: &mut Text, rulebook: &Rulebook, band: &Band) {
    let verdict = capital(verdict_name(band.verdict));
    page.paragraph(&strong(&format!("{verdict}: {}.", region(band))));
    because(page, rulebook, Some(&*band.because));
}

const PERCENT: &str = "%";
const POINTS: &str = "points";

/// Where a band lies.
fn region(band: &Band) -> String {
    let parts = [("BPO fit", band.bpo, PERCENT), ("KPO fit", band.kpo, PERCENT), ("lean", band.lean, POINTS)];
    let parts =
        parts.into_iter().filter_map(|(name, range, unit)| Some(format!("{name} {}", ends(range, unit)?)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "whatever the fits are".to_owned() } else { parts.join(", ") }
}

/// A range in words; `None` if it is unbounded.
fn ends(range: Range, unit: &str) -> Option<String> {
    let low = range.low.map(|end| format!("{} {}", if end.included { "from" } else { "above" }, number(end)));
    let high =
        range.high.map(|end| format!("{} {}", if end.included { "at most" } else { "below" }, number(end)));
    let ends: Vec<String> = [low, high].into_iter().flatten().collect();
    (!ends.is_empty()).then(|| format!("{} {unit}", ends.join(" and ")))
}

/// A number with the sign that print has for what is below zero.
fn number(end: Bound) -> String {
    end.percent.to_string().replace('-', "\u{2212}")
}
