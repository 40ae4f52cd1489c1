//! A schema of whole rule files made one of layers: what only a whole entry needs is asked where the file says that it is whole.

use serde_json::{Map, Value, json};

/// The definitions of which a layer may give a part: a part is laid over what is beneath.
const IN_PART: [&str; 13] = [
    "certainty",
    "strength",
    "document",
    "question",
    "level",
    "criterion",
    "side-rule",
    "gate",
    "band",
    "service",
    "advice",
    "limit",
    "test",
];
/// The keys under which a definition says what a whole one needs. What it says under others holds of a part too.
const NEEDS: [&str; 4] = ["required", "anyOf", "allOf", "minProperties"];
/// What every entry has, in whatever layer.
const ID: &str = "id";

/// Lets entries be partial unless the file says `extends`, of which `"none"` is the only word.
pub(super) fn allow(root: &mut Map<String, Value>) {
    let Some(Value::Object(mut definitions)) = root.remove("definitions") else { return };
    let whole = root.get("properties").and_then(|properties| each(properties, &definitions));
    for name in IN_PART {
        if let Some(Value::Object(definition)) = definitions.get_mut(name) {
            relax(definition);
        }
    }
    root.insert("if".to_owned(), json!({ "required": ["extends"] }));
    root.insert("then".to_owned(), json!({ "properties": whole }));
    root.insert("definitions".to_owned(), Value::Object(definitions));
}

/// What a whole value needs beyond what a part does; `None` for nothing.
fn needs(schema: &Value, definitions: &Map<String, Value>) -> Option<Value> {
    if let Some(name) = referred(schema) {
        let in_part = IN_PART.contains(&name);
        return in_part
            .then(|| definitions.get(name))
            .flatten()
            .and_then(|schema| needs(schema, definitions));
    }
    let schema = schema.as_object()?;
    let own = NEEDS.into_iter().filter_map(|key| Some((key.to_owned(), schema.get(key)?.clone())));
    let mut needed: Map<String, Value> = own.collect();
    for key in ["items", "additionalProperties"] {
        needed.extend(schema.get(key).and_then(|within| Some((key.to_owned(), needs(within, definitions)?))));
    }
    for key in ["properties", "patternProperties"] {
        needed.extend(schema.get(key).and_then(|within| Some((key.to_owned(), each(within, definitions)?))));
    }
    (!needed.is_empty()).then_some(Value::Object(needed))
}

/// What whole properties need.
fn each(properties: &Value, definitions: &Map<String, Value>) -> Option<Value> {
    let needed = |(name, schema): (&String, &Value)| Some((name.clone(), needs(schema, definitions)?));
    let all: Map<String, Value> = properties.as_object()?.iter().filter_map(needed).collect();
    (!all.is_empty()).then_some(Value::Object(all))
}

/// The definition that a schema refers to, alone or beside a description.
fn referred(schema: &Value) -> Option<&str> {
    let alone = match schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) => only,
        _ => schema,
    };
    alone.get("$ref")?.as_str()?.strip_prefix("#/definitions/")
}

/// Takes what a part does not need from a definition.
fn relax(definition: &mut Map<String, Value>) {
    let has_id = definition
        .get("required")
        .and_then(Value::as_array)
        .is_some_and(|keys| keys.iter().any(|key| key == ID));
    for key in NEEDS {
        definition.remove(key);
    }
    if has_id {
        definition.insert("required".to_owned(), json!([ID]));
    }
    if let Some(Value::Object(properties)) = definition.get_mut("properties") {
        for property in properties.values_mut().filter_map(Value::as_object_mut) {
            property.remove("minProperties");
        }
    }
}
