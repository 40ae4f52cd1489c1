//! Tests of rules in the schema. What reads the rules leaves them to what runs them; a file that says that it is whole has whole ones.

use jsonschema::Validator;
use outfit::schema::Schema;
use serde_json::{Value, json};

use crate::inputs::small;
use crate::validator;

/// Whether a file takes such a test: one of a layer, and one that says that it is whole.
fn takes(validator: &Validator, test: &Value) -> [bool; 2] {
    let mut test = test.clone();
    test["id"] = "a-test".into();
    let layer = json!({ "test": [test] });
    let whole = json!({ "extends": "none", "test": [test] });
    [validator.is_valid(&layer), validator.is_valid(&whole)]
}

#[test]
fn sound_tests() {
    let validator = validator(&small(), Schema::Rules);
    let answers =
        json!({ "a": 1, "b": "unknown", "c": ["x", "y"], "d": [], "e": 2.0, "f": "not_applicable" });
    for sound in [
        json!({ "answers": answers, "verdict": "retain", "basis": "gate", "text": "why" }),
        json!({ "answers": {}, "fit": { "bpo": { "from": 60 }, "kpo": { "below": 40 } } }),
        json!({ "steps": [{ "title": "one", "answers": answers }, { "title": "two" }], "verdict": "undetermined" }),
        json!({ "answers": {}, "reasons": "judgment", "advice": ["a", "b"], "not-advice": ["c"] }),
    ] {
        assert_eq!(takes(&validator, &sound), [true, true], "{sound}");
    }
    for part in [json!({ "answers": answers }), json!({ "verdict": "bpo" }), json!({})] {
        assert_eq!(takes(&validator, &part), [true, false], "{part}");
    }
}

#[test]
fn faulty_tests() {
    let validator = validator(&small(), Schema::Rules);
    for faulty in [
        json!({ "answers": { "a": true }, "verdict": "bpo" }),
        json!({ "answers": { "a": " " }, "verdict": "bpo" }),
        json!({ "answers": { "a": [1, 1] }, "verdict": "bpo" }),
        json!({ "answers": { "A": 1 }, "verdict": "bpo" }),
        json!({ "answers": {}, "verdict": "outsource" }),
        json!({ "answers": {}, "basis": "feeling" }),
        json!({ "answers": {}, "fit": { "bpo": { "from": 101 } } }),
        json!({ "answers": {}, "fit": { "bpo": { "from": 10, "above": 10 } } }),
        json!({ "answers": {}, "fit": { "lean": {} }, "verdict": "bpo" }),
        json!({ "answers": {}, "reasons": [] }),
        json!({ "steps": [], "verdict": "bpo" }),
        json!({ "steps": [{ "answers": {} }], "verdict": "bpo" }),
        json!({ "answers": {}, "expect": "bpo" }),
    ] {
        assert_eq!(takes(&validator, &faulty), [false, false], "{faulty}");
    }
}
