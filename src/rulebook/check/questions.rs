//! Checking questions and their levels.

use super::known::Known;
use crate::diagnostic::{Fault, Log, Thing};
use crate::order::sort_by_key;
use crate::rulebook::model::{Ask, Kind, Level, Question};
use crate::rulebook::raw::{RawLevel, RawQuestion};
use crate::table::good_id;

/// So many levels an any-of question may have: every subset of them is an answer.
const MOST_OF_ANY: usize = 12;
/// So many levels any question may have: a set of them is kept in 64 bits.
const MOST: usize = 64;

pub(super) fn question(raw: &RawQuestion, known: &Known<'_>, log: &mut Log) -> Option<Question> {
    let levels = levels(raw, log);
    let citations = known.citations(&raw.citations, log);
    Some(Question {
        id: raw.id.as_ref()?.value.clone(),
        order: raw.order,
        kind: raw.kind.as_ref()?.value,
        topic: raw.topic.as_ref()?.value.clone(),
        text: raw.text.as_ref()?.value.clone(),
        why: raw.why.as_ref()?.value.clone(),
        citations: citations?,
        may_not_apply: raw.may_not_apply,
        choice: raw.choice,
        ask: raw.ask.as_ref().map_or(Ask::Early, |ask| ask.value),
        levels: levels?,
    })
}

fn levels(raw: &RawQuestion, log: &mut Log) -> Option<Vec<Level>> {
    let (kind, id) = (raw.kind.as_ref()?.value, raw.id.as_ref()?);
    let mut sorted: Vec<&RawLevel> = raw.levels.as_ref()?.iter().collect();
    sort_by_key(&mut sorted, |level| (level.order, level.id.value.clone()));
    for level in &sorted {
        good_id(&level.id, log);
        if level.id.value == "unknown" {
            // The word has a meaning of its own in a task.
            log.push(
                Fault::DuplicateId { thing: Thing::Level, id: level.id.value.to_string() },
                &level.id.place,
            );
        }
    }
    let fits = match kind {
        Kind::Scale => sorted.iter().map(|level| &*level.id.value).eq(["1", "2", "3", "4", "5"]),
        Kind::OneOf | Kind::AnyOf => sorted.len() >= 2,
    };
    if !fits {
        log.push(Fault::BadLevels { question: id.value.to_string() }, &raw.place);
    }
    let (most, limit) = if kind == Kind::AnyOf { (MOST_OF_ANY, "12") } else { (MOST, "64") };
    if sorted.len() > most {
        log.push(Fault::TooMany { what: "levels", limit }, &raw.place);
    }
    super::all(sorted.into_iter().map(level).collect())
}

fn level(raw: &RawLevel) -> Option<Level> {
    Some(Level {
        id: raw.id.value.clone(),
        label: raw.label.as_ref()?.value.clone(),
        example: raw.example.as_ref().map(|example| example.value.clone()),
    })
}
