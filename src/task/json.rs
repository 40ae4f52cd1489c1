//! Reading one task from JSON.

use serde_json::value::RawValue;

use super::fields::{Fields, syntax};
use super::values::Reader;
use super::{Answer, Answers, MOST_BYTES, Step, Task};
use crate::diagnostic::{Fault, Faults, Log, did_you_mean};
use crate::rulebook::{QuestionIx, Rulebook, Verdict};
use crate::source::{Source, Sources};

/// The fields of a task. `form` holds the texts of a questionnaire, `$schema` is for editors: neither says anything of the task.
const TASK: [&str; 12] = [
    "id",
    "title",
    "service",
    "declared",
    "answers",
    "notes",
    "answered_by",
    "answered_on",
    "meta",
    "steps",
    "form",
    "$schema",
];
const STEP: [&str; 4] = ["title", "service", "answers", "notes"];

pub(super) fn read(rulebook: &Rulebook, source: Source) -> Result<Task, Faults> {
    let mut sources = Sources::default();
    let id = sources.add(source);
    let text = sources.get(id).map_or("", |source| source.text.as_str());
    let mut reader = Reader { text, source: id, log: Log::default() };
    let task = whole(rulebook, &mut reader);
    let log = reader.log;
    log.finish(task, sources)
}

fn whole(rulebook: &Rulebook, reader: &mut Reader<'_>) -> Option<Task> {
    if reader.text.len() > MOST_BYTES {
        reader.log.push_whole(Fault::TooLarge { limit: MOST_BYTES });
        return None;
    }
    let text = reader.text.strip_prefix('\u{feff}').unwrap_or(reader.text);
    match serde_json::from_str::<&RawValue>(text) {
        Ok(value) => task(rulebook, reader, value),
        Err(error) => {
            let at = offset(text, error.line(), error.column());
            let rest = text.get(at..).unwrap_or("");
            let end = rest.chars().next().map_or(0, char::len_utf8);
            reader.push(syntax(&error), rest.get(..end).unwrap_or(rest));
            None
        }
    }
}

/// The byte at a line and column as serde_json counts them: lines from 1, columns in bytes, the last one read.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len().saturating_sub(1)))
}

fn task<'t>(rulebook: &Rulebook, reader: &mut Reader<'t>, value: &'t RawValue) -> Option<Task> {
    let fields = reader.object(value)?;
    let mut task = Task::default();
    unknown(reader, &fields, &TASK, "a task");
    let field = |name: &str| fields.get(name);
    task.id = field("id").and_then(|value| reader.text(value));
    task.title = field("title").and_then(|value| reader.text(value));
    task.service = field("service").and_then(|value| reader.text(value));
    task.declared = field("declared").and_then(|value| declared(reader, value));
    task.answered_by = field("answered_by").and_then(|value| reader.text(value));
    task.answered_on = field("answered_on").and_then(|value| date(reader, value));
    task.meta = field("meta").map(RawValue::to_owned);
    task.notes = field("notes").map_or_else(Vec::new, |value| notes(rulebook, reader, value));
    for (at, answer) in field("answers").map_or_else(Vec::new, |value| answers(rulebook, reader, value)) {
        task.answers.set(at, answer);
    }
    match field("steps") {
        Some(value) => task.steps = steps(rulebook, reader, value, &task.answers),
        None if field("answers").is_none() => reader.push(Fault::NoAnswers, value.get()),
        None => {}
    }
    Some(task)
}

fn unknown(reader: &mut Reader<'_>, fields: &Fields<'_>, known: &[&str], within: &str) {
    for (name, value) in fields.0.iter().filter(|(name, _)| !known.contains(&name.as_ref())) {
        let suggestion = did_you_mean(name, known.iter().copied());
        let known = known.iter().map(|&name| name.to_owned()).collect();
        let (key, within) = (name.clone().into_owned(), within.to_owned());
        reader.push_at_name(Fault::UnknownKey { key, within, suggestion, known }, name, value);
    }
}

fn declared<'t>(reader: &mut Reader<'t>, value: &'t RawValue) -> Option<Verdict> {
    let word = reader.text(value)?;
    let verdicts = [Verdict::Bpo, Verdict::Kpo, Verdict::Hybrid, Verdict::Retain];
    let found = verdicts.into_iter().find(|verdict| verdict.id() == word);
    if found.is_none() {
        let known: Vec<String> = verdicts.iter().map(|verdict| verdict.id().to_owned()).collect();
        let suggestion = did_you_mean(&word, known.iter().map(String::as_str));
        reader.push(Fault::UnknownWord { word, suggestion, known }, value.get());
    }
    found
}

fn date<'t>(reader: &mut Reader<'t>, value: &'t RawValue) -> Option<String> {
    let found = reader.text(value)?;
    // The calendar reads other forms too; a report that is compared byte for byte takes the one.
    if found.len() == 10 && found.parse::<jiff::civil::Date>().is_ok() {
        return Some(found);
    }
    reader.push(Fault::BadDate { found }, value.get());
    None
}

/// What is said by question id, in rulebook order.
fn by_question<'t, T>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    read: impl Fn(&mut Reader<'t>, QuestionIx, &'t RawValue) -> Option<T>,
) -> Vec<(QuestionIx, T)> {
    let Some(fields) = reader.object(value) else { return Vec::new() };
    let mut said = Vec::new();
    for (name, value) in fields.0 {
        match rulebook.questions().find(|(_, question)| question.id == *name) {
            Some((at, _)) => said.extend(read(reader, at, value).map(|read| (at, read))),
            None => {
                let suggestion =
                    did_you_mean(&name, rulebook.questions().map(|(_, question)| question.id.as_ref()));
                let question = name.clone().into_owned();
                reader.push_at_name(Fault::UnknownQuestion { question, suggestion }, &name, value);
            }
        }
    }
    said.sort_by_key(|(at, _)| *at);
    said
}

fn answers<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
) -> Vec<(QuestionIx, Answer)> {
    by_question(rulebook, reader, value, |reader, at, value| reader.answer(rulebook.question(at), value))
}

fn notes<'t>(rulebook: &Rulebook, reader: &mut Reader<'t>, value: &'t RawValue) -> Vec<(QuestionIx, String)> {
    by_question(rulebook, reader, value, |reader, _, value| reader.text(value))
}

fn steps<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    inherited: &Answers,
) -> Vec<Step> {
    let Some(list) = reader.list(value) else { return Vec::new() };
    if list.is_empty() {
        reader.push(Fault::NoSteps, value.get());
    }
    list.into_iter().filter_map(|value| step(rulebook, reader, value, inherited)).collect()
}

fn step<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    inherited: &Answers,
) -> Option<Step> {
    let fields = reader.object(value)?;
    let field = |name: &str| fields.get(name);
    if let Some(steps) = field("steps") {
        reader.push(Fault::NestedSteps, steps.get());
    } else {
        unknown(reader, &fields, &STEP, "a step");
    }
    let title = field("title").and_then(|value| reader.text(value));
    if title.is_none() {
        reader.push(Fault::MissingKey { key: "title".to_owned(), within: "a step".to_owned() }, value.get());
    }
    let own = field("answers").map_or_else(Vec::new, |value| answers(rulebook, reader, value));
    let mut all = inherited.clone();
    for (at, answer) in &own {
        all.set(*at, *answer);
    }
    Some(Step {
        title: title?,
        service: field("service").and_then(|value| reader.text(value)),
        own,
        answers: all,
        notes: field("notes").map_or_else(Vec::new, |value| notes(rulebook, reader, value)),
    })
}
