//! The verdict in a sentence, and what it rests on.

use crate::assess::GateState;
use crate::render::page::{Block, Page};
use crate::report::{ConditionSaid, Report};
use crate::rulebook::{Basis, Rulebook, Verdict};

/// The verdict in two or three words, as lists and one-line reports show it.
pub(super) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "a BPO",
        Verdict::Kpo => "a KPO",
        Verdict::Hybrid => "split it",
        Verdict::Retain => "keep it in house",
        Verdict::Undetermined => "open",
    }
}

/// What the verdict is conditional on: a clause that follows it; nothing if it holds as it is.
pub(super) fn condition(report: &Report<'_>) -> String {
    let clauses: Vec<String> = report.conditions.iter().map(ConditionSaid::clause).collect();
    // An open verdict recommends nothing that a condition could be put to.
    let word = if report.verdict == Verdict::Undetermined { "supposing" } else { "provided" };
    if clauses.is_empty() { String::new() } else { format!(", {word} that {}", clauses.join(", and that ")) }
}

/// The verdict first, then what stands behind it.
pub(super) fn verdict(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let condition = condition(report);
    page.push(Block::Verdict(format!("{}{condition}.", headline(rulebook, report))));
    if let Some(text) = behind(rulebook, report) {
        page.paragraph(text);
    }
    if let Some(declared) = report.task.declared.filter(|declared| *declared != report.verdict) {
        let said = match report.verdict {
            Verdict::Undetermined => "the answers leave it open".to_owned(),
            verdict => format!("the answers say: {}", name(verdict)),
        };
        page.paragraph(format!("The request says: {}; {said}.", name(declared)));
    }
}

fn headline(rulebook: &Rulebook, report: &Report<'_>) -> String {
    let split = report.task.steps.is_some();
    match report.verdict {
        verdict @ (Verdict::Bpo | Verdict::Kpo) => sentence_start(verdict).to_owned(),
        verdict if split && verdict != Verdict::Retain => format!("{}: {}", sentence_start(verdict), parts(report)),
        Verdict::Hybrid => {
            "Split it: part of it is work for a business process provider (BPO), part for a knowledge process provider (KPO)"
                .to_owned()
        }
        Verdict::Retain if split => "Keep all of it in house".to_owned(),
        Verdict::Retain => format!("{}: {}", sentence_start(report.verdict), grounds(rulebook, report)),
        Verdict::Undetermined if report.basis == Basis::NoGround => {
            "Open: the documents favor neither kind of provider for this work".to_owned()
        }
        Verdict::Undetermined => "Open: too little is answered to recommend anyone".to_owned(),
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

/// How many steps go where: `3 steps to a BPO, 1 to a KPO, 1 stays in house`.
pub(super) fn parts(report: &Report<'_>) -> String {
    let mut parts = Vec::new();
    for verdict in [Verdict::Bpo, Verdict::Kpo, Verdict::Hybrid, Verdict::Undetermined, Verdict::Retain] {
        let count = report.step_verdicts.iter().filter(|step| **step == verdict).count();
        if count == 0 {
            continue;
        }
        let steps = match (parts.is_empty(), count) {
            (false, _) => format!("{count}"),
            (true, 1) => "1 step".to_owned(),
            (true, _) => format!("{count} steps"),
        };
        let one = count == 1;
        parts.push(match verdict {
            Verdict::Bpo => format!("{steps} to a BPO"),
            Verdict::Kpo => format!("{steps} to a KPO"),
            Verdict::Hybrid => format!("{steps} to be split further"),
            Verdict::Undetermined => format!("{steps} still open"),
            Verdict::Retain => format!("{steps} {} in house", if one { "stays" } else { "stay" }),
        });
    }
    parts.join(", ")
}

/// The grounds of all gates that fire.
fn grounds(rulebook: &Rulebook, report: &Report<'_>) -> String {
    let gates = report.findings.iter().filter_map(|findings| findings.gates.as_ref()).flatten();
    let fired = gates.filter(|gate| gate.state == GateState::Fires);
    let ground = |id: &str| rulebook.gates().iter().find(|gate| gate.id == *id).map(|gate| &*gate.ground);
    fired.filter_map(|gate| ground(gate.id)).collect::<Vec<_>>().join("; and ")
}

fn behind(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let firm = firm(report).map(|firm| format!(" {firm}")).unwrap_or_default();
    match report.basis {
        Basis::Steps => Some("Each step was assessed by itself.".to_owned()),
        Basis::Gate => Some("That decides, whatever the other answers say.".to_owned()),
        Basis::NoGround => Some("List the parts of the work and assess each one.".to_owned()),
        Basis::Bands => Some(firm.trim_start().to_owned()),
        Basis::Completions if agree(report) => {
            let but = if report.conditions.is_empty() { "" } else { " as long as the condition holds" };
            Some(format!("However the open answers turn out, that stays{but}.{firm}"))
        }
        Basis::Completions | Basis::OpenAnswers if enough(rulebook, report) => shares(report),
        Basis::Completions => Some(
            "Most ways in which the open answers could turn out give that: answer the questions below to settle it."
                .to_owned(),
        ),
        Basis::OpenAnswers => Some("Answer more of the questions below.".to_owned()),
    }
}

/// Whether every completion gives the verdict.
fn agree(report: &Report<'_>) -> bool {
    let possible = report.findings.as_ref().and_then(|findings| findings.possible_verdicts.as_ref());
    possible.is_some_and(|possible| possible.len() == 1)
}

/// How firm the verdict is, by the lead of one fit over the other. The fits themselves count too, so nothing is promised.
fn firm(report: &Report<'_>) -> Option<String> {
    let (strength, margin, lean) = (report.strength?, report.margin?, report.lean?);
    let so_far = match report.basis {
        Basis::Completions | Basis::OpenAnswers => " on what is answered so far",
        Basis::Steps | Basis::Gate | Basis::NoGround | Basis::Bands => "",
    };
    let lead = lean.without_sign();
    let text = match report.verdict {
        Verdict::Bpo => {
            format!("the BPO fit leads by {lead} percentage points, {margin} more than a clear lead takes")
        }
        Verdict::Kpo => {
            format!("the KPO fit leads by {lead} percentage points, {margin} more than a clear lead takes")
        }
        Verdict::Hybrid | Verdict::Retain | Verdict::Undetermined => {
            format!("the two fits are {lead} percentage points apart, {margin} short of a clear lead")
        }
    };
    Some(format!("How firm: {}{so_far}; {text}.", strength.id()))
}

/// Whether so much is answered that shares mean something: every gate's question, and a third of the weight.
fn enough(rulebook: &Rulebook, report: &Report<'_>) -> bool {
    let Some(findings) = &report.findings else { return false };
    let decided = |gates: &Vec<_>| {
        gates.iter().all(|gate: &crate::report::GateSaid<'_>| gate.state != GateState::Possible)
    };
    let answered = findings.reasons.iter().flatten();
    let weight =
        |id: &str| rulebook.criteria().iter().find(|criterion| criterion.id == id).map_or(0, |c| c.weight);
    let known: u32 = answered.map(|reason| weight(reason.criterion)).sum();
    let all: u32 = rulebook.criteria().iter().map(|criterion| criterion.weight).sum();
    findings.gates.as_ref().is_some_and(decided) && 3 * known >= all
}

/// In how many ways the open answers lead to which verdict.
fn shares(report: &Report<'_>) -> Option<String> {
    let possible = report.findings.as_ref()?.possible_verdicts.as_ref()?;
    let [first, rest @ ..] = possible.as_slice() else { return None };
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
