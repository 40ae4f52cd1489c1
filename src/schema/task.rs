//! The schema of task files: what may be answered comes from the rulebook.

use serde_json::{Map, Value, json};

use crate::order::collected;
use crate::rulebook::{Kind, Level, Question, Rulebook};

/// What is the same for every rulebook is kept as text: the code that makes it would be several times as large.
pub(super) fn schema(rulebook: &Rulebook) -> Value {
    let mut schema = super::kept(include_str!(concat!(env!("OUT_DIR"), "/task.json")));
    if let Some(Value::Object(all)) = schema.get_mut("definitions") {
        all.extend(definitions(rulebook));
    }
    schema
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn definitions(rulebook: &Rulebook) -> impl Iterator<Item = (String, Value)> {
    let questions = || rulebook.questions().map(|(_, question)| question);
    let answers = questions().map(|question| (question.id.to_string(), answer(question)));
    let notes = questions().map(|question| (question.id.to_string(), note(question)));
    let levels = questions().map(|question| (levels_name(question), levels(question)));
    let said = [
        (
            "answers".to_owned(),
            by_question("What was answered, by question. What is left out is open.", answers),
        ),
        ("notes".to_owned(), by_question("Notes beside the answers, by question; reports show them.", notes)),
    ];
    said.into_iter().chain(levels)
}

fn by_question(description: &str, questions: impl Iterator<Item = (String, Value)>) -> Value {
    json!({
        "description": description,
        "type": ["object", "null"],
        "properties": collected::<Map<String, Value>, _>(questions),
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
