//! Checking what concerns the rulebook as a whole.

use super::bands::{Uncovered, uncovered};
use crate::diagnostic::{Fault, Log};
use crate::order::sort_by_key;
use crate::rulebook::Rulebook;
use crate::rulebook::model::{Gate, Kind, Question, QuestionIx, Side, SideRule, Text};
use crate::rulebook::raw::RawRulebook;
use crate::source::At;

/// The most points possible on a side: with more, the pairs of sums could not be counted quickly.
const MOST_POINTS: u32 = 2_000;

pub(super) fn check(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    bands(rulebook, raw, log);
    gates(rulebook, raw, log);
    unused(rulebook, raw, log);
    names(rulebook, raw, log);
    points(rulebook, log);
    answer_sets(rulebook, log);
}

fn bands(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    if raw.bands.is_empty() {
        let (key, within) = ("[[band]]".to_owned(), "the rulebook".to_owned());
        return log.push_whole(Fault::MissingKey { key, within });
    }
    match uncovered(rulebook.bands()) {
        None => {}
        Some(Uncovered::Gap { bpo, kpo }) => log.push_whole(Fault::BandGap { bpo, kpo }),
        Some(Uncovered::Overlap { first, second, bpo, kpo }) => {
            let at = of_id(raw.bands.iter().map(|raw| &raw.id), &second.id);
            let (first, second) = (first.id.to_string(), second.id.to_string());
            push(log, Fault::BandOverlap { first, second, bpo, kpo }, at);
        }
    }
}

/// The id as it stands in the rule files.
fn of_id<'r>(ids: impl Iterator<Item = &'r Option<At<Text>>>, wanted: &str) -> Option<&'r At<Text>> {
    ids.flatten().find(|id| id.value == *wanted)
}

fn push<T>(log: &mut Log, fault: Fault, at: Option<&At<T>>) {
    match at {
        Some(at) => log.push(fault, &at.place),
        None => log.push_whole(fault),
    }
}

/// Whether a rulebook made of parts of others can be assessed by: its points and sets of answers can be counted, and no two gates
/// contradict each other.
#[allow(dead_code, clippy::allow_attributes, reason = "the build script compares no rulebooks")]
pub(crate) fn can_be_assessed(rulebook: &Rulebook) -> bool {
    let countable = |side| points_possible(rulebook, side) <= MOST_POINTS;
    countable(Side::Bpo)
        && countable(Side::Kpo)
        && sets_are_few(rulebook)
        && conflicts(rulebook).next().is_none()
}

fn gates(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    for (first, second) in conflicts(rulebook) {
        let place = of_id(raw.gates.iter().map(|raw| &raw.id), &second.id);
        let (first, second) = (first.id.to_string(), second.id.to_string());
        push(log, Fault::GateConflict { first, second }, place);
    }
}

/// Each gate that can fire together with an earlier one of another verdict; the first such is named, the others are like it.
fn conflicts(rulebook: &Rulebook) -> impl Iterator<Item = (&Gate, &Gate)> {
    rulebook.gates().iter().enumerate().filter_map(|(at, second)| {
        let conflicts =
            |first: &&Gate| first.verdict != second.verdict && can_fire_together(rulebook, first, second);
        rulebook.gates().iter().take(at).find(conflicts).map(|first| (first, second))
    })
}

fn can_fire_together(rulebook: &Rulebook, first: &Gate, second: &Gate) -> bool {
    first.question != second.question
        || rulebook.question(first.question).kind == Kind::AnyOf
        || first.levels.iter().any(|level| second.levels.contains(level))
}

fn unused(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    let advised: Vec<QuestionIx> =
        rulebook.advice().iter().flat_map(|advice| advice.when.questions()).collect();
    for (at, question) in rulebook.questions() {
        if !rulebook.is_counted(at) && !advised.contains(&at) {
            let place = of_id(raw.questions.iter().map(|raw| &raw.id), &question.id);
            push(log, Fault::UnusedQuestion { question: question.id.to_string() }, place);
        }
    }
}

/// No name or synonym may mean two services, nor be without a word.
fn names(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    let mut names: Vec<(String, &str)> = Vec::new();
    for service in rulebook.services() {
        names.extend(service.names().map(|name| (name, &*service.id)));
    }
    sort_by_key(&mut names, Clone::clone);
    names.dedup();
    let place = |service: &str| of_id(raw.services.iter().map(|raw| &raw.id), service);
    for (_, service) in names.iter().filter(|(name, _)| name.trim().is_empty()) {
        push(log, Fault::Empty { what: "a name" }, place(service));
    }
    for ((name, first), (next, second)) in names.iter().zip(names.iter().skip(1)) {
        if name == next {
            let (name, first) = (name.trim().to_owned(), (*first).to_owned());
            push(log, Fault::AmbiguousName { name, first, second: (*second).to_owned() }, place(second));
        }
    }
}

fn points(rulebook: &Rulebook, log: &mut Log) {
    for (side, what) in [(Side::Bpo, "points possible for a BPO"), (Side::Kpo, "points possible for a KPO")] {
        if points_possible(rulebook, side) > MOST_POINTS {
            log.push_whole(Fault::TooMany { what, limit: "2,000" });
        }
    }
}

fn points_possible(rulebook: &Rulebook, side: Side) -> u32 {
    let present = rulebook.criteria().iter().filter(|criterion| criterion.sides.get(side).is_some());
    present.map(|criterion| criterion.weight * u32::from(SideRule::MOST)).sum()
}

fn answer_sets(rulebook: &Rulebook, log: &mut Log) {
    if !sets_are_few(rulebook) {
        log.push_whole(Fault::TooMany { what: "answer sets", limit: "2^127" });
    }
}

fn sets_are_few(rulebook: &Rulebook) -> bool {
    let read = rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at));
    let sets = read.map(|(_, question)| answers(question)).try_fold(1_u128, u128::checked_mul);
    sets.is_some_and(|sets| sets <= 1 << 127)
}

/// In how many ways a question can be answered.
fn answers(question: &Question) -> u128 {
    match question.kind {
        Kind::Scale | Kind::OneOf => question.levels.len() as u128,
        Kind::AnyOf => 1 << question.levels.len().min(127),
    }
}
