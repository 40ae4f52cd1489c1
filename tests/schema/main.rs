//! The schemas against the readers: what a reader takes a schema takes, and what a reader refuses for its shape a schema refuses.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod cases;
mod codes;
mod differences;
mod inputs;
mod kept;
mod layers;
mod mutations;
mod policies;
mod reports;
mod rule_tests;

use jsonschema::Validator;
use outfit::rulebook::Rulebook;
use outfit::schema::{Schema, schema};
use serde_json::Value;

/// What checks values by a schema. In draft 7 the format of a date is checked too.
fn validator(rulebook: &Rulebook, of: Schema) -> Validator {
    jsonschema::draft7::new(&schema(rulebook, of)).unwrap()
}

/// What is wrong with a value, a line each.
fn faults(validator: &Validator, value: &Value) -> String {
    let errors = validator.iter_errors(value);
    errors.map(|error| format!("\n  {}: {error}", error.instance_path())).collect()
}

#[test]
fn each_schema_is_one_of_draft_7_and_needs_no_network() {
    for rulebook in [Rulebook::builtin().unwrap(), inputs::small()] {
        for of in [Schema::Task, Schema::Report, Schema::Rules, Schema::Policy] {
            let schema: Value = schema(&rulebook, of);
            assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
            assert!(schema["$id"].as_str().unwrap().starts_with("urn:outfit:schema:"), "{of:?}");
            let meta = jsonschema::draft7::meta::validator();
            assert!(meta.is_valid(&schema), "{of:?}{}", faults(&meta, &schema));
            each_node(&schema, &mut |node| {
                let reference = node.get("$ref").and_then(Value::as_str).unwrap_or("#");
                assert!(reference.starts_with('#'), "{reference}");
            });
        }
    }
}

#[test]
fn each_property_has_a_description() {
    let rulebook = Rulebook::builtin().unwrap();
    for of in [Schema::Task, Schema::Report, Schema::Rules, Schema::Policy] {
        let schema: Value = schema(&rulebook, of);
        let described = |property: &Value| {
            let definition =
                property["$ref"].as_str().and_then(|at| schema.pointer(at.trim_start_matches('#')));
            property["description"].is_string() || definition.is_some_and(|it| it["description"].is_string())
        };
        each_definition(&schema, &mut |properties| {
            for (name, property) in properties.as_object().unwrap() {
                // `false` says that there is no such one.
                assert!(described(property) || property == &Value::Bool(false), "{of:?} {name}: {property}");
            }
        });
    }
}

/// Visits a value and all within it.
fn each_node(value: &Value, visit: &mut impl FnMut(&Value)) {
    visit(value);
    match value {
        Value::Array(list) => list.iter().for_each(|value| each_node(value, visit)),
        Value::Object(fields) => fields.values().for_each(|value| each_node(value, visit)),
        _ => {}
    }
}

/// Visits the properties of the root and of each definition, and not those that only a condition names.
fn each_definition(schema: &Value, visit: &mut impl FnMut(&Value)) {
    let definitions = schema["definitions"].as_object().unwrap().values();
    let all = std::iter::once(schema).chain(definitions);
    all.filter_map(|definition| definition.get("properties")).for_each(visit);
}
