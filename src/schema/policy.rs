//! The schema of policies: which questions and levels they can name comes from the rulebook.

use serde_json::{Value, json};

use crate::rulebook::{Question, Rulebook};

/// The demands that name questions, and where the forms stand that a condition may have.
const QUESTIONS: [&str; 2] = ["answers", "notes"];
const FORMS: &str = "/definitions/condition/oneOf";

/// What is the same for every rulebook is kept as text: the code that makes it would be several times as large.
pub(super) fn schema(rulebook: &Rulebook) -> Value {
    let mut schema = super::kept(include_str!(concat!(env!("OUT_DIR"), "/policy.json")));
    let ids: Vec<&str> = rulebook.questions().map(|(_, question)| &*question.id).collect();
    for field in QUESTIONS {
        let place = format!("/definitions/rule/properties/{field}/oneOf/1/items/enum");
        schema.pointer_mut(&place).into_iter().for_each(|known| *known = json!(ids));
    }
    if let Some(Value::Array(forms)) = schema.pointer_mut(FORMS) {
        forms.extend(rulebook.questions().map(|(_, question)| answer(question)));
    }
    schema
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
