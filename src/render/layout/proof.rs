//! What a rulebook can say at all.

use super::words::name;
use crate::prove::{Proof, Settling};
use crate::ratio::grouped;
use crate::render::page::{Page, terminal};
use crate::report::Hundredths;
use crate::rulebook::{Rulebook, Verdict};

/// What is true of a rulebook over its whole answer space; what is wrong with it is said elsewhere. It has ANSI colors in it.
pub fn proof(rulebook: &Rulebook, proof: &Proof, width: usize) -> String {
    let mut page = Page::default();
    let (sets, questions) = (grouped(proof.answer_sets), proof.questions);
    let of = |count: u128| format!("{} % ({})", Hundredths::of(count, proof.answer_sets), grouped(count));
    page.paragraph(format!(
        "The rules {} {} were gone through with all {sets} complete sets of answers to the {questions} questions that count.",
        rulebook.name(),
        rulebook.version()
    ));
    page.heading("How many of them give which verdict, each counted alike");
    for (verdict, count) in &proof.verdicts {
        page.point(format!("{}: {}", name(*verdict), of(*count)));
    }
    page.heading("On how many each gate fires");
    for (gate, count) in rulebook.gates().iter().zip(&proof.gates) {
        page.point(format!("{}: {}", gate.id, of(*count)));
    }
    page.heading("How many of the others lie in each band");
    for (band, count) in rulebook.bands().iter().zip(&proof.bands) {
        page.point(format!("{} ({}): {}", band.id, name(band.verdict), of(*count)));
    }
    page.heading("After how many answers a verdict can be settled at the earliest, without a gate");
    for (verdict, settling) in &proof.settling {
        page.point(format!("{}: {}", name(*verdict), settled(*settling, questions)));
    }
    let never: Vec<&str> = without_settling(proof).collect();
    if !never.is_empty() {
        page.point(format!("never: {}", never.join(", ")));
    }
    if !proof.left_out.is_empty() {
        page.heading("Not looked at, for its condition reads too many questions");
        proof.left_out.iter().for_each(|advice| page.point(advice.as_str()));
    }
    page.heading(match proof.findings.len() {
        0 => "Nothing in them is in vain or at odds with itself.".to_owned(),
        1 => "1 fault was found.".to_owned(),
        faults => format!("{faults} faults were found."),
    });
    terminal(&page, width)
}

fn settled(settling: Settling, questions: usize) -> String {
    match settling {
        Settling::After(answers) => format!("{answers} of {questions}"),
        Settling::NotBefore(answers) => format!("{answers} of {questions} or more"),
    }
}

/// The verdicts that points can give and that no answers settle.
fn without_settling(proof: &Proof) -> impl Iterator<Item = &'static str> {
    let settled = |verdict: &Verdict| proof.settling.iter().any(|(of, _)| of == verdict);
    let given = proof.verdicts.iter().filter(|(verdict, count)| *count > 0 && *verdict != Verdict::Retain);
    given.map(|(verdict, _)| *verdict).filter(move |verdict| !settled(verdict)).map(name)
}
