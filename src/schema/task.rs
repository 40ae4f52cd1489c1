//! The schema of task files: what may be answered comes from the rulebook.

use serde_json::{Map, Value, json};

use super::DRAFT;
use super::values::DATE;
use crate::order::collected;
use crate::rule_file::TEXT;
use crate::rulebook::{Kind, Level, Question, Rulebook};

pub(super) fn schema(rulebook: &Rulebook) -> Value {
    json!({
        "$schema": DRAFT,
        "$id": "urn:outfit:schema:task:1",
        "title": "Task file of outfit",
        "description": "A piece of work that someone thinks of outsourcing: one task, an array of tasks, or a saved report.",
        "type": ["object", "array"],
        "if": { "type": "array" },
        "then": { "minItems": 1, "items": reference("task-or-report") },
        "else": reference("task-or-report"),
        "definitions": definitions(rulebook),
    })
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn definitions(rulebook: &Rulebook) -> Value {
    let questions = || rulebook.questions().map(|(_, question)| question);
    let answers = questions().map(|question| (question.id.to_string(), answer(question)));
    let notes = questions().map(|question| (question.id.to_string(), note(question)));
    let levels = questions().map(|question| (levels_name(question), levels(question)));
    let fixed = [
        ("task-or-report".to_owned(), task_or_report()),
        ("task".to_owned(), task()),
        ("step".to_owned(), step()),
        (
            "answers".to_owned(),
            by_question("What was answered, by question. What is left out is open.", answers),
        ),
        ("notes".to_owned(), by_question("Notes beside the answers, by question; reports show them.", notes)),
        ("no-level-twice".to_owned(), no_level_twice()),
    ];
    Value::Object(collected(fixed.into_iter().chain(levels)))
}

fn by_question(description: &str, questions: impl Iterator<Item = (String, Value)>) -> Value {
    json!({
        "description": description,
        "type": ["object", "null"],
        "properties": collected::<Map<String, Value>, _>(questions),
        "additionalProperties": false,
    })
}

/// A saved report holds the task that it is of, and is known by two fields; `null` is the same as left out.
fn task_or_report() -> Value {
    let not_null = json!({ "not": { "type": "null" } });
    json!({
        "if": {
            "type": "object",
            "required": ["schema_version", "task"],
            "properties": { "schema_version": not_null, "task": not_null },
        },
        "then": { "properties": {
            "schema_version": { "const": 1 },
            "task": reference("task"),
            "answers": { "description": "An answer is changed within `task`.", "type": "null" },
        } },
        "else": reference("task"),
    })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "pattern": TEXT })
}

fn task() -> Value {
    json!({
        "type": "object",
        "properties": {
            "id": text("The number or name by which you know the work."),
            "title": text("What the work is called."),
            "service": text("The service that it is; `outfit services` lists those that the documents name."),
            "declared": {
                "description": "What the request holds the work for.",
                "enum": ["bpo", "kpo", "hybrid", "retain", null],
            },
            "answers": reference("answers"),
            "notes": reference("notes"),
            "answered_by": text("Who answered."),
            "answered_on": {
                "description": "When, as 2026-11-22.",
                "type": ["string", "null"],
                "format": "date",
                "pattern": DATE,
            },
            "meta": { "description": "Anything that you keep with the task: it is carried through." },
            "steps": {
                "description": "The parts of the work, where it is of several kinds. Each inherits the task's answers and is assessed by itself.",
                "type": ["array", "null"],
                "minItems": 1,
                "maxItems": 100,
                "items": reference("step"),
            },
            "form": { "description": "The texts of a questionnaire, as `outfit form` writes them. They are ignored." },
            "$schema": { "description": "The schema that an editor checks the file by. It is ignored." },
        },
        "additionalProperties": false,
        "anyOf": [
            { "required": ["answers"], "properties": { "answers": { "type": "object" } } },
            { "required": ["steps"], "properties": { "steps": { "type": "array" } } },
        ],
    })
}

fn step() -> Value {
    json!({
        "type": "object",
        "properties": {
            "title": { "description": "What the part is called.", "type": "string", "pattern": TEXT },
            "service": text("The service that the part is."),
            "answers": reference("answers"),
            "notes": reference("notes"),
        },
        "required": ["title"],
        "additionalProperties": false,
    })
}

fn note(question: &Question) -> Value {
    json!({ "title": &*question.topic, "description": &*question.text, "type": ["string", "null"] })
}

fn answer(question: &Question) -> Value {
    let mut any = vec![
        reference(&levels_name(question)),
        list(question),
        json!({ "const": "unknown", "description": "Nobody knows: the same as left out." }),
        json!({ "const": null, "description": "Nobody knows: the same as left out." }),
    ];
    if question.may_not_apply {
        let description = "The question makes no sense for this work.";
        any.push(json!({ "const": "not_applicable", "description": description }));
    }
    let description = format!("{}\n\n{}", question.text, question.why);
    json!({ "title": &*question.topic, "description": description, "anyOf": any })
}

/// Several levels.
fn list(question: &Question) -> Value {
    let description = match question.kind {
        Kind::Scale | Kind::OneOf => "The levels of which one holds, where it is not known which.",
        Kind::AnyOf => "All levels that hold; `[]` if none does.",
    };
    let mut list = json!({
        "description": description,
        "type": "array",
        "uniqueItems": true,
        "minItems": if question.kind == Kind::AnyOf { 0 } else { 1 },
        "items": reference(&levels_name(question)),
    });
    if let (Kind::Scale, Value::Object(list)) = (question.kind, &mut list) {
        list.insert("allOf".to_owned(), json!([reference("no-level-twice")]));
    }
    list
}

fn levels_name(question: &Question) -> String {
    format!("levels-of-{}", question.id)
}

/// One level: `2`, `2.0` and `"2"` are the same one of a scale.
fn levels(question: &Question) -> Value {
    let mut levels: Vec<Value> = question.levels.iter().map(|one| level(question.kind, one)).collect();
    if question.kind == Kind::Scale {
        levels
            .push(json!({ "title": "the level as a text", "type": "string", "pattern": r"^[1-5](\.0+)?$" }));
    }
    json!({ "title": &*question.topic, "oneOf": levels })
}

fn level(kind: Kind, level: &Level) -> Value {
    let example = level.example.as_ref().map(|example| format!(" ({example})")).unwrap_or_default();
    let (title, description) = (&*level.label, format!("{}{example}", level.label));
    match level.id.parse::<i64>() {
        Ok(number) if kind == Kind::Scale => {
            json!({ "const": number, "title": title, "description": description })
        }
        // A number stands for the id that looks like it.
        Ok(number) if number.to_string() == *level.id => {
            json!({ "enum": [&*level.id, number], "title": title, "description": description })
        }
        _ => json!({ "const": &*level.id, "title": title, "description": description }),
    }
}

/// No level of a scale twice under two spellings; under one spelling `uniqueItems` finds it.
fn no_level_twice() -> Value {
    let both = |one: Value, other: String| {
        let other = json!({ "type": "string", "pattern": other });
        json!({ "not": { "allOf": [{ "contains": one }, { "contains": other }] } })
    };
    let spellings = (1..=5).flat_map(|level| {
        [
            both(json!({ "const": level }), format!(r"^{level}(\.0+)?$")),
            both(json!({ "const": level.to_string() }), format!(r"^{level}\.0+$")),
        ]
    });
    let description = "No level twice: `2`, `2.0` and `\"2\"` are the same one.";
    json!({ "description": description, "allOf": spellings.collect::<Vec<Value>>() })
}
