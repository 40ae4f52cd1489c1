//! Checking criteria and gates.

use super::known::Known;
use crate::diagnostic::{Fault, Log, Thing};
use crate::order::collected;
use crate::rulebook::condition::{Questions, level, levels};
use crate::rulebook::model::Text;
use crate::rulebook::model::{Citation, Criterion, Gate, Level, PerSide, Question, SideRule, Verdict};
use crate::rulebook::raw::{RawCriterion, RawGate, RawSideRule, Supports};
use crate::source::{At, Place};

pub(super) fn criterion(raw: &RawCriterion, known: &Known<'_>, log: &mut Log) -> Option<Criterion> {
    let citations = known.citations(&raw.citations, log);
    let question = raw.question.as_ref().and_then(|id| known.meant(id, log));
    let id = raw.id.as_ref()?;
    if raw.bpo.is_none() && raw.kpo.is_none() {
        log.push(Fault::NoSide { criterion: id.value.to_string() }, &raw.place);
    }
    grounded(Thing::Criterion, id, raw.citations.is_empty(), raw.because.as_ref(), &raw.place, log);
    let (at, question) = question?;
    let bpo = raw.bpo.as_ref().map(|side| side_rule(side, id, question, log));
    let kpo = raw.kpo.as_ref().map(|side| side_rule(side, id, question, log));
    let citations = citations?;
    Some(Criterion {
        id: id.value.clone(),
        order: raw.order,
        question: at,
        weight: weight(raw, &citations, log)?,
        counted: raw.weight.is_none(),
        sides: PerSide { bpo: present(bpo)?, kpo: present(kpo)? },
        because: raw.because.as_ref().map(|because| because.value.clone()),
        citations,
    })
}

/// A side that is left out is absent; one that is faulty gives nothing.
#[expect(
    clippy::option_option,
    reason = "the outer says whether the side is sound, the inner whether it is present"
)]
fn present(side: Option<Option<SideRule>>) -> Option<Option<SideRule>> {
    match side {
        None => Some(None),
        Some(rule) => rule.map(Some),
    }
}

fn side_rule(raw: &RawSideRule, id: &At<Text>, question: &Question, log: &mut Log) -> Option<SideRule> {
    let missing = |level: &Level| {
        let (criterion, level) = (id.value.to_string(), level.id.to_string());
        (Fault::MissingSupport { criterion, level }, raw.place)
    };
    let support = supports(raw.support.as_ref()?, question, missing, log)?;
    Some(SideRule { says: raw.says.as_ref()?.value.clone(), support })
}

/// A support for each level, in the order of the levels.
fn supports(
    raw: &Supports,
    question: &Question,
    missing: impl Fn(&Level) -> (Fault, Place),
    log: &mut Log,
) -> Option<Vec<u8>> {
    let known = raw.iter().filter(|(id, _)| level(question, id, log).is_some()).count();
    let mut all = Vec::new();
    for level in &question.levels {
        match raw.iter().find(|(id, _)| id.value == level.id) {
            Some((_, support)) => {
                all.extend(support.as_ref().and_then(|support| u8::try_from(support.value).ok()))
            }
            // A mistyped level is named as such; which one it stands for is not guessed.
            None if known < raw.len() => {}
            None => {
                let (fault, place) = missing(level);
                log.push(fault, &place);
            }
        }
    }
    (all.len() == question.levels.len()).then_some(all)
}

/// The largest weight.
const MOST_WEIGHT: usize = 100;

/// The number of documents cited, unless another is set with a reason.
fn weight(raw: &RawCriterion, citations: &[Citation], log: &mut Log) -> Option<u32> {
    let documents: std::collections::BTreeSet<_> =
        collected(citations.iter().map(|citation| &*citation.document));
    let weight = match (&raw.weight, &raw.because) {
        (Some(weight), Some(_)) => u32::try_from(weight.value).ok(),
        (None, _) if documents.len() > MOST_WEIGHT => {
            log.push(Fault::TooMany { what: "documents cited by one criterion", limit: "100" }, &raw.place);
            return None;
        }
        (None, _) if !documents.is_empty() => u32::try_from(documents.len()).ok(),
        // That nothing grounds it was said.
        (_, None) if documents.is_empty() => return None,
        _ => None,
    };
    if weight.is_none() {
        let place = raw.weight.as_ref().map_or(&raw.place, |weight| &weight.place);
        log.push(
            Fault::NoWeight { criterion: raw.id.as_ref()?.value.to_string(), set: raw.weight.is_some() },
            place,
        );
    }
    weight
}

pub(super) fn gate(raw: &RawGate, known: &Known<'_>, log: &mut Log) -> Option<Gate> {
    let verdicts = Verdict::DECIDED.map(|verdict| (verdict.id(), verdict));
    let verdict = raw.verdict.as_ref().and_then(|word| crate::table::one_of(word, &verdicts, log));
    let citations = known.citations(&raw.citations, log);
    let question = raw.question.as_ref().and_then(|id| known.meant(id, log));
    let id = raw.id.as_ref()?;
    grounded(Thing::Gate, id, raw.citations.is_empty(), raw.because.as_ref(), &raw.place, log);
    let (at, question) = question?;
    if question.may_not_apply {
        let (gate, question) = (id.value.to_string(), question.id.to_string());
        log.push(Fault::GateMayNotApply { gate, question }, &raw.question.as_ref()?.place);
    }
    Some(Gate {
        id: id.value.clone(),
        order: raw.order,
        question: at,
        levels: levels(question, &raw.levels, log)?,
        verdict: verdict?.value,
        ground: raw.ground.as_ref()?.value.clone(),
        condition: raw.condition.as_ref()?.value.clone(),
        because: raw.because.as_ref().map(|because| because.value.clone()),
        citations: citations?,
    })
}

/// Every entry rests on a document or says why it is our own.
pub(super) fn grounded(
    thing: Thing,
    id: &At<Text>,
    uncited: bool,
    because: Option<&At<Text>>,
    place: &Place,
    log: &mut Log,
) {
    if uncited && because.is_none() {
        log.push(Fault::NoGround { thing, id: id.value.to_string() }, place);
    }
}
