//! Which step goes where, and where the work passes from one hand to another.

use super::words::{condition, name};
use crate::render::page::{Block, Lane, Page};
use crate::report::Report;
use crate::rulebook::Verdict;

/// The hands that a step can be in, in the order of the drawing.
const HANDS: [(Verdict, &str); 5] = [
    (Verdict::Bpo, "BPO"),
    (Verdict::Kpo, "KPO"),
    (Verdict::Hybrid, "split up"),
    (Verdict::Retain, "in house"),
    (Verdict::Undetermined, "open"),
];

/// The split, drawn, and the hand-overs.
pub(super) fn overview(page: &mut Page, report: &Report<'_>) {
    if report.steps().is_empty() {
        return;
    }
    let hands: Vec<(Verdict, &'static str)> = HANDS
        .into_iter()
        .filter(|(verdict, _)| report.steps().iter().any(|step| step.verdict == *verdict))
        .collect();
    let lanes = report.steps().iter().map(|step| Lane {
        name: step.task.title.unwrap_or("").to_owned(),
        at: hands.iter().position(|(verdict, _)| *verdict == step.verdict).unwrap_or(0),
        note: Some(condition(step).trim_start_matches([',', ' ']).to_owned()).filter(|note| !note.is_empty()),
    });
    if let [(verdict, _)] = hands.as_slice() {
        page.heading(format!("The steps, all alike: {}", name(*verdict)));
    } else {
        page.heading("The steps (●: who does it)");
    }
    page.push(Block::Lanes(hands.iter().map(|(_, name)| *name).collect(), lanes.collect()));
    hand_overs(page, report);
}

fn hand_overs(page: &mut Page, report: &Report<'_>) {
    let Some(findings) = &report.findings else { return };
    if !findings.hand_overs.is_empty() {
        let times = match findings.hand_overs.len() {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        page.heading(format!("The work changes hands {times}, if the steps follow each other as listed"));
    }
    for over in &findings.hand_overs {
        let (from, to) = (hand(over.from), hand(over.to));
        page.point(format!(
            "\u{201c}{}\u{201d} ({from}) to \u{201c}{}\u{201d} ({to})",
            over.from_step, over.to_step
        ));
    }
    let unknown = |(_, verdict): &(&str, Verdict)| matches!(verdict, Verdict::Hybrid | Verdict::Undetermined);
    if report.step_verdicts.iter().any(unknown) {
        page.under("Beside a step that is open or to be split further, it is not known yet whether the work changes hands.");
    }
}

fn hand(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "BPO",
        Verdict::Kpo => "KPO",
        Verdict::Retain => "in house",
        verdict @ (Verdict::Hybrid | Verdict::Undetermined) => name(verdict),
    }
}

/// How many steps go where: `3 steps to a BPO, 1 to a KPO, “Approve” stays in house`.
pub(super) fn parts(report: &Report<'_>) -> String {
    let mut parts = Vec::new();
    for verdict in [Verdict::Bpo, Verdict::Kpo, Verdict::Hybrid, Verdict::Undetermined, Verdict::Retain] {
        let of: Vec<&str> = report
            .step_verdicts
            .iter()
            .filter(|(_, step)| *step == verdict)
            .map(|(title, _)| *title)
            .collect();
        if of.is_empty() {
            continue;
        }
        let steps = match (parts.is_empty(), of.len()) {
            (false, count) => format!("{count}"),
            (true, 1) => "1 step".to_owned(),
            (true, count) => format!("{count} steps"),
        };
        parts.push(match verdict {
            Verdict::Bpo => format!("{steps} to a BPO"),
            Verdict::Kpo => format!("{steps} to a KPO"),
            Verdict::Hybrid => format!("{steps} to be split further"),
            Verdict::Undetermined => format!("{steps} still open"),
            Verdict::Retain => {
                let titles: Vec<String> = of.iter().map(|title| format!("\u{201c}{title}\u{201d}")).collect();
                let verb = if of.len() == 1 { "stays" } else { "stay" };
                format!("{} {verb} in house", titles.join(" and "))
            }
        });
    }
    parts.join(", ")
}
