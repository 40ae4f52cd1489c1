//! Checking what concerns the rulebook as a whole.

use std::borrow::Cow;

use super::bands::{Uncovered, uncovered};
use crate::diagnostic::{Fault, Log};
use crate::rulebook::Rulebook;
use crate::rulebook::model::{Gate, Kind, Question, QuestionIx, Side, SideRule};
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
    match uncovered(rulebook.bands()) {
        None => {}
        Some(Uncovered::Gap { bpo, kpo }) => log.push_whole(Fault::BandGap { bpo, kpo }),
        Some(Uncovered::Overlap { first, second, bpo, kpo }) => {
            let at = raw.bands.iter().filter_map(|band| band.id.as_ref()).find(|id| id.value == second.id);
            let (first, second) = (first.id.to_string(), second.id.to_string());
            push(log, Fault::BandOverlap { first, second, bpo, kpo }, at);
        }
    }
}

fn push<T>(log: &mut Log, fault: Fault, at: Option<&At<T>>) {
    match at {
        Some(at) => log.push(fault, &at.place),
        None => log.push_whole(fault),
    }
}

fn gates(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    for (at, first) in rulebook.gates().iter().enumerate() {
        for second in rulebook.gates().iter().skip(at + 1) {
            if first.verdict != second.verdict && can_fire_together(rulebook, first, second) {
                let at =
                    raw.gates.iter().filter_map(|gate| gate.id.as_ref()).find(|id| id.value == second.id);
                let (first, second) = (first.id.to_string(), second.id.to_string());
                push(log, Fault::GateConflict { first, second }, at);
            }
        }
    }
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
        if !counts(rulebook, at) && !advised.contains(&at) {
            let place =
                raw.questions.iter().filter_map(|raw| raw.id.as_ref()).find(|id| id.value == question.id);
            push(log, Fault::UnusedQuestion { question: question.id.to_string() }, place);
        }
    }
}

/// Whether a criterion or a gate reads the question.
fn counts(rulebook: &Rulebook, at: QuestionIx) -> bool {
    rulebook.is_scored(at) || rulebook.gates_on(at).next().is_some()
}

/// No name or synonym may mean two services; letter case does not tell them apart.
fn names(rulebook: &Rulebook, raw: &RawRulebook, log: &mut Log) {
    let mut names: Vec<(Cow<'_, str>, &str)> = Vec::new();
    for service in rulebook.services() {
        let all = std::iter::once(&service.name).chain(&service.synonyms);
        names.extend(all.map(|name| (lower_case(name), service.id.as_ref())));
    }
    names.sort_unstable();
    names.dedup();
    for ((name, first), (next, second)) in names.iter().zip(names.iter().skip(1)) {
        if name == next {
            let at = raw.services.iter().filter_map(|raw| raw.id.as_ref()).find(|id| id.value == *second);
            let (name, first, second) = (name.to_string(), (*first).to_owned(), (*second).to_owned());
            push(log, Fault::AmbiguousName { name, first, second }, at);
        }
    }
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.contains(char::is_uppercase) { name.to_lowercase().into() } else { name.into() }
}

fn points(rulebook: &Rulebook, log: &mut Log) {
    for (side, what) in [(Side::Bpo, "points possible for a BPO"), (Side::Kpo, "points possible for a KPO")] {
        let present = rulebook.criteria().iter().filter(|criterion| criterion.sides.get(side).is_some());
        let possible: u32 = present.map(|criterion| criterion.weight * u32::from(SideRule::MOST)).sum();
        if possible > MOST_POINTS {
            log.push_whole(Fault::TooMany { what, found: possible.to_string(), limit: "2,000" });
        }
    }
}

fn answer_sets(rulebook: &Rulebook, log: &mut Log) {
    let read = rulebook.questions().filter(|(at, _)| counts(rulebook, *at));
    let sets = read.map(|(_, question)| answers(question)).try_fold(1_u128, u128::checked_mul);
    if sets.is_none_or(|sets| sets > 1 << 127) {
        log.push_whole(Fault::TooMany { what: "answer sets", found: "more".to_owned(), limit: "2^127" });
    }
}

/// In how many ways a question can be answered.
fn answers(question: &Question) -> u128 {
    match question.kind {
        Kind::Scale | Kind::OneOf => question.levels.len() as u128,
        Kind::AnyOf => 1 << question.levels.len().min(127),
    }
}
