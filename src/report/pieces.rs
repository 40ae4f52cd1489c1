//! The pieces of a report that depend on few things each, so that one can be made once and copied.

use super::fields::*;
use super::given::answer_given;
use super::{Counted, Hundredths};
use crate::assess::{Assessment, Completions, GateState};
use crate::explain::{Reason, ServiceFound, sentence};
use crate::rulebook::{Advice, Gate, Rulebook, Verdict};

/// What must hold for the verdict to hold, of the whole or of a step.
pub(crate) fn conditions<'a>(
    rulebook: &'a Rulebook,
    assessment: &Assessment,
    step: Option<&'a str>,
) -> impl Iterator<Item = ConditionSaid<'a>> {
    let gates = assessment.conditions().filter_map(|at| rulebook.gates().get(at));
    gates.map(move |gate| condition(rulebook, gate, step))
}

/// That a gate does not fire.
pub(crate) fn condition<'a>(
    rulebook: &'a Rulebook,
    gate: &'a Gate,
    step: Option<&'a str>,
) -> ConditionSaid<'a> {
    ConditionSaid {
        gate: &gate.id,
        question: &rulebook.question(gate.question).id,
        text: &gate.condition,
        step,
    }
}

/// The verdicts of all completions.
pub(crate) fn possible(completions: &Completions) -> Vec<PossibleVerdict> {
    let of = completions.total;
    let said = |(verdict, count): &(Verdict, u128)| PossibleVerdict {
        verdict: *verdict,
        share: Hundredths::of(*count, of),
        count: Counted(*count),
        of: Counted(of),
    };
    completions.counts.iter().map(said).collect()
}

/// What a gate says in a state. Where one fires all are settled, and leave no condition to the verdict.
pub(crate) fn gate(gate: &Gate, state: GateState, settled: bool) -> GateSaid<'_> {
    GateSaid {
        id: &gate.id,
        state,
        verdict: gate.verdict,
        text: match state {
            GateState::Fires => sentence(&gate.ground),
            GateState::Possible if settled => {
                sentence(&format!("whether {} is open, and does not matter here", gate.condition))
            }
            GateState::Possible => sentence(&format!("this holds provided that {}", gate.condition)),
            GateState::Clear => sentence(&gate.condition),
        },
        citations: gate.citations.iter().collect(),
    }
}

/// A reason without the note beside its answer.
pub(crate) fn reason<'a>(rulebook: &'a Rulebook, reason: Reason<'a>) -> ReasonSaid<'a> {
    ReasonSaid {
        criterion: &reason.criterion.id,
        question: &rulebook.question(reason.question).id,
        answer: answer_given(rulebook.question(reason.question), reason.answer),
        favors: reason.favors,
        points_bpo: reason.points.earned.bpo,
        points_kpo: reason.points.earned.kpo,
        text: reason.text,
        citations: reason.citations,
        note: None,
    }
}

/// What is said of a service that was found.
pub(crate) fn service(found: ServiceFound<'_>) -> ServiceSaid<'_> {
    ServiceSaid {
        id: &found.service.id,
        name: &found.service.name,
        bpo: found.service.bpo.iter().collect(),
        kpo: found.service.kpo.iter().collect(),
        text: found.text,
        near: found.near,
    }
}

/// A piece of advice.
pub(crate) fn advice(advice: &Advice) -> AdviceSaid<'_> {
    let ours = match (advice.citations.is_empty(), advice.because.is_some()) {
        (true, _) => " (our suggestion)",
        (false, true) => " (in part our suggestion)",
        (false, false) => "",
    };
    AdviceSaid {
        id: &advice.id,
        kind: advice.kind,
        topic: &advice.topic,
        text: format!("{}{ours}", advice.text),
        citations: advice.citations.iter().collect(),
    }
}

/// The limits of the rules, and which grounds for keeping work they know.
pub(crate) fn limits(rulebook: &Rulebook) -> Vec<LimitSaid<'_>> {
    let kept = rulebook.gates().iter().filter(|gate| gate.verdict == Verdict::Retain);
    let grounds: Vec<&str> = kept.map(|gate| gate.ground.as_ref()).collect();
    let known = match grounds.as_slice() {
        [] => "It knows no ground for keeping work in house.".to_owned(),
        grounds => {
            format!("It knows no other ground for keeping work in house than these: {}.", grounds.join("; "))
        }
    };
    let said = rulebook
        .limits()
        .iter()
        .map(|limit| LimitSaid { text: limit.text.to_string(), citations: limit.citations.iter().collect() });
    said.chain(std::iter::once(LimitSaid { text: known, citations: Vec::new() })).collect()
}
