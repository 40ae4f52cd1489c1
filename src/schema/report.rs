//! The schema of reports, made of the structs that are written.
//!
//! Modules that the build script compiles derive no schemas, for it would need schemars. Their types have mirrors here.
#![expect(dead_code, reason = "of the mirrors only the schemas are used")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::transforms::plain;
use super::values::{Count, Digest};
use crate::assess::GateState;
use crate::explain::Favors;
use crate::ratio::Percent;
use crate::render::pieces::ErrorLine;
use crate::report::{Counted, Hundredths, Report, RulesNamed, Said};
use crate::rule_file::{Citation, Text, like};
use crate::rulebook::{self, PerSide};

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize().with_transform(plain);
    settings.into_generator().into_root_schema_for::<Reports>().to_value()
}

/// What `assess` writes: one report, or an array of them; in a line, what stands for a report too.
struct Reports;

impl JsonSchema for Reports {
    fn schema_name() -> Cow<'static, str> {
        "Reports".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
        let report = generator.subschema_for::<Report<'_>>();
        let error = generator.subschema_for::<ErrorLine<'_>>();
        json_schema!({
            "$id": "urn:outfit:schema:report:1",
            "title": "Report of outfit",
            "description": "What `outfit assess --format json` writes: a report of one task, or an array of reports; and a line of `--format jsonl`: a report, or what stands for one of a task that can't be read. Within version 1 fields may be added, never renamed.",
            "type": ["object", "array"],
            "if": { "type": "array" },
            "then": { "items": report },
            "else": { "if": { "required": ["error"] }, "then": error, "else": report },
        })
    }
}

like! {
    [] rulebook::Citation => Citation,
    [] Favors => Sides,
    [] GateState => GateStates,
    [] RulesNamed<'_> => Rules,
    [] Percent => f64,
    [] Hundredths => f64,
    [] Counted => Count,
    [T: JsonSchema] PerSide<T> => BothSides<T>,
    [T: JsonSchema] Said<'_, T> => BTreeMap<String, T>,
}

/// Which side a criterion speaks for.
#[derive(JsonSchema)]
#[schemars(rename = "favors", rename_all = "lowercase")]
enum Sides {
    /// It gives a BPO more support.
    Bpo,
    /// It gives a KPO more support.
    Kpo,
    /// It gives both the same, and much.
    Both,
    /// It gives both the same, and little.
    Neither,
}

/// Whether a gate settles the task.
#[derive(JsonSchema)]
#[schemars(rename = "gate-state", rename_all = "lowercase")]
enum GateStates {
    /// Every level still possible is one of its.
    Fires,
    /// Some are, others are not.
    Possible,
    /// None is.
    Clear,
}

/// The rules that a report was made by.
#[derive(JsonSchema)]
struct Rules {
    /// What they are called.
    name: Text,
    /// Their version.
    version: Text,
    /// The SHA-256 of the checked rules: the same however their files are ordered.
    digest: Digest,
    /// What they are made of, one laid over the other.
    layers: Vec<Layer>,
}

/// One layer of the rules.
#[derive(JsonSchema)]
struct Layer {
    /// What it is called.
    name: Text,
    /// Its version.
    version: Text,
    /// Its SHA-256.
    digest: Digest,
}

/// A value for each kind of provider.
#[derive(JsonSchema)]
#[schemars(inline)]
struct BothSides<T> {
    /// The BPO's.
    bpo: T,
    /// The KPO's.
    kpo: T,
}
