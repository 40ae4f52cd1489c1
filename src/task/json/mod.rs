//! Reading tasks from JSON: one, an array, or one a line.

mod fields;
mod path;
mod surrogates;
mod values;

use std::sync::Arc;

use serde_json::value::RawValue;

pub(super) use self::fields::compact;
pub use self::fields::fields_of;
use self::fields::{Fields, Form, syntax};
use super::cut::array::{Expects, Step as Walked, Walk};
use super::reader::{Input, Reader, Tasks, span};
use super::{Answer, Answers, Part, Places, Step, Task};
use crate::diagnostic::{Fault, Faults, Language, did_you_mean};
use crate::order::sort_by_key;
use crate::rulebook::{QuestionIx, Rulebook};
use crate::source::Source;

/// The fields of a task. `form` holds the texts of a questionnaire, `$schema` is for editors: neither says anything of the task.
pub(super) const TASK: [&str; 12] = [
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
/// So many steps a task may have: work of more parts is a list of tasks.
pub(super) const MOST_STEPS: usize = 100;
const STEP: [&str; 4] = ["title", "service", "answers", "notes"];

/// Whether a text is JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// One task, or an array of them.
pub(super) fn read(rulebook: &Rulebook, source: &Arc<Source>) -> Tasks {
    let text = source.text.trim_start_matches('\u{feff}');
    if !text.trim_start_matches([' ', '\n', '\r', '\t']).starts_with('[') {
        return (true, vec![one_task(rulebook, source)]);
    }
    let (input, mut tasks) = (Input::whole(source), Vec::new());
    elements(input, text, (Expects::Start, true), &mut |element| {
        tasks.push(element.and_then(|element| one(rulebook, input, element)));
    });
    (false, tasks)
}

/// The elements of an array, or of the part of one that `expects` tells the start of and `ended` whether it is the last; and what
/// breaks it off.
pub(super) fn elements<'s>(
    input: Input<'s>,
    text: &'s str,
    (expects, ended): (Expects, bool),
    each: &mut impl FnMut(Result<&'s str, Faults>),
) {
    let mut walk = Walk::new(text.as_bytes(), expects);
    loop {
        match walk.step() {
            Walked::Element(span) if span.is_empty() => {
                each(input.one(|reader| broken_off(reader, "expected value", text, span.start)));
            }
            Walked::Element(span) => each(Ok(text.get(span).unwrap_or(""))),
            Walked::Next => {}
            Walked::End => return,
            Walked::Broken(message, at) => {
                return each(input.one(|reader| broken_off(reader, message, text, at)));
            }
            Walked::More if !ended => return,
            // Whoever reads the element that breaks off tells where and why.
            Walked::More if walk.is_within() => return each(Ok(text.get(walk.at()..).unwrap_or(""))),
            Walked::More => {
                let message = "EOF while parsing a list";
                return each(input.one(|reader| broken_off(reader, message, text, text.len())));
            }
        }
    }
}

/// That an array breaks off.
fn broken_off<'s>(reader: &mut Reader<'s>, message: &str, text: &'s str, at: usize) -> Option<&'s str> {
    let at = text.floor_char_boundary(at.min(text.len().saturating_sub(1)));
    let rest = text.get(at..).unwrap_or("");
    let end = rest.chars().next().map_or(0, char::len_utf8);
    let fault = Fault::Syntax { language: Language::Json, message: message.to_owned() };
    reader.push(fault, rest.get(..end).unwrap_or(rest));
    None
}

/// One task.
pub(super) fn one_task(rulebook: &Rulebook, source: &Arc<Source>) -> Result<Task, Faults> {
    let text = source.text.trim_start_matches('\u{feff}');
    one(rulebook, Input::whole(source), text)
}

/// A task in each line that is not empty.
pub(super) fn lines(rulebook: &Rulebook, source: &Arc<Source>) -> Vec<Result<Task, Faults>> {
    let text = source.text.trim_start_matches('\u{feff}');
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| one(rulebook, Input::whole(source), line)).collect()
}

/// The id in a text that is no sound task, if it is JSON at all.
pub(super) fn id(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct WithId {
        id: serde_json::Value,
    }
    match serde_json::from_str::<WithId>(text).ok()?.id {
        serde_json::Value::String(id) => Some(id),
        // Which is why the task is unsound, and how its owner knows it all the same.
        serde_json::Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// One task from the part of the text that it stands in.
pub(super) fn one<'s>(rulebook: &Rulebook, input: Input<'s>, text: &'s str) -> Result<Task, Faults> {
    input.one(|reader| part(rulebook, reader, text))
}

/// One task from the part of a text that it stands in: the task itself, or a saved report of it, which may be far larger.
fn part<'t>(rulebook: &Rulebook, reader: &mut Reader<'t>, part: &'t str) -> Option<Task> {
    let part = saved(reader, part)?;
    if !reader.fits(part) {
        return None;
    }
    if part.trim().is_empty() {
        reader.log.push_whole(Fault::Empty { what: "a file" });
        return None;
    }
    match serde_json::from_str::<&RawValue>(part) {
        Ok(value) => {
            if let Some(half) = surrogates::lone(part) {
                let message = "half of a character".to_owned();
                let escape = part.get(half).unwrap_or(part);
                reader.push(Fault::Syntax { language: Language::Json, message }, escape);
                return None;
            }
            let task = task(rulebook, reader, value);
            let start = span(reader.text, part).start;
            reader.log.name_fields(0, |place| path::path(part, place.span().start.saturating_sub(start)));
            task
        }
        Err(error) => {
            broken(reader, part, &error);
            None
        }
    }
}

/// The version of reports that is read.
const REPORT: &str = "1";

/// The fields of a saved report that matter here; the others may be any.
#[derive(serde::Deserialize)]
struct Saved<'t> {
    #[serde(borrow)]
    schema_version: &'t RawValue,
    task: &'t RawValue,
    answers: Option<&'t RawValue>,
}

/// The task that a saved report is of; of anything else the whole. It is looked for once: a task holds no report.
fn saved<'t>(reader: &mut Reader<'t>, part: &'t str) -> Option<&'t str> {
    // Most tasks are none, and reading one twice takes time.
    let may_be = part.contains("\"schema_version\"") && part.trim_start().starts_with('{');
    let Some(report) = may_be.then(|| serde_json::from_str::<Saved<'t>>(part).ok()).flatten() else {
        return Some(part);
    };
    // What is null is left out.
    if [report.schema_version, report.task].iter().any(|value| Form::of(value) == Form::Null) {
        return Some(part);
    }
    if report.schema_version.get() != REPORT {
        let (word, known) = (report.schema_version.get().to_owned(), vec![REPORT.to_owned()]);
        reader.push(Fault::UnknownWord { word, suggestion: None, known }, report.schema_version.get());
        return None;
    }
    // Whoever changes an answer in a report may take the wrong place for it.
    if let Some(answers) = report.answers {
        let (key, within) = ("answers".to_owned(), "a report".to_owned());
        let suggestion = Some("task.answers".to_owned());
        reader.push(Fault::UnknownKey { key, within, suggestion, known: Vec::new() }, answers.get());
        return None;
    }
    Some(report.task.get())
}

/// That a part of the text is no JSON, at the character where that shows.
fn broken(reader: &mut Reader<'_>, part: &str, error: &serde_json::Error) {
    let mut at = offset(part, error.line(), error.column());
    // At a raw control character the reader stops before it.
    if error.to_string().starts_with("control character") {
        at += part.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let rest = part.get(at..).unwrap_or("");
    let end = rest.chars().next().map_or(0, char::len_utf8);
    reader.push(syntax(error), rest.get(..end).unwrap_or(rest));
}

/// The byte at a line and column as serde_json counts them: lines from 1, columns in bytes, the last one read.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len().saturating_sub(1)))
}

fn task<'t>(rulebook: &Rulebook, reader: &mut Reader<'t>, value: &'t RawValue) -> Option<Task> {
    let fields = reader.object(value)?;
    let mut task = Task { places: places(reader, &fields, value), ..Task::default() };
    let meant = unknown(reader, &fields, &TASK, "a task");
    let field = |name: &str| fields.get(name);
    task.id = field("id").and_then(|value| reader.text(value));
    task.title = field("title").and_then(|value| reader.text(value));
    task.service = field("service").and_then(|value| reader.text(value));
    task.declared =
        field("declared").and_then(|value| reader.word(value)).and_then(|word| reader.declared(&word));
    task.answered_by = field("answered_by").and_then(|value| reader.text(value));
    task.answered_on =
        field("answered_on").and_then(|value| reader.word(value)).and_then(|word| reader.date(&word));
    task.meta = field("meta").and_then(compact);
    let places = &mut task.places;
    task.notes = field("notes").map_or_else(Vec::new, |value| notes(rulebook, reader, value, places));
    for (at, answer) in
        field("answers").map_or_else(Vec::new, |value| answers(rulebook, reader, value, places))
    {
        task.answers.set(at, answer);
    }
    match field("steps") {
        Some(value) => task.steps = steps(rulebook, reader, value, &task.answers),
        None if field("answers").is_none()
            && !meant.iter().any(|meant| meant == "answers" || meant == "steps") =>
        {
            reader.push(Fault::NoAnswers, value.get())
        }
        None => {}
    }
    Some(task)
}

/// Names each unknown field; gives the known ones that were meant.
fn unknown(reader: &mut Reader<'_>, fields: &Fields<'_>, known: &[&str], within: &str) -> Vec<String> {
    let mut meant = Vec::new();
    for (name, value) in fields.0.iter().filter(|(name, _)| !known.contains(&name.as_ref())) {
        let suggestion = did_you_mean(name, known.iter().copied());
        meant.extend(suggestion.clone());
        let known = known.iter().map(|&name| name.to_owned()).collect();
        let (key, within) = (name.clone().into_owned(), within.to_owned());
        reader.push_at_name(Fault::UnknownKey { key, within, suggestion, known }, name, value);
    }
    meant
}

/// Where the fields of a task or a step stand. All answers stand where their name does: they may be longer than a screen.
fn places(reader: &Reader<'_>, fields: &Fields<'_>, whole: &RawValue) -> Places {
    let mut places = Places::at(reader.start(whole.get()));
    for (name, value) in &fields.0 {
        let place = match &**name {
            "answers" => (Part::Answers, reader.place_of_name(name, value)),
            "meta" => (Part::Meta, reader.place(value.get())),
            name => match Part::named(name) {
                Some(part) => (part, reader.place(value.get())),
                None => continue,
            },
        };
        places.add(place.0, place.1);
    }
    places
}

/// What is said by question id, in rulebook order.
fn by_question<'t, T>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    (places, part): (&mut Places, fn(QuestionIx) -> Part),
    read: impl Fn(&mut Reader<'t>, QuestionIx, &'t RawValue) -> Option<T>,
) -> Vec<(QuestionIx, T)> {
    let Some(fields) = reader.object(value) else { return Vec::new() };
    let mut said = Vec::new();
    for (name, value) in fields.0 {
        match rulebook.question_named(&name) {
            Some((at, _)) => {
                places.add(part(at), reader.place(value.get()));
                said.extend(read(reader, at, value).map(|read| (at, read)));
            }
            None => {
                let fault = rulebook.unknown_question(&name, rulebook.question_ids());
                reader.push_at_name(fault, &name, value);
            }
        }
    }
    sort_by_key(&mut said, |(at, _)| *at);
    said
}

fn answers<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    places: &mut Places,
) -> Vec<(QuestionIx, Answer)> {
    by_question(rulebook, reader, value, (places, Part::Answer), |reader, at, value| {
        reader.answer(rulebook.question(at), value)
    })
}

fn notes<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    value: &'t RawValue,
    places: &mut Places,
) -> Vec<(QuestionIx, String)> {
    by_question(rulebook, reader, value, (places, Part::Note), |reader, _, value| reader.note(value))
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
    if list.len() > MOST_STEPS {
        reader.push(Fault::TooMany { what: "steps", limit: "100" }, value.get());
        return Vec::new();
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
    let mut known = STEP.to_vec();
    if let Some(steps) = field("steps") {
        reader.push(Fault::NestedSteps, steps.get());
        known.push("steps");
    }
    let meant = unknown(reader, &fields, &known, "a step");
    let title = field("title").and_then(|value| reader.text(value));
    if field("title").is_none() && !meant.iter().any(|meant| meant == "title") {
        reader.push(Fault::MissingKey { key: "title".to_owned(), within: "a step".to_owned() }, value.get());
    }
    let mut places = places(reader, &fields, value);
    let own = field("answers").map_or_else(Vec::new, |value| answers(rulebook, reader, value, &mut places));
    let mut all = inherited.clone();
    for (at, answer) in &own {
        all.set(*at, *answer);
    }
    Some(Step {
        title: title?,
        service: field("service").and_then(|value| reader.text(value)),
        own,
        answers: all,
        notes: field("notes").map_or_else(Vec::new, |value| notes(rulebook, reader, value, &mut places)),
        places,
    })
}
