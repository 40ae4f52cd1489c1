//! Why, and what speaks against it.

use super::sources::{Numbers, quotes};
use super::topic;
use crate::assess::GateState;
use crate::explain::{Favors, reason_name, sentence};
use crate::render::page::{Block, Page};
use crate::report::{Detail, GateSaid, ReasonSaid, Report};
use crate::rulebook::{Basis, Rulebook, Verdict};

/// So many reasons of a kind are told in full unless all are asked for; the others are named.
const TOLD: usize = 6;

/// A heading and the reasons under it.
type Group = (&'static str, &'static [Favors]);

/// The groups that a verdict calls for.
fn groups(verdict: Verdict) -> &'static [Group] {
    match verdict {
        Verdict::Bpo => &[("Why", &[Favors::Bpo]), ("What speaks against it", &[Favors::Kpo, Favors::Both])],
        Verdict::Kpo => &[("Why", &[Favors::Kpo]), ("What speaks against it", &[Favors::Bpo, Favors::Both])],
        Verdict::Hybrid => &[
            ("What speaks for both at once", &[Favors::Both]),
            ("What speaks for a BPO", &[Favors::Bpo]),
            ("What speaks for a KPO", &[Favors::Kpo]),
        ],
        Verdict::Retain | Verdict::Undetermined => &[
            ("What speaks for a BPO", &[Favors::Bpo]),
            ("What speaks for a KPO", &[Favors::Kpo]),
            ("What speaks for both at once", &[Favors::Both]),
        ],
    }
}

/// The reasons in their groups, the notes beside them; the other notes after them.
pub(super) fn reasons(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, detail: Detail) {
    let Some(findings) = &report.findings else { return };
    gates(page, rulebook, findings.gates.as_deref().unwrap_or_default(), detail);
    let all = findings.reasons.as_deref().unwrap_or_default();
    let fired = fired_questions(rulebook, findings.gates.as_deref().unwrap_or_default());
    let mut noted = Vec::new();
    for (heading, favors) in groups(report.verdict) {
        let against = favors.len() > 1;
        let within = |reason: &&ReasonSaid<'_>| {
            favors.contains(&reason.favors) || (against && fails(report.verdict, reason))
        };
        let group: Vec<&ReasonSaid<'_>> = all.iter().filter(within).collect();
        noted.extend(told(page, rulebook, heading, &group, detail));
    }
    let little = |reason: &&ReasonSaid<'_>| {
        reason.favors == Favors::Neither
            && !fails(report.verdict, reason)
            && !fired.contains(&reason.question)
    };
    let little: Vec<&ReasonSaid<'_>> = all.iter().filter(little).collect();
    if detail == Detail::Full {
        noted.extend(told(page, rulebook, "What says little either way", &little, detail));
    } else if !little.is_empty() {
        page.heading("What says little either way");
        page.point(named(rulebook, &little));
    }
    let notes: Vec<_> =
        report.task.notes.0.iter().filter(|(question, _)| !noted.contains(question)).collect();
    if !notes.is_empty() {
        page.heading("Other notes");
    }
    for (question, note) in notes {
        page.point(format!("{}: {note}", topic(rulebook, question)));
    }
}

/// The first reasons for the verdict, each on a line; whether there are any.
pub(super) fn foremost(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>, most: usize) -> bool {
    let Some((_, favors)) = groups(report.verdict).first().filter(|_| report.basis != Basis::Gate) else {
        return false;
    };
    let all = report.findings.iter().filter_map(|findings| findings.reasons.as_deref()).flatten();
    let reasons: Vec<&ReasonSaid<'_>> =
        all.filter(|reason| favors.contains(&reason.favors)).take(most).collect();
    for reason in &reasons {
        let numbers = Numbers(rulebook).of(reason.citations.iter().copied());
        page.point(format!("{}{}{numbers}", reason.text, points(reason)));
    }
    !reasons.is_empty()
}

/// Whether a criterion that speaks of the verdict's side alone gives it nothing.
fn fails(verdict: Verdict, reason: &ReasonSaid<'_>) -> bool {
    match verdict {
        Verdict::Bpo => (reason.points_bpo, reason.points_kpo) == (Some(0), None),
        Verdict::Kpo => (reason.points_bpo, reason.points_kpo) == (None, Some(0)),
        Verdict::Hybrid | Verdict::Retain | Verdict::Undetermined => false,
    }
}

/// The questions on which a gate fires: their answers decide, whatever their points say.
fn fired_questions<'r>(rulebook: &'r Rulebook, gates: &[GateSaid<'_>]) -> Vec<&'r str> {
    let fired = gates.iter().filter(|said| said.state == GateState::Fires);
    let gate = |said: &GateSaid<'_>| rulebook.gates().iter().find(|gate| gate.id == *said.id);
    fired.filter_map(gate).map(|gate| &*rulebook.question(gate.question).id).collect()
}

/// The gates that fire.
fn gates(page: &mut Page, rulebook: &Rulebook, gates: &[GateSaid<'_>], detail: Detail) {
    let fired = gates.iter().filter(|said| said.state == GateState::Fires);
    let fired: Vec<_> =
        fired.filter_map(|said| rulebook.gates().iter().find(|gate| gate.id == *said.id)).collect();
    if !fired.is_empty() {
        page.heading("Why");
    }
    for gate in fired {
        let because = gate.because.as_deref().map_or_else(|| sentence(&gate.ground), str::to_owned);
        let numbers = Numbers(rulebook).of(&gate.citations);
        page.point(format!("{because}{numbers}"));
        if detail == Detail::Full {
            quotes(page, rulebook, &gate.citations);
        }
    }
}

/// Tells the reasons of a group, and gives the questions whose notes were shown.
fn told<'a>(
    page: &mut Page,
    rulebook: &Rulebook,
    heading: &str,
    group: &[&ReasonSaid<'a>],
    detail: Detail,
) -> Vec<&'a str> {
    if group.is_empty() {
        return Vec::new();
    }
    page.heading(heading);
    let (told, rest) = match detail {
        Detail::Full => (group, &[][..]),
        Detail::Brief | Detail::Normal => group.split_at(TOLD.min(group.len())),
    };
    for reason in told {
        let numbers = Numbers(rulebook).of(reason.citations.iter().copied());
        page.point(format!("{}{}{numbers}", reason.text, points(reason)));
        if let Some(note) = reason.note {
            page.push(Block::Note(note.to_owned()));
        }
        if detail == Detail::Full {
            quotes(page, rulebook, reason.citations.iter().copied());
        }
    }
    if !rest.is_empty() {
        page.point(format!("Likewise {}", named(rulebook, rest)));
    }
    told.iter().map(|reason| reason.question).collect()
}

/// Reasons by their topics alone.
fn named(rulebook: &Rulebook, reasons: &[&ReasonSaid<'_>]) -> String {
    let one = |reason: &&ReasonSaid<'_>| {
        let criterion = rulebook.criteria().iter().find(|criterion| criterion.id == *reason.criterion);
        let name = criterion.map_or_else(String::new, |criterion| reason_name(rulebook, criterion));
        format!("{}{}", name.to_lowercase(), points(reason))
    };
    reasons.iter().map(one).collect::<Vec<_>>().join(", ") + "."
}

/// What a reason earned, as ` (BPO 20)`; nothing where it earned nothing.
fn points(reason: &ReasonSaid<'_>) -> String {
    let side = |points: Option<u32>, name: &str| {
        points.filter(|points| *points > 0).map(|points| format!("{name} {points}"))
    };
    let earned: Vec<String> =
        [side(reason.points_bpo, "BPO"), side(reason.points_kpo, "KPO")].into_iter().flatten().collect();
    if earned.is_empty() { String::new() } else { format!(" ({})", earned.join(", ")) }
}
