//! From what tests say to tests on the entries of a rulebook, or to everything that is wrong with them.

use super::raw::RawTest;
use super::{Expected, Test, Tests};
use crate::diagnostic::{Fault, Faults, Log, Thing, did_you_mean};
use crate::rulebook::{Layered, PerSide, Range, RawRange, range};
use crate::source::At;
use crate::table::{Reading, Text, good_id};

impl Tests {
    /// The tests that the layers of a rulebook have.
    ///
    /// # Errors
    /// Everything that is wrong with any of them, in the order of the text.
    pub fn read(layered: &Layered) -> Result<Self, Faults> {
        let origin = &layered.origin;
        let mut log = Log::default();
        let mut list = Vec::new();
        for node in origin.tests() {
            let mut reading = Reading { log: &mut log };
            if let Some(raw) = reading.sub_table(node.clone(), "[[test]]", &RawTest::read) {
                list.extend(test(raw, layered, &mut reading));
            }
        }
        origin.explain(&mut log);
        let sources = origin.sources();
        log.finish(Some(Self { list, sources: sources.clone() }), sources.clone())
    }
}

/// `None` if it has no id, which was logged already.
fn test(raw: RawTest, layered: &Layered, reading: &mut Reading<'_>) -> Option<Test> {
    let Layered { rulebook, origin } = layered;
    let task = raw.task.check(rulebook, reading);
    let log = &mut *reading.log;
    let fit = PerSide { bpo: bounds(raw.fit.bpo.as_ref(), log), kpo: bounds(raw.fit.kpo.as_ref(), log) };
    let criteria = || rulebook.criteria().iter().map(|criterion| &*criterion.id);
    let gates = || rulebook.gates().iter().map(|gate| &*gate.id);
    let advice = || rulebook.advice().iter().map(|advice| &*advice.id);
    let both = |log: &mut Log, id: &At<Text>| {
        // What is near to a gate's id alone, or was one, was meant for that.
        let near =
            did_you_mean(&id.value, criteria()).is_none() && did_you_mean(&id.value, gates()).is_some();
        let of_gate = near || origin.is_removed(Thing::Gate, &id.value);
        let thing = if of_gate { Thing::Gate } else { Thing::Criterion };
        known(thing, id, criteria().chain(gates()), log);
    };
    raw.reasons.iter().for_each(|id| both(log, id));
    for id in raw.advice.iter().chain(&raw.not_advice) {
        known(Thing::Advice, id, advice(), log);
    }
    let ids = |ids: Vec<At<Text>>| ids.into_iter().map(|id| id.value).collect();
    let id = raw.id?;
    good_id(&id, log);
    Some(Test {
        text: raw.text.map(|text| text.value),
        task,
        expected: Expected {
            verdict: raw.verdict.map(|at| at.value),
            basis: raw.basis.map(|at| at.value),
            fit,
            reasons: ids(raw.reasons),
            advice: ids(raw.advice),
            not_advice: ids(raw.not_advice),
        },
        place: id.place,
        id: id.value,
    })
}

/// The bounds that a range sets; `None` for one that sets none.
fn bounds(raw: Option<&RawRange>, log: &mut Log) -> Option<Range> {
    range(raw, log).filter(|range| *range != Range::default())
}

fn known<'k>(thing: Thing, id: &At<Text>, known: impl Iterator<Item = &'k str> + Clone, log: &mut Log) {
    if known.clone().all(|known| *known != *id.value) {
        let suggestion = did_you_mean(&id.value, known);
        log.push(Fault::UnknownReference { thing, id: id.value.to_string(), suggestion }, &id.place);
    }
}
