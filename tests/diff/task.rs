//! A task under two rulebooks, and what makes it change.

use outfit::diff::{Cause, Difference, Given, TaskFound, Unit, Version};
use outfit::rulebook::{Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::{Form, Task};
use serde_json::{Map, Value, json};

use super::brute::judged;
use super::model::Model;
use super::random::Random;
use super::tasks;

/// A random task: mostly what one of the rulebooks can read, with answers to what only the other asks.
pub(crate) fn random(random: &mut Random, before: &Rulebook, after: &Rulebook) -> String {
    let mut answers = Map::new();
    for rulebook in if random.chance(50) { [before, after] } else { [after, before] } {
        let task: Value = serde_json::from_str(&tasks::of_any_kind(random, rulebook)).unwrap();
        for (id, answer) in task["answers"].as_object().unwrap() {
            answers.entry(id.clone()).or_insert(answer.clone());
        }
    }
    json!({ "answers": answers }).to_string()
}

fn source(text: String) -> Source {
    Source { name: "task.json".to_owned(), text }
}

/// Verdict and conditions of a task by the reference; `None` if it can't be read. What the rulebook does not ask is left out.
fn expected(rulebook: &Rulebook, text: &str) -> Option<(Verdict, Vec<String>)> {
    let mut task: Value = serde_json::from_str(text).unwrap();
    let answers = task["answers"].as_object_mut().unwrap();
    *answers =
        std::mem::take(answers).into_iter().filter(|(id, _)| rulebook.question_named(id).is_some()).collect();
    let task = Task::from_json(rulebook, source(task.to_string())).ok()?;
    let judged = judged(&Model::new(rulebook), &task.answers);
    let conditions = if judged.firing.is_empty() { judged.possible } else { Vec::new() };
    let mut gates: Vec<String> =
        conditions.into_iter().map(|at| rulebook.gates()[at].id.to_string()).collect();
    gates.sort();
    Some((judged.verdict, gates))
}

fn told(given: &Given) -> (Verdict, Vec<String>) {
    (given.verdict, given.conditions.iter().map(|condition| condition.gate.clone()).collect())
}

/// Compares what is found of a task, and says what came up.
pub(crate) fn compare(difference: &Difference<'_>, text: &str) -> &'static str {
    // What the other rulebook alone asks must be readable too.
    let foreign = |rulebook: &Rulebook, other: &Rulebook| {
        let task: Value = serde_json::from_str(text).unwrap();
        let answers = task["answers"].as_object().unwrap();
        let foreign = |id: &&String| rulebook.question_named(id).is_none();
        let foreign: Map<String, Value> = answers
            .iter()
            .filter(|(id, _)| foreign(id))
            .map(|(id, said)| (id.clone(), said.clone()))
            .collect();
        expected(other, &json!({ "answers": foreign }).to_string()).is_some()
    };
    let (before, after) = (difference.rulebooks.before, difference.rulebooks.after);
    let old = expected(before, text).filter(|_| foreign(before, after));
    let new = expected(after, text).filter(|_| foreign(after, before));
    let mut found = difference.tasks(source(text.to_owned()), Form::Json);
    assert_eq!(found.len(), 1);
    let found = found.remove(0);
    match (old, new, found.map(|task| task.found)) {
        (None, None, Err(_)) => "faulty",
        (Some(old), None, Ok(TaskFound::Unread { by: Version::After, given, .. })) => {
            assert_eq!(told(&given), old);
            "unread"
        }
        (None, Some(new), Ok(TaskFound::Unread { by: Version::Before, given, .. })) => {
            assert_eq!(told(&given), new);
            "unread"
        }
        (Some(old), Some(new), Ok(TaskFound::Same(given))) => {
            assert_eq!([told(&given), told(&given)], [old, new]);
            "same"
        }
        (Some(old), Some(new), Ok(TaskFound::Changed(given, cause))) => {
            assert_eq!([told(&given.before), told(&given.after)], [old, new.clone()]);
            attributed(difference, text, &new, &cause)
        }
        other => panic!("{text}: {other:?}"),
    }
}

/// Holds a cause against every rulebook with one unit of change turned.
fn attributed(
    difference: &Difference<'_>,
    text: &str,
    new: &(Verdict, Vec<String>),
    cause: &Cause,
) -> &'static str {
    let leads = |base: Version, unit: &Unit| {
        let rulebook = difference.with(base, unit)?;
        is_turned(difference, base, unit, &rulebook);
        Some(expected(&rulebook, text).as_ref() == Some(new))
    };
    let those = |base: Version, wanted: bool| -> Vec<Unit> {
        let units = difference.units().iter().filter(|unit| leads(base, unit) == Some(wanted));
        units.cloned().collect()
    };
    let (alone, needed) = (those(Version::Before, true), those(Version::After, false));
    match cause {
        Cause::Alone(units) => {
            assert!(!units.is_empty());
            assert_eq!(*units, alone, "{text}");
            "alone"
        }
        Cause::Together(units) => {
            assert!(alone.is_empty() && !units.is_empty());
            assert_eq!(*units, needed, "{text}");
            "together"
        }
        Cause::Several(units) => {
            assert!(alone.is_empty() && needed.is_empty() && units.len() > 1);
            "several"
        }
    }
}

/// That of a criterion or a gate nothing but that one is turned.
fn is_turned(difference: &Difference<'_>, base: Version, unit: &Unit, mixed: &Rulebook) {
    let (rest, turned) = (difference.rulebooks.get(base), difference.rulebooks.get(base.other()));
    let criteria = |rulebook: &Rulebook| -> Vec<String> {
        let criteria = rulebook
            .criteria()
            .iter()
            .map(|c| format!("{} {} {} {:?}", c.id, c.weight, rulebook.question(c.question).id, c.sides));
        let gates = rulebook
            .gates()
            .iter()
            .map(|g| format!("{} {} {:?} {:?}", g.id, rulebook.question(g.question).id, g.levels, g.verdict));
        let mut all: Vec<String> = criteria.collect();
        all.sort();
        let mut gates: Vec<String> = gates.collect();
        gates.sort();
        all.extend(gates.into_iter().map(|gate| format!("gate {gate}")));
        all
    };
    let own = match unit {
        Unit::Criterion(id, _) => format!("{id} "),
        Unit::Gate(id, _) => format!("gate {id} "),
        Unit::Questions(_) | Unit::Bands | Unit::Certainty => return,
    };
    let part = |rulebook: &Rulebook, is_own: bool| -> Vec<String> {
        criteria(rulebook).into_iter().filter(|said| said.starts_with(&own) == is_own).collect()
    };
    assert_eq!(part(mixed, true), part(turned, true));
    assert_eq!(part(mixed, false), part(rest, false));
}
