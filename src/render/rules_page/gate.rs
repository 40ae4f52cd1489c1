//! Gates: what settles a verdict whatever the points say.

use super::said::{because, capital, citations, levels};
use super::text::{Text, say, strong};
use crate::explain::EntryKind;
use crate::render::layout::verdict_name;
use crate::rulebook::{Gate, Rulebook};

pub(super) fn gate(page: &mut Text, rulebook: &Rulebook, gate: &Gate) {
    let question = rulebook.question(gate.question);
    page.paragraph(&strong(&format!("{}: {}.", capital(verdict_name(gate.verdict)), gate.ground)));
    let fires = say("Fires when ").entry(EntryKind::Question, &question.id);
    page.paragraph(&fires.and(" is ").line(&levels(question, &gate.levels)).and("."));
    page.paragraph(&say(&format!(
        "As long as the answer leaves that open, a verdict holds only provided that {}.",
        gate.condition
    )));
    because(page, rulebook, gate.because.as_deref());
    citations(page, rulebook, &gate.citations);
}
