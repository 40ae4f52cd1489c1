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
    let which = if questions == 1 {
        "the one question that counts".to_owned()
    } else {
        format!("the {questions} questions that count")
    };
    page.paragraph(format!(
        "The rules {} {} were gone through with all {sets} complete sets of answers to {which}.",
        rulebook.name(),
        rulebook.version()
    ));
    let verdicts =
        proof.verdicts.iter().map(|(verdict, count)| format!("{}: {}", name(*verdict), of(*count)));
    section(&mut page, "How many of them give which verdict, each counted alike", verdicts);
    let gates = rulebook.gates().iter().zip(&proof.gates);
    let gates = gates.map(|(gate, count)| format!("{}: {}", gate.id, of(*count)));
    section(&mut page, "On how many each gate fires", gates);
    let bands = rulebook.bands().iter().zip(&proof.bands);
    let bands = bands.map(|(band, count)| format!("{} ({}): {}", band.id, name(band.verdict), of(*count)));
    section(&mut page, "How many of the others lie in each band", bands);
    let settling = proof.settling.iter();
    let settling =
        settling.map(|(verdict, settling)| format!("{}: {}", name(*verdict), settled(*settling, questions)));
    let never: Vec<&str> = without_settling(proof).collect();
    let never = (!never.is_empty()).then(|| format!("never: {}", never.join(", ")));
    section(
        &mut page,
        "After how many answers a verdict can be settled at the earliest, without a gate",
        settling.chain(never),
    );
    let left_out = proof.left_out.iter().cloned();
    section(&mut page, "Not looked at, for its condition reads too many questions", left_out);
    page.heading(match proof.findings.len() {
        0 => "Nothing in them is in vain or at odds with itself.".to_owned(),
        1 => "1 fault was found.".to_owned(),
        faults => format!("{faults} faults were found."),
    });
    terminal(&page, width)
}

/// Points under a heading; nothing for none.
fn section(page: &mut Page, heading: &str, points: impl Iterator<Item = String>) {
    let mut points = points.peekable();
    if points.peek().is_some() {
        page.heading(heading);
    }
    points.for_each(|point| page.point(point));
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
