//! What would change the verdict, in full: the documents one by one, the fewest changed answers, the weights.

use super::words::{name, percent};
use crate::explain::{reason_name, work};
use crate::render::page::Page;
use crate::report::{Depth, DocumentSaid, FitSaid, Report, SensitivitySaid, TippingPointSaid};
use crate::rulebook::{Basis, Criterion, Document, Rulebook, Verdict};

/// The sections that only a full report has.
pub(super) fn sure(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let Some(Depth { documents, tipping_points, tipping_up_to, sensitivity }) = &report.depth else { return };
    if let (Some(points), Some(up_to), false) =
        (tipping_points, tipping_up_to, report.task.answers.0.is_empty())
    {
        tipping(page, report.verdict, points, *up_to);
    }
    if let Some(documents) = documents {
        alone(page, rulebook, report, documents);
    }
    if let Some(sensitivity) = sensitivity.as_ref().filter(|_| report.basis != Basis::Gate) {
        weights(page, rulebook, report.verdict, sensitivity);
    }
}

fn tipping(page: &mut Page, verdict: Verdict, points: &[TippingPointSaid<'_>], up_to: usize) {
    let of = |choices| points.iter().filter(move |point| point.choices_only == choices);
    if of(true).next().is_some() {
        page.heading("What would change it: other choices of your own");
    }
    of(true).for_each(|point| page.point(point.text.as_str()));
    page.heading("What would change it: the fewest answers that were otherwise");
    of(false).for_each(|point| page.point(point.text.as_str()));
    let reached = |verdict: &Verdict| of(false).any(|point| point.verdict == *verdict);
    let out_of_reach: Vec<&str> =
        Verdict::ALL.into_iter().filter(|other| *other != verdict && !reached(other)).map(work).collect();
    if !out_of_reach.is_empty() {
        page.point(format!("No {up_to} or fewer other answers lead to these: {}.", out_of_reach.join("; ")));
    }
}

fn alone(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, documents: &[DocumentSaid<'_>]) {
    page.heading("The verdict by each document alone, all that it states counted alike");
    for said in documents {
        let Some(document) = rulebook.document(said.id) else { continue };
        let part = parts_ways(report, said);
        page.point(format!(
            "{}: {}{part}; BPO fit {}, KPO fit {}. {}",
            document.name,
            name(said.verdict),
            fits(said.fit.bpo.as_ref()),
            fits(said.fit.kpo.as_ref()),
            bears_on(rulebook, document),
        ));
    }
}

/// That a document does not give the verdict, and whether that is for want of answers.
fn parts_ways(report: &Report<'_>, said: &DocumentSaid<'_>) -> &'static str {
    let open = [&said.fit.bpo, &said.fit.kpo].into_iter().flatten().any(FitSaid::is_open);
    match said.verdict {
        verdict if verdict == report.verdict => "",
        Verdict::Undetermined if open => ", for too few of its criteria are answered",
        _ => ", where it parts ways with the verdict above",
    }
}

/// A fit in words; why there is none.
fn fits(fit: Option<&FitSaid>) -> String {
    match fit {
        None => "none, it states nothing".to_owned(),
        Some(fit) => percent(fit).unwrap_or_else(|| "none, nothing is answered".to_owned()),
    }
}

/// Of how much a document speaks: of most criteria, or of these few.
fn bears_on(rulebook: &Rulebook, document: &Document) -> String {
    let states =
        |criterion: &&Criterion| criterion.citations.iter().any(|citation| citation.document == document.id);
    let stated: Vec<String> = rulebook
        .criteria()
        .iter()
        .filter(states)
        .map(|criterion| reason_name(rulebook, criterion).to_lowercase())
        .collect();
    let all = rulebook.criteria().len();
    match stated.len() {
        0 => "It states no criterion.".to_owned(),
        few if 3 * few < all => format!("It states {few} of {all} criteria: {}.", stated.join(", ")),
        many => format!("It states {many} of {all} criteria."),
    }
}

fn weights(page: &mut Page, rulebook: &Rulebook, verdict: Verdict, said: &SensitivitySaid<'_>) {
    page.heading("How far it depends on how much each criterion counts");
    page.point(match said.equal_weights {
        equal if equal == verdict => {
            format!("All counted alike, it is the same: {}.", name(equal))
        }
        equal => format!("All counted alike, it would be {}.", work(equal)),
    });
    let Some(weights) = &said.weights else {
        return page.point(
            "How far one of them could count otherwise is told once all their questions are answered.",
        );
    };
    let mut free = 0;
    for run in weights {
        let Some(criterion) = rulebook.criteria().iter().find(|criterion| criterion.id == *run.criterion)
        else {
            continue;
        };
        match (run.low, run.high) {
            (1, 100) => free += 1,
            (low, high) => page.point(format!(
                "{} counts {}-fold; the verdict stays as long as it counts {low} to {high}-fold.",
                reason_name(rulebook, criterion),
                criterion.weight
            )),
        }
    }
    match free {
        0 => {}
        all if all == weights.len() => {
            page.point("No single one changes it, however much it counts (1 to 100 fold).")
        }
        _ => page.point("No other single one changes it, however much it counts (1 to 100 fold)."),
    }
}
