//! What a layer takes out of the rules beneath it. A whole rulebook has none, so none is written: of this only the schema is used.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

use super::words::{ID, Text};

/// That levels are those of one question, and that nothing else goes with them.
fn levels_of_one_question() -> Value {
    let one = json!({ "anyOf": [{ "type": "string" }, { "type": "array", "maxItems": 1 }] });
    json!({ "level": {
        "required": ["question"],
        "properties": { "question": one },
        "propertyNames": { "enum": ["question", "level", "because"] },
    } })
}

/// What is taken out of the rules beneath: entries by their ids, or levels of one question.
#[derive(JsonSchema, Serialize)]
#[schemars(
    rename = "removal",
    deny_unknown_fields,
    extend("minProperties" = 2, "dependencies" = levels_of_one_question())
)]
pub(super) struct Removal {
    /// Documents. What cites them loses those citations.
    document: Option<Ids>,
    /// Questions; or the one whose `level` goes.
    question: Option<Ids>,
    /// Levels of the one question that is named: it stays, and what is said of these levels goes.
    level: Option<Ids>,
    /// Criteria.
    criterion: Option<Ids>,
    /// Gates.
    gate: Option<Ids>,
    /// Bands. What is left must still cover every pair of fits.
    band: Option<Ids>,
    /// Services. What names them as near does so no more.
    service: Option<Ids>,
    /// Pieces of advice.
    advice: Option<Ids>,
    /// Limits.
    limit: Option<Ids>,
    /// Tests.
    test: Option<Ids>,
    /// Why they go.
    because: Text,
}

/// An id, or a list of them.
#[derive(Serialize)]
pub(super) struct Ids(Vec<String>);

impl JsonSchema for Ids {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ids".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let id = json!({ "type": "string", "pattern": ID });
        json_schema!({ "anyOf": [id, { "type": "array", "minItems": 1, "items": id }] })
    }
}
