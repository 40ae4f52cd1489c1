//! How firm the verdict is: a line each on what it rests on, on what each document says alone, on what would change it.

use super::words::{name, possible};
use crate::explain::{documents_named, names_of, work};
use crate::render::page::Page;
use crate::report::{Report, TippingPointSaid};
use crate::rulebook::{Basis, Rulebook, Strength, Verdict};

/// The lines under the verdict.
pub(super) fn firm(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    if let Some(text) = behind(rulebook, report) {
        page.paragraph(text);
    }
    if let Some(text) = alone(rulebook, report) {
        page.paragraph(text);
    }
    if let Some(point) = most_useful(report) {
        page.paragraph(format!("Your own choices could change it. {}", point.text));
    }
}

fn behind(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let firm = || lead(report).map(|lead| format!(" How firm: {lead}")).unwrap_or_default();
    match report.basis {
        Basis::Steps => Some("Each step was assessed by itself.".to_owned()),
        Basis::Gate => Some("How firm: that decides, whatever the other answers say.".to_owned()),
        Basis::NoGround => Some(format!("List the parts of the work and assess each one.{}", firm())),
        Basis::Bands => Some(firm().trim_start().to_owned()).filter(|firm| !firm.is_empty()),
        Basis::Completions if agree(report) => {
            let but = if report.conditions.is_empty() { "" } else { " as long as the condition holds" };
            Some(format!("However the open answers turn out, that stays{but}.{}", firm()))
        }
        Basis::Completions | Basis::OpenAnswers => {
            let shares = shares(rulebook, report).or_else(|| {
                let recommended = report.verdict != Verdict::Undetermined;
                recommended
                    .then(|| "Most ways in which the open answers could turn out give that.".to_owned())
            });
            let text: Vec<String> = shares.into_iter().chain(next(report)).collect();
            (!text.is_empty()).then(|| text.join(" "))
        }
    }
}

/// Whether every completion gives the verdict.
fn agree(report: &Report<'_>) -> bool {
    let possible = report.findings.as_ref().and_then(|findings| findings.possible_verdicts.as_ref());
    possible.is_some_and(|possible| possible.len() == 1)
}

/// How large the lead of one fit is, and how large it has to be. The fits themselves count too, so nothing is promised.
fn lead(report: &Report<'_>) -> Option<String> {
    let (strength, margin, lean, edge) = (report.strength?, report.margin?, report.lean?, report.edge?);
    let so_far = match report.basis {
        Basis::Completions | Basis::OpenAnswers => " on what is answered so far",
        Basis::Steps | Basis::Gate | Basis::NoGround | Basis::Bands => "",
    };
    let (size, clear) = (lean.without_sign(), edge.abs());
    let leads = |side: &str| {
        format!("the {side} fit leads by {size} percentage points, where {clear} make a clear lead")
    };
    let beyond = lean.tenths().abs() >= 10 * clear && lean.tenths().signum() == edge.signum();
    let text = match report.verdict {
        Verdict::Bpo if edge < 0 && beyond => leads("BPO"),
        Verdict::Kpo if edge > 0 && beyond => leads("KPO"),
        Verdict::Hybrid | Verdict::Undetermined if lean.tenths().abs() <= 10 * clear => {
            format!("the two fits are {size} percentage points apart, where {clear} make a clear lead")
        }
        _ => format!(
            "the one fit less the other would have to move by {margin} percentage points to change it"
        ),
    };
    let close = if strength == Strength::Slight { ", a close call" } else { "" };
    Some(format!("{}{close}{so_far}; {text}.{}", strength.id(), weights(report)))
}

/// What becomes of the verdict where every criterion counts alike.
fn weights(report: &Report<'_>) -> String {
    let equal = report.sure().and_then(|sure| sure.sensitivity.as_ref()).map(|said| said.equal_weights);
    match equal {
        Some(equal) if equal == report.verdict => {
            " With every criterion given the same weight it is the same.".to_owned()
        }
        Some(equal) => {
            format!(
                " It hangs on the weights: with every criterion given the same one it would be {}.",
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
        first.share,
        name(first.verdict)
    );
    for other in rest {
        text.push_str(&format!(", in {} '{}'", other.share, name(other.verdict)));
    }
    text.push('.');
    Some(text)
}

/// What to answer next.
fn next(report: &Report<'_>) -> Option<String> {
    let first = report.findings.as_ref()?.needs.as_ref()?.first()?;
    Some(format!("Answer next: {} ({})", first.text, first.question))
}

/// What each document would say alone: those of one verdict together.
fn alone(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let said = report.sure()?.documents.as_deref()?;
    // Of a few answers each document alone says nothing yet, as the whole does.
    if report.basis == Basis::OpenAnswers && possible(rulebook, report).is_none() {
        return None;
    }
    let of = |verdict| -> Vec<&str> {
        said.iter().filter(|document| document.verdict == verdict).map(|document| document.id).collect()
    };
    let clauses: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, of(verdict)))
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(verdict, ids)| {
            let who = match ids.len() {
                count if count == said.len() && count > 2 => format!("all {count}"),
                2 if said.len() == 2 => "both".to_owned(),
                _ => names_of(&documents_named(rulebook, &ids)),
            };
            format!("{who} would {}", would(verdict))
        })
        .collect();
    (!clauses.is_empty()).then(|| format!("Each document alone: {}.", clauses.join("; ")))
}

/// What a document does that says so.
fn would(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "choose a BPO",
        Verdict::Kpo => "choose a KPO",
        Verdict::Hybrid => "split it",
        Verdict::Retain => "keep it in house",
        Verdict::Undetermined => "leave it open",
    }
}

/// The tipping point among choices that helps most: the fewest changes to a verdict that recommends something.
fn most_useful<'r, 'a>(report: &'r Report<'a>) -> Option<&'r TippingPointSaid<'a>> {
    let points = report.lines.as_ref()?.tipping_points.as_deref()?;
    points.iter().find(|point| point.choices_only && point.verdict != Verdict::Undetermined)
}
