//! How firm the verdict is: a line each on what it rests on, on what each document says alone, on what would change it.

use super::words::{agree, name, noun, possible};
use crate::explain::{documents_named, names_of, work};
use crate::render::page::Page;
use crate::report::{Report, TippingPointSaid};
use crate::rulebook::{Basis, Rulebook, Strength, Verdict};

/// The lines under the verdict.
pub(super) fn firm(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let alone = alone(rulebook, report);
    let choice =
        most_useful(report).map(|point| format!("You could change it by your own choices. {}", point.text));
    for text in [behind(rulebook, report), alone, choice].into_iter().flatten() {
        page.paragraph(text);
    }
}

fn behind(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let firm = lead(report).map(|lead| format!("How firm: {lead}"));
    let said: Vec<String> = match report.basis {
        Basis::Steps => vec!["Each step was assessed by itself.".to_owned()],
        Basis::Gate => {
            vec!["How firm: settled. That alone decides, whatever the other answers are.".to_owned()]
        }
        Basis::NoGround => {
            ["List the parts of the work and assess each one.".to_owned()].into_iter().chain(firm).collect()
        }
        Basis::Bands => firm.into_iter().collect(),
        Basis::Completions if agree(report) => {
            let but = if report.conditions.is_empty() { "" } else { " as long as the condition holds" };
            let stays = format!("However the open answers turn out, that stays{but}.");
            firm.into_iter().chain([stays]).collect()
        }
        Basis::Completions => {
            let ways = shares(rulebook, report).unwrap_or_else(|| {
                "Most ways in which the open answers could turn out give that.".to_owned()
            });
            [format!("How firm: not settled. {ways}")].into_iter().chain(next(report)).collect()
        }
        Basis::OpenAnswers => shares(rulebook, report).into_iter().chain(next(report)).collect(),
    };
    (!said.is_empty()).then(|| said.join(" "))
}

/// How large the lead of one fit is, and how large it has to be. The fits themselves count too, so nothing is promised.
fn lead(report: &Report<'_>) -> Option<String> {
    let (strength, margin, lean, edge) = (report.strength?, report.margin?, report.lean?, report.edge?);
    let so_far = match report.basis {
        Basis::Completions | Basis::OpenAnswers => " on what is answered so far",
        Basis::Steps | Basis::Gate | Basis::NoGround | Basis::Bands => "",
    };
    let (size, clear) = (lean.without_sign(), edge.abs());
    let leads =
        |side: &str| format!("The {side} fits better by {size} percentage points, where {clear} would do.");
    let beyond = lean.tenths().abs() >= 10 * clear && lean.tenths().signum() == edge.signum();
    let near = lean.tenths().abs() <= 10 * clear;
    let text = match report.verdict {
        Verdict::Bpo if edge < 0 && beyond => leads("BPO"),
        Verdict::Kpo if edge > 0 && beyond => leads("KPO"),
        Verdict::Hybrid if near => format!(
            "A split is advised because the two fit about as well, {size} percentage points apart; from {clear} on one of them would lead."
        ),
        Verdict::Undetermined if near => {
            format!("The two fits are {size} percentage points apart, where {clear} make a lead.")
        }
        _ => format!(
            "The one fit less the other would have to move by {margin} percentage points to change it."
        ),
    };
    // That two fits are close is what a split comes from.
    let close = strength == Strength::Slight && report.verdict != Verdict::Hybrid;
    let close = if close { ", a close call" } else { "" };
    Some(format!("{}{close}{so_far}. {text}{}", strength.id(), weights(report)))
}

/// What becomes of the verdict where every criterion counts alike.
fn weights(report: &Report<'_>) -> String {
    let equal = report.sure().and_then(|sure| sure.sensitivity.as_ref()).map(|said| said.equal_weights);
    match equal {
        Some(equal) if equal == report.verdict => " Counting all criteria alike gives the same.".to_owned(),
        Some(equal) => {
            format!(
                " It hangs on how much each criterion counts: if all counted alike, it would be {}.",
                work(equal)
            )
        }
        None => String::new(),
    }
}

/// In how many ways the open answers lead to which verdict.
fn shares(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let [first, rest @ ..] = possible(rulebook, report)? else { return None };
    let mut text = format!(
        "In {} of 100 ways the open answers could turn out, each counted alike, the verdict is '{}'",
        first.share.whole(),
        name(first.verdict)
    );
    for other in rest {
        text.push_str(&format!(", in {} '{}'", other.share.whole(), name(other.verdict)));
    }
    text.push_str(". That is a count, not a forecast.");
    Some(text)
}

/// What to answer next.
fn next(report: &Report<'_>) -> Option<String> {
    let first = report.findings.as_ref()?.needs.as_ref()?.first()?;
    Some(format!("Answer next: {}", first.text))
}

/// What each document would say alone, those of one verdict together: many by their number, few by name.
fn alone(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let said = report.sure()?.documents.as_deref()?;
    // A gate rests on what documents say between them; and of a few answers each one says nothing yet, as the whole does.
    let early = report.basis == Basis::OpenAnswers && possible(rulebook, report).is_none();
    if report.basis == Basis::Gate || early {
        return None;
    }
    let of = |verdict| -> Vec<&str> {
        said.iter().filter(|document| document.verdict == verdict).map(|document| document.id).collect()
    };
    let groups = Verdict::ALL.into_iter().map(|verdict| (verdict, of(verdict)));
    let clauses: Vec<String> = groups
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(verdict, ids)| {
            let who = match ids.len() {
                2 if said.len() == 2 => "both".to_owned(),
                all if all == said.len() => format!("all {all}"),
                many if many > 2 => many.to_string(),
                _ => names_of(&documents_named(rulebook, &ids)),
            };
            format!("{who} would give {}", noun(verdict))
        })
        .collect();
    let all = said.len();
    (all > 1)
        .then(|| format!("Each document alone, of the {all} that this rests on: {}.", clauses.join("; ")))
}

/// The tipping point among choices that helps most: the fewest changes to a verdict that recommends something.
fn most_useful<'r, 'a>(report: &'r Report<'a>) -> Option<&'r TippingPointSaid<'a>> {
    let points = report.lines.as_ref()?.tipping_points.as_deref()?;
    points.iter().find(|point| point.choices_only && point.verdict != Verdict::Undetermined)
}
