//! From the condition that a file says to one on the questions of a rulebook.

use super::{Condition, RawCondition, RawField};
use crate::diagnostic::{Fault, Log};
use crate::order::sort_by_key;
use crate::rulebook::model::{Basis, Question, QuestionIx, Verdict};
use crate::source::At;
use crate::table::{Text, one_of};

/// Where questions are looked up by their ids.
pub(crate) trait Questions {
    /// The question that is meant; that there is none is logged. `None` too if it is itself faulty.
    fn meant(&self, id: &At<Text>, log: &mut Log) -> Option<(QuestionIx, &Question)>;
}

/// Checks a condition; `field` checks a condition on a field of a task.
pub(crate) fn condition<F>(
    raw: &RawCondition,
    known: &impl Questions,
    field: &impl Fn(&RawField, &mut Log) -> Option<F>,
    log: &mut Log,
) -> Option<Condition<F>> {
    let mut parts = |parts: &[RawCondition]| {
        let list: Vec<_> = parts.iter().map(|part| condition(part, known, field, log)).collect();
        all(list)
    };
    match raw {
        RawCondition::All(all) => parts(all).map(Condition::All),
        RawCondition::Any(any) => parts(any).map(Condition::Any),
        RawCondition::Not(not) => {
            condition(not, known, field, log).map(|part| Condition::Not(Box::new(part)))
        }
        RawCondition::Verdict(words) => {
            let known = Verdict::ALL.map(|verdict| (verdict.id(), verdict));
            self::words(words, &known, log).map(Condition::Verdict)
        }
        RawCondition::Basis(words) => self::words(words, &Basis::ALL, log).map(Condition::Basis),
        RawCondition::Answer { question, levels: ids } => {
            let (at, question) = known.meant(question, log)?;
            Some(Condition::Answer { question: at, levels: levels(question, ids, log)? })
        }
        RawCondition::Field(raw) => field(raw, log).map(Condition::Field),
    }
}

/// What words of a closed list mean, in order.
fn words<T: Copy + Ord>(words: &[At<Text>], known: &[(&str, T)], log: &mut Log) -> Option<Vec<T>> {
    let mut meant = all(words.iter().map(|word| one_of(word, known, log).map(|at| at.value)).collect())?;
    sort_by_key(&mut meant, |one| *one);
    Some(meant)
}

fn all<T>(list: Vec<Option<T>>) -> Option<Vec<T>> {
    list.into_iter().collect()
}

/// The position of a level, by its id.
pub(crate) fn level(question: &Question, id: &At<Text>, log: &mut Log) -> Option<usize> {
    let found = question.level(&id.value);
    if found.is_none() {
        log.push(question.unknown_level(&id.value), &id.place);
    }
    found
}

/// The positions of levels, in order; one given twice is a fault.
pub(crate) fn levels(question: &Question, ids: &[At<Text>], log: &mut Log) -> Option<Vec<usize>> {
    let found: Vec<_> = ids.iter().map(|id| level(question, id, log)).collect();
    for (at, id) in ids.iter().enumerate() {
        if ids.iter().take(at).any(|before| before.value == id.value) {
            log.push(Fault::RepeatedLevel { level: id.value.to_string() }, &id.place);
        }
    }
    let mut found = all(found)?;
    sort_by_key(&mut found, |level| *level);
    Some(found)
}
