//! The schema of policies: which questions and levels they can name comes from the rulebook.

use serde_json::{Value, json};

use super::DRAFT;
use crate::policy::Severity;
use crate::rule_file::{ID, TEXT};
use crate::rulebook::{Basis, Question, Rulebook, Strength, Verdict};

pub(super) fn schema(rulebook: &Rulebook) -> Value {
    json!({
        "$schema": DRAFT,
        "$id": "urn:outfit:schema:policy:1",
        "title": "Policy of outfit",
        "description": "What a company demands of its sourcing requests: `outfit check` holds them against it.",
        "type": "object",
        "properties": {
            "policy": about(),
            "files": files(),
            "rule": {
                "description": "The rules. That each request can be read and has an id of its own needs none.",
                "type": "array",
                "items": { "$ref": "#/definitions/rule" },
            },
        },
        "additionalProperties": false,
        "definitions": {
            "rule": rule(rulebook),
            "condition": condition(rulebook),
            "field": {
                "description": "A field of a task: `id`, `title`, `service`, `declared`, `answered_by`, `answered_on`, or `meta.` and a key.",
                "type": "string",
                "pattern": r"^(id|title|service|declared|answered_by|answered_on|meta\.[\s\S]+)$",
            },
        },
    })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": TEXT })
}

fn texts(description: &str, least: usize) -> Value {
    json!({ "description": description, "type": "array", "minItems": least, "items": { "type": "string", "pattern": TEXT } })
}

fn about() -> Value {
    json!({
        "description": "What the policy is called, and what it is for.",
        "type": "object",
        "properties": {
            "name": text("What it is called."),
            "required-version": text("Which versions of outfit may check by it, as `>=0.1, <0.2`."),
            "rules": {
                "description": "The rules that requests are assessed by: files or folders, as paths from the policy. Each is laid over those before it, the first over the built-in rules.",
                "anyOf": [text("A file or folder."), texts("Several, in order.", 1)],
            },
            "rules-digest": text("The SHA-256 of those rules, as reports show it: others are refused."),
            "waivers": text("The file that says who accepts which finding, as a path from the policy."),
        },
        "additionalProperties": false,
    })
}

fn files() -> Value {
    json!({
        "description": "Which files are requests, where none are named.",
        "type": "object",
        "properties": {
            "include": texts("Paths from the policy's folder: `*` stands for any name, `**` for any folders.", 1),
            "exclude": texts("Which of them are no requests after all.", 0),
        },
        "required": ["include"],
        "additionalProperties": false,
    })
}

fn rule(rulebook: &Rulebook) -> Value {
    let one = |demand: &str| json!({ "required": [demand] });
    json!({
        "description": "A rule: an id, a severity and exactly one demand.",
        "type": "object",
        "properties": {
            "id": { "description": "Its id, which waivers name.", "type": "string", "pattern": ID },
            "severity": {
                "description": "How bad it is to break it. On an answer that is open a finding is at most a warning.",
                "enum": Severity::ALL.map(Severity::id),
            },
            "message": text("What is wrong, in your words; needed with `forbid`."),
            "help": text("What to do about it, in your words."),
            "when": { "description": "Where the rule counts; everywhere if left out.", "allOf": [{ "$ref": "#/definitions/condition" }] },
            "answers": questions(rulebook, "Questions that must be answered."),
            "notes": questions(rulebook, "Questions whose answers must have a note."),
            "fields": {
                "description": "Fields that must be given.",
                "type": "array",
                "minItems": 1,
                "items": { "$ref": "#/definitions/field" },
            },
            "declared": {
                "description": "What `declared` must be: there, a verdict that is still possible, or that of the answers.",
                "enum": ["given", "possible", "verdict"],
            },
            "settled": { "description": "No open answer may be able to change the verdict.", "type": "boolean" },
            "strength": { "description": "How firm the verdict must be at least.", "enum": Strength::ALL.map(Strength::id) },
            "forbid": { "description": "What may not be so.", "allOf": [{ "$ref": "#/definitions/condition" }] },
        },
        "required": ["id", "severity"],
        "additionalProperties": false,
        "oneOf": [
            one("answers"), one("notes"), one("fields"), one("declared"), one("strength"),
            { "required": ["settled"], "properties": { "settled": { "const": true } } },
            { "required": ["forbid", "message"] },
        ],
    })
}

fn questions(rulebook: &Rulebook, description: &str) -> Value {
    let ids: Vec<&str> = rulebook.questions().map(|(_, question)| &*question.id).collect();
    json!({
        "description": description,
        "oneOf": [
            { "description": "Those that a gate reads, or all that count.", "enum": ["gates", "all"] },
            { "type": "array", "minItems": 1, "items": { "enum": ids } },
        ],
    })
}

/// A table of exactly one form.
fn condition(rulebook: &Rulebook) -> Value {
    let parts = |description: &str| json!({ "description": description, "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/condition" } });
    let words = |description: &str, words: Vec<&str>| json!({ "description": description, "type": "array", "minItems": 1, "items": { "enum": words } });
    let form = |name: &str, value: Value| json!({ "properties": { name: value }, "required": [name], "additionalProperties": false });
    let mut forms = vec![
        form("all", parts("Each of these holds.")),
        form("any", parts("One of these holds.")),
        form(
            "not",
            json!({ "description": "This does not hold.", "allOf": [{ "$ref": "#/definitions/condition" }] }),
        ),
        form("verdict", words("The verdict is one of these.", Verdict::ALL.map(Verdict::id).to_vec())),
        form(
            "basis",
            words("The verdict rests on one of these.", Basis::ALL.iter().map(|(id, _)| *id).collect()),
        ),
        field(
            json!({ "allOf": [{ "$ref": "#/definitions/field" }, { "not": { "const": "declared" } }] }),
            texts("It has one of these values; without them: it is given.", 1),
        ),
        field(
            json!({ "const": "declared", "description": "What the request is held for." }),
            words(
                "It is held for one of these; without them: for any.",
                Verdict::DECIDED.map(Verdict::id).to_vec(),
            ),
        ),
    ];
    forms.extend(rulebook.questions().map(|(_, question)| answer(question)));
    json!({ "description": "What must hold: a table of exactly one form.", "type": "object", "oneOf": forms })
}

/// That a field has one of some values, or is given.
fn field(field: Value, values: Value) -> Value {
    let properties = json!({ "field": field, "values": values });
    json!({ "properties": properties, "required": ["field"], "additionalProperties": false })
}

/// That a question is answered by one of some levels.
fn answer(question: &Question) -> Value {
    let levels: Vec<Value> = question
        .levels
        .iter()
        .map(|level| json!({ "const": &*level.id, "description": &*level.label }))
        .collect();
    json!({
        "properties": {
            "question": { "const": &*question.id, "description": &*question.text },
            "levels": {
                "description": "The answer is one of these, or holds one of them.",
                "type": "array",
                "minItems": 1,
                "uniqueItems": true,
                "items": { "oneOf": levels },
            },
        },
        "required": ["question", "levels"],
        "additionalProperties": false,
    })
}
