//! Why, and what speaks against it.

use super::page::Page;
use super::sources::{quotes, Numbers};
use crate::assess::GateState;
use crate::explain::Favors;
use crate::report::{Detail, GateSaid, ReasonSaid, Report};
use crate::rulebook::{Rulebook, Verdict};

/// So many reasons of a kind are told in full unless all are asked for; the others are named.
const TOLD: usize = 6;

/// The reasons in the groups that the verdict calls for.
pub(super) fn reasons(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(findings) = &report.findings else { return };
    gates(page, rulebook, findings.gates.as_deref().unwrap_or_default(), detail);
    let all = findings.reasons.as_deref().unwrap_or_default();
    let groups: &[(&str, &[Favors])] = match report.verdict {
        Verdict::Bpo => &[("Why", &[Favors::Bpo]), ("What speaks against it", &[Favors::Kpo, Favors::Both])],
        Verdict::Kpo => &[("Why", &[Favors::Kpo]), ("What speaks against it", &[Favors::Bpo, Favors::Both])],
        Verdict::Hybrid => &[
            ("What speaks for both at once", &[Favors::Both]),
            ("What speaks for a BPO", &[Favors::Bpo]),
            ("What speaks for a KPO", &[Favors::Kpo]),
        ],
        Verdict::Retain | Verdict::Undetermined => &[
            ("What would speak for a BPO", &[Favors::Bpo, Favors::Both]),
            ("What would speak for a KPO", &[Favors::Kpo, Favors::Both]),
        ],
    };
    for (heading, favors) in groups {
        group(page, rulebook, heading, all, favors, detail);
    }
    if detail == Detail::Full {
        group(page, rulebook, "What says little either way", all, &[Favors::Neither], detail);
    }
}

fn gates(page: &mut Page, rulebook: &Rulebook, gates: &[GateSaid<'_>], detail: Detail) {
    let fired: Vec<&GateSaid<'_>> = gates.iter().filter(|gate| gate.state == GateState::Fires).collect();
    if fired.is_empty() {
        return;
    }
    page.heading("Why");
    for said in fired {
        let Some(gate) = rulebook.gates().iter().find(|gate| gate.id == said.id) else { continue };
        let because = gate.because.as_deref().unwrap_or("");
        page.item("  - ", &format!("{} {because}{}", said.text, Numbers(rulebook).of(&gate.citations)));
        if detail == Detail::Full {
            quotes(page, rulebook, &gate.citations);
        }
    }
}

fn group(
    page: &mut Page,
    rulebook: &Rulebook,
    heading: &str,
    all: &[ReasonSaid<'_>],
    favors: &[Favors],
    detail: Detail,
) {
    let group: Vec<&ReasonSaid<'_>> = all.iter().filter(|reason| favors.contains(&reason.favors)).collect();
    if group.is_empty() {
        return;
    }
    page.heading(heading);
    let told = if detail == Detail::Full { group.len() } else { TOLD };
    for reason in group.iter().take(told) {
        page.item("  - ", &format!("{}{}{}", reason.text, Numbers(rulebook).of(reason.citations.iter().copied()), points(reason)));
        if let Some(note) = reason.note {
            page.item("    Note: ", note);
        }
        if detail == Detail::Full {
            quotes(page, rulebook, reason.citations.iter().copied());
        }
    }
    let rest: Vec<String> = group.iter().skip(told).map(|reason| topic(rulebook, reason)).collect();
    if !rest.is_empty() {
        page.item("  - ", &format!("Likewise: {}.", rest.join(", ")));
    }
}

fn points(reason: &ReasonSaid<'_>) -> String {
    let side = |points: Option<u32>, name: &str| points.map(|points| format!("{name} +{points}"));
    let sides = [side(reason.points_bpo, "BPO"), side(reason.points_kpo, "KPO")];
    format!(" ({})", sides.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn topic(rulebook: &Rulebook, reason: &ReasonSaid<'_>) -> String {
    let question = rulebook.questions().find(|(_, question)| question.id == reason.question);
    let topic = question.map_or(reason.question, |(_, question)| question.topic.as_ref());
    format!("{}{}", topic.to_lowercase(), points(reason))
}
