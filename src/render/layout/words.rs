//! What verdicts and conditions are called wherever they stand, and which shares may be told.

use crate::assess::GateState;
use crate::report::{FitSaid, PossibleVerdict, Report};
use crate::rulebook::{Rulebook, Verdict};

/// The verdict in two or three words, as lists and one-line reports show it.
pub(in crate::render) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "a BPO",
        Verdict::Kpo => "a KPO",
        Verdict::Hybrid => "split it",
        Verdict::Retain => "keep it in house",
        Verdict::Undetermined => "open",
    }
}

/// The verdict as what something gives or leans to.
pub(in crate::render) fn noun(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "a BPO",
        Verdict::Kpo => "a KPO",
        Verdict::Hybrid => "a split",
        Verdict::Retain => "keeping it in house",
        Verdict::Undetermined => "no answer",
    }
}

/// How much fits, and whether that is of a part of the answers; `None` where there is nothing to say.
pub(super) fn percent(fit: &FitSaid) -> Option<String> {
    let so_far = if fit.is_open() { " so far" } else { "" };
    fit.percent.map(|percent| format!("{percent} %{so_far}"))
}

/// What the verdict is conditional on: a clause that follows it; nothing if it holds as it is.
pub(super) fn condition(report: &Report<'_>) -> String {
    clauses(report.verdict, report.conditions.iter().map(|said| (said.text, said.step)))
}

/// The same of a verdict on some conditions, each with its step.
pub(super) fn clauses<'a>(
    verdict: Verdict,
    conditions: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> String {
    // What several steps have in common is said once.
    let mut clauses: Vec<(&str, Vec<String>)> = Vec::new();
    for (text, step) in conditions {
        let step = step.map(|step| format!("\u{201c}{step}\u{201d}"));
        match clauses.iter_mut().find(|(known, _)| *known == text) {
            Some((_, steps)) => steps.extend(step),
            None => clauses.push((text, step.into_iter().collect())),
        }
    }
    let clause = |(text, steps): &(&str, Vec<String>)| match steps.as_slice() {
        [] => (*text).to_owned(),
        steps => format!("{text} (in {})", steps.join(" and ")),
    };
    let clauses: Vec<String> = clauses.iter().map(clause).collect();
    // An open verdict recommends nothing that a condition could be put to.
    let word = if verdict == Verdict::Undetermined { "supposing" } else { "provided" };
    if clauses.is_empty() { String::new() } else { format!(", {word} that {}", clauses.join(", and that ")) }
}

/// The verdicts of the ways in which the open answers could turn out, once so much is answered that shares mean something: every
/// gate's question, and a third of the weight.
pub(super) fn possible<'r>(rulebook: &Rulebook, report: &'r Report<'_>) -> Option<&'r [PossibleVerdict]> {
    let findings = report.findings.as_ref()?;
    let decided = findings.gates.iter().flatten().all(|gate| gate.state != GateState::Possible);
    let weight =
        |id: &str| rulebook.criteria().iter().find(|criterion| criterion.id == id).map_or(0, |c| c.weight);
    let known: u32 = findings.reasons.iter().flatten().map(|reason| weight(reason.criterion)).sum();
    let all: u32 = rulebook.criteria().iter().map(|criterion| criterion.weight).sum();
    findings.possible_verdicts.as_deref().filter(|_| decided && 3 * known >= all)
}

/// Whether every completion gives the verdict.
pub(super) fn agree(report: &Report<'_>) -> bool {
    let possible = report.findings.as_ref().and_then(|findings| findings.possible_verdicts.as_ref());
    possible.is_some_and(|possible| possible.len() == 1)
}
