//! Criteria: what they weigh, and how far each level speaks for either side.

use super::said::{because, citations, documents};
use super::text::{Column, Line, Text, code, say, strong};
use crate::explain::{Entry, EntryKind, documents_of};
use crate::rulebook::{Criterion, Kind, Rulebook, Side, SideRule};

/// All of them at a glance.
pub(super) fn glance(page: &mut Text, rulebook: &Rulebook) {
    let most = |side: Side| {
        let with = rulebook.criteria().iter().filter(|criterion| criterion.sides.get(side).is_some());
        with.map(|criterion| criterion.weight * u32::from(SideRule::MOST)).sum::<u32>()
    };
    page.paragraph(&say(&format!(
        "With every question answered, {} points are possible for a BPO and {} for a KPO.",
        most(Side::Bpo),
        most(Side::Kpo)
    )));
    let columns =
        [Column::Words("criterion"), Column::Number("weight"), Column::Words("BPO"), Column::Words("KPO")];
    let rows = rulebook.criteria().iter().map(|criterion| {
        let says = |side: Side| say(criterion.sides.get(side).as_ref().map_or("", |rule| &rule.says));
        vec![
            Line::default().entry(EntryKind::Criterion, &criterion.id),
            say(&criterion.weight.to_string()),
            says(Side::Bpo),
            says(Side::Kpo),
        ]
    });
    page.table(&columns, rows);
}

pub(super) fn criterion(page: &mut Text, rulebook: &Rulebook, criterion: &Criterion) {
    let question = rulebook.question(criterion.question);
    page.paragraph(&strong(&Entry::Criterion(criterion).says()));
    let reads = say("Reads the question ").entry(EntryKind::Question, &question.id);
    page.paragraph(&reads.and(&format!(" ({}).", question.text)));
    page.paragraph(&weight(rulebook, criterion));
    supports(page, rulebook, criterion);
    page.paragraph(&beside(rulebook, criterion));
    because(page, rulebook, criterion.because.as_deref());
    citations(page, rulebook, &criterion.citations);
}

/// What it weighs, and where the weight comes from.
fn weight(rulebook: &Rulebook, criterion: &Criterion) -> Line {
    let count = documents_of(rulebook, &criterion.citations).len();
    let line = strong(&format!("Weight {}", criterion.weight));
    let those = documents(rulebook, &criterion.citations);
    match count {
        0 => line.and(", set by the rulebook: no document states it."),
        _ if criterion.counted => line.and(", the number of documents that state it: ").line(&those).and("."),
        1 => line.and(", set by the rulebook. One document states it: ").line(&those).and("."),
        _ => line.and(&format!(", set by the rulebook. {count} documents state it: ")).line(&those).and("."),
    }
}

fn supports(page: &mut Text, rulebook: &Rulebook, criterion: &Criterion) {
    let question = rulebook.question(criterion.question);
    let sides = [("supports a BPO", Side::Bpo), ("supports a KPO", Side::Kpo)];
    let sides =
        || sides.into_iter().filter_map(|(name, side)| Some((name, criterion.sides.get(side).as_ref()?)));
    let columns: Vec<Column> = [Column::Words("level"), Column::Words("answer")]
        .into_iter()
        .chain(sides().map(|(name, _)| Column::Number(name)))
        .collect();
    let rows = question.levels.iter().enumerate().map(|(at, level)| {
        let supports = sides().filter_map(|(_, rule)| rule.support.get(at));
        let supports = supports.map(|support| say(&support.to_string()));
        [code(&level.id), say(&level.label)].into_iter().chain(supports).collect()
    });
    page.table(&columns, rows);
}

/// What the table does not show.
fn beside(rulebook: &Rulebook, criterion: &Criterion) -> Line {
    let question = rulebook.question(criterion.question);
    let mut sentences = Vec::new();
    if question.kind == Kind::AnyOf {
        sentences.push("The supports of the levels chosen add up, to at most 4.");
    }
    match (&criterion.sides.bpo, &criterion.sides.kpo) {
        (Some(_), None) => sentences.push("It says nothing of a KPO, so it counts in the BPO fit alone."),
        (None, Some(_)) => sentences.push("It says nothing of a BPO, so it counts in the KPO fit alone."),
        (Some(_), Some(_)) | (None, None) => {}
    }
    say(&sentences.join(" "))
}
