//! The verdict in a sentence, and what it rests on.

use super::page::Page;
use crate::assess::GateState;
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
    let clause = |condition: &ConditionSaid<'_>| match condition.step {
        Some(step) => format!("of '{step}', {}", condition.text),
        None => condition.text.to_owned(),
    };
    let clauses: Vec<String> = report.conditions.iter().map(clause).collect();
    // An open verdict recommends nothing that a condition could be put to.
    let word = if report.verdict == Verdict::Undetermined { "supposing" } else { "provided" };
    if clauses.is_empty() { String::new() } else { format!(", {word} that {}", clauses.join(", and that ")) }
}

/// The verdict first, then what stands behind it.
pub(super) fn verdict(page: &mut Page, rulebook: &Rulebook, report: &Report<'_>) {
    let condition = condition(report);
    page.verdict(&format!("{}{condition}.", headline(rulebook, report)));
    if let Some(text) = behind(rulebook, report) {
        page.paragraph("", &text);
    }
    if let Some(declared) = report.task.declared.filter(|declared| *declared != report.verdict) {
        let said = match report.verdict {
            Verdict::Undetermined => "the answers leave it open".to_owned(),
            verdict => format!("the answers say: {}", name(verdict)),
        };
        page.paragraph("", &format!("The request says: {}; {said}.", name(declared)));
    }
}

fn headline(rulebook: &Rulebook, report: &Report<'_>) -> String {
    let split = report.task.steps.is_some();
    match report.verdict {
        Verdict::Bpo => "Hand it to a business process provider (BPO)".to_owned(),
        Verdict::Kpo => "Hand it to a knowledge process provider (KPO)".to_owned(),
        Verdict::Hybrid if split => "Split it as the steps below show".to_owned(),
        Verdict::Hybrid => {
            "Split it: part of it is work for a business process provider (BPO), part for a knowledge process provider (KPO)"
                .to_owned()
        }
        Verdict::Retain => match ground(rulebook, report) {
            Some(ground) => format!("Keep it in house: {ground}"),
            None => "Keep all of it in house".to_owned(),
        },
        Verdict::Undetermined if report.basis == Basis::NoGround => {
            "Open: the documents favor neither kind of provider for this work".to_owned()
        }
        Verdict::Undetermined if split => "Open: for part of the work no provider can be recommended yet".to_owned(),
        Verdict::Undetermined => "Open: too little is answered to recommend anyone".to_owned(),
    }
}

/// The ground of the first gate that fires.
fn ground<'r>(rulebook: &'r Rulebook, report: &Report<'_>) -> Option<&'r str> {
    let gates = report.findings.as_ref()?.gates.as_ref()?;
    let fired = gates.iter().find(|gate| gate.state == GateState::Fires)?;
    rulebook.gates().iter().find(|gate| gate.id == fired.id).map(|gate| gate.ground.as_ref())
}

fn behind(rulebook: &Rulebook, report: &Report<'_>) -> Option<String> {
    let firm = firm(report).map(|firm| format!(" {firm}")).unwrap_or_default();
    match report.basis {
        Basis::Steps => Some("Each step was assessed by itself.".to_owned()),
        Basis::Gate => Some("This alone decides, whatever the other answers say.".to_owned()),
        Basis::NoGround => Some(format!("List the parts of the work and assess each one.{firm}")),
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
        Basis::OpenAnswers => Some(
            "So far too little is answered to say where it leads: answer more of the questions below."
                .to_owned(),
        ),
    }
}

/// Whether every completion gives the verdict.
fn agree(report: &Report<'_>) -> bool {
    let possible = report.findings.as_ref().and_then(|findings| findings.possible_verdicts.as_ref());
    possible.is_some_and(|possible| possible.len() == 1)
}

/// How firm the verdict is: by how much the lead of one fit could shrink, or the difference of the two grow.
fn firm(report: &Report<'_>) -> Option<String> {
    let (strength, margin, lean) = (report.strength?, report.margin?, report.lean?);
    let so_far = match report.basis {
        Basis::Completions | Basis::OpenAnswers => " on what is answered so far",
        Basis::Steps | Basis::Gate | Basis::NoGround | Basis::Bands => "",
    };
    let lead = lean.without_sign();
    let text = match report.verdict {
        Verdict::Bpo => format!(
            "the BPO fit is {lead} points ahead, and the verdict holds until that lead shrinks by {margin}"
        ),
        Verdict::Kpo => format!(
            "the KPO fit is {lead} points ahead, and the verdict holds until that lead shrinks by {margin}"
        ),
        Verdict::Hybrid | Verdict::Retain | Verdict::Undetermined => {
            format!(
                "the two fits are {lead} points apart, and the verdict holds until that changes by {margin}"
            )
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
