//! The verdict in a sentence, and on what condition.

use super::firm::firm;
use super::steps::parts;
use super::words::{condition, name, noun, possible};
use crate::assess::GateState;
use crate::render::page::{Block, Page};
use crate::report::{PossibleVerdict, Report};
use crate::rulebook::{Basis, Rulebook, Verdict};

/// The verdict first, then what stands behind it.
pub(super) fn verdict(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let condition = condition(report);
    page.push(Block::Verdict(format!("{}{condition}.", headline(rulebook, report))));
    firm(page, rulebook, report);
    if let Some(declared) = report.task.declared.filter(|declared| *declared != report.verdict) {
        let said = match report.verdict {
            Verdict::Undetermined => "the answers leave it open".to_owned(),
            verdict => format!("the answers say: {}", name(verdict)),
        };
        page.paragraph(format!("The request says: {}; {said}.", name(declared)));
    }
}

/// The verdict in a clause, without its condition.
pub(super) fn headline(rulebook: &Rulebook, report: &Report<'_>) -> String {
    if report.task.steps.is_some() {
        return of_steps(report);
    }
    match report.verdict {
        Verdict::Bpo | Verdict::Kpo => sentence_start(report.verdict).to_owned(),
        Verdict::Hybrid => {
            "Split it: part of it is work for a business process provider (BPO), part for a knowledge process provider (KPO)"
                .to_owned()
        }
        Verdict::Retain => format!("{}: {}", sentence_start(report.verdict), grounds(rulebook, report)),
        Verdict::Undetermined if report.basis == Basis::NoGround => {
            "Open: the documents favor neither kind of provider for this work".to_owned()
        }
        Verdict::Undetermined => match possible(rulebook, report) {
            Some(possible) => leaning(possible),
            None => "Open: too little is answered to recommend anyone".to_owned(),
        },
    }
}

/// The verdict of a task with steps, and what becomes of which step.
fn of_steps(report: &Report<'_>) -> String {
    let stay: Vec<String> = report
        .step_verdicts
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::Retain)
        .map(|(title, _)| format!("\u{201c}{title}\u{201d}"))
        .collect();
    match report.verdict {
        Verdict::Retain => "Keep all of it in house".to_owned(),
        Verdict::Bpo | Verdict::Kpo if stay.is_empty() => sentence_start(report.verdict).to_owned(),
        Verdict::Bpo | Verdict::Kpo => {
            format!("{}, but keep {} in house", sentence_start(report.verdict), stay.join(" and "))
        }
        Verdict::Hybrid | Verdict::Undetermined => {
            format!("{}: {}", sentence_start(report.verdict), parts(report))
        }
    }
}

/// A verdict as the start of a sentence that goes on with the parts.
fn sentence_start(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "Hand it to a business process provider (BPO)",
        Verdict::Kpo => "Hand it to a knowledge process provider (KPO)",
        Verdict::Hybrid => "Split it",
        Verdict::Retain => "Keep it in house",
        Verdict::Undetermined => "Open",
    }
}

/// The grounds of all gates that fire.
fn grounds(rulebook: &Rulebook, report: &Report<'_>) -> String {
    let gates = report.findings.iter().filter_map(|findings| findings.gates.as_ref()).flatten();
    let fired = gates.filter(|gate| gate.state == GateState::Fires);
    let ground = |id: &str| rulebook.gates().iter().find(|gate| gate.id == *id).map(|gate| &*gate.ground);
    fired.filter_map(|gate| ground(gate.id)).collect::<Vec<_>>().join(", and ")
}

/// Where it leans: to what half of the ways give, else between what at least a tenth of them give.
fn leaning(possible: &[PossibleVerdict]) -> String {
    let share = |part: u128| {
        let recommended = possible.iter().filter(|said| said.verdict != Verdict::Undetermined);
        recommended.filter(move |said| said.count.0 >= said.of.0 / part).map(|said| noun(said.verdict))
    };
    let tenth: Vec<&str> = share(10).collect();
    match (share(2).next(), tenth.as_slice()) {
        (Some(half), _) => format!("Open, leaning to {half}"),
        (None, []) => "Open: so far the documents favor neither kind of provider for this work".to_owned(),
        (None, [only]) => format!("Open: either {only}, or no ground for anyone"),
        (None, [most @ .., last]) => format!("Open: either {} or {last}", most.join(", ")),
    }
}
