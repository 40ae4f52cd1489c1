//! What is mended in schemas that are made of structs.

use schemars::Schema;
use schemars::transform::transform_subschemas;
use serde_json::{Map, Value};

/// Says in JSON's words what the comments of structs say in Rust's, and leaves out formats that are Rust's own.
pub(super) fn plain(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut() {
        if let Some(Value::String(text)) = object.get_mut("description") {
            *text = text.replace("`None`", "`null`");
        }
        let rusts = |format: &str| format.contains("int") || format == "double";
        if object.get("format").and_then(Value::as_str).is_some_and(rusts) {
            object.remove("format");
        }
    }
    transform_subschemas(&mut plain, schema);
}

/// Takes `null` from what may be left out: TOML has none.
pub(super) fn without_null(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut() {
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        without_null_among(object);
    }
    transform_subschemas(&mut without_null, schema);
}

/// Takes `null` from the choice that a reference or nothing is.
fn without_null_among(object: &mut Map<String, Value>) {
    let Some(Value::Array(any)) = object.get_mut("anyOf") else { return };
    let null = |schema: &Value| schema.get("type").is_some_and(|name| name == "null");
    if any.iter().any(null) {
        any.retain(|schema| !null(schema));
        let rest = any.clone();
        object.remove("anyOf");
        object.insert("allOf".to_owned(), Value::Array(rest));
    }
}
