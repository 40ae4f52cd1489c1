//! The schema of the table in which a layer says what is checked of it.

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::explain::CodeExample;
use crate::rule_file::TEXT;
use crate::rulebook::LINTS;

pub(super) fn schema() -> Value {
    let lints: Map<String, Value> =
        LINTS.iter().map(|(lint, _)| (lint.id().to_owned(), one(*lint))).collect();
    json!({
        "description": "What `outfit rules check` does about what is sound and yet probably not meant.",
        "type": "object",
        "properties": lints,
        "additionalProperties": false,
    })
}

fn one(lint: Code) -> Value {
    let why = CodeExample::of(lint).map(|example| example.why).unwrap_or_default();
    json!({
        "description": why,
        "type": "object",
        "properties": {
            "level": {
                "description": "What is done about it.",
                "oneOf": [
                    { "const": "allow", "description": "It is only counted." },
                    { "const": "warn", "description": "It is told." },
                    { "const": "deny", "description": "The rules count as faulty." },
                ],
            },
            "because": { "description": "Why.", "type": "string", "pattern": TEXT },
        },
        "required": ["level", "because"],
        "additionalProperties": false,
    })
}
