//! How a verdict comes about.

use super::said::capital;
use super::section::Section;
use super::text::{Line, Text, say, strong};
use crate::explain::{EntryKind, sentence};
use crate::render::layout::verdict_name;
use crate::rulebook::{Rulebook, SideRule, Verdict};

/// From answers to a verdict, in the order in which it goes.
pub(super) fn course(page: &mut Text, rulebook: &Rulebook) {
    page.section("How a verdict comes about");
    let to = |kind: EntryKind, text: &str| Line::default().line(&Section::of(kind).link(text));
    let most = SideRule::MOST;
    let steps = [
        to(EntryKind::Question, "Questions")
            .and(" ask about the work. The answer to one is a level: one of the answers that it offers."),
        to(EntryKind::Criterion, "Criteria").and(&format!(
            " each read one question. They say how far each level speaks for a BPO, and how far for a KPO: its \
             support, from 0 (not at all) to {most} (in full)."
        )),
        strong("Points").and(
            " are the criterion's weight \u{d7} the support. The weight is the number of documents that state the \
             criterion, unless the rulebook sets another and says why.",
        ),
        strong("Fits:").and(
            " the BPO fit is the BPO points earned of the BPO points possible in the questions answered, in percent; \
             the KPO fit likewise. So a fit says how much of that provider's description fits the work. The two \
             need not add up to 100 %. A question that does not apply is left out of both.",
        ),
        strong("The lean").and(
            " is the KPO fit less the BPO fit, in percentage points: below 0 it is toward a BPO, above 0 toward a KPO.",
        ),
        to(EntryKind::Band, "Bands").and(" say which fits and which lean give which verdict."),
        to(EntryKind::Gate, "Gates").and(" outrank the points: one that fires settles the verdict, whatever the rest says."),
        strong("Open answers").and(&format!(
            " count neither way. All ways in which they could turn out are counted, and the verdict is the one that \
             at least {} in 100 of them give, else it is open (",
            rulebook.certainty()
        ))
        .section("more", CERTAINTY)
        .and(")."),
        strong("Steps:").and(
            " work that is given in steps gets a verdict for each. Its own comes from theirs, without the steps to \
             keep in house: split it if the others go to both kinds of provider or one of them is to be split, else \
             open if one is open, else the one that they share.",
        ),
    ];
    for (number, step) in (1..).zip(&steps) {
        page.number(number, step);
    }
    page.paragraph(&say("There are five verdicts:"));
    for verdict in Verdict::ALL {
        let does = match verdict {
            Verdict::Bpo => "hand it to a business process provider: rules, volume, routine",
            Verdict::Kpo => "hand it to a knowledge process provider: judgment, expertise, insight",
            Verdict::Hybrid => "part of it is work for the one, part for the other",
            Verdict::Retain => "it is not for a provider",
            Verdict::Undetermined => "the answers, or the documents, give no ground for one of the others",
        };
        page.item(
            &strong(&capital(verdict_name(verdict))).and(" (").code(verdict.id()).and(&format!("): {does}")),
        );
    }
}

/// The heading under which certainty and strengths stand.
pub(super) const CERTAINTY: &str = "Certainty and strength";

/// When a verdict is given with open answers, and how firm it is.
pub(super) fn certainty(page: &mut Text, rulebook: &Rulebook) {
    page.section(CERTAINTY);
    let certainty = rulebook.certainty();
    page.paragraph(&strong(&format!("Certainty: {certainty} in 100.")).and(&format!(
        " With open answers a verdict is given if at least {certainty} in 100 of the ways in which they could turn out \
         give it, each counted alike. {}",
        sentence(&rulebook.entries().certainty_because)
    )));
    let strengths = rulebook.strengths();
    let (clear, strong_from) = (strengths.clear, strengths.strong);
    page.paragraph(&strong("Strength").and(&format!(
        " comes from the margin: by how many percentage points the lean alone would have to move before it left the \
         band. Below {clear} a verdict is slight, from {clear} on clear, from {strong_from} on strong. {}",
        sentence(&strengths.because)
    )));
}
