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
use crate::report::{Counted, Hundredths, Report, RulesNamed, Said};
use crate::rule_file::Text;
use crate::rulebook::{AdviceKind, Basis, Citation, PerSide, Strength, Verdict};

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize().with_transform(plain);
    settings.into_generator().into_root_schema_for::<Reports>().to_value()
}

/// What `assess` writes: one report, or an array of them.
struct Reports;

impl JsonSchema for Reports {
    fn schema_name() -> Cow<'static, str> {
        "Reports".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
        let report = generator.subschema_for::<Report<'_>>();
        json_schema!({
            "$id": "urn:outfit:schema:report:1",
            "title": "Report of outfit",
            "description": "What `outfit assess --format json` writes: a report of one task, or an array of reports. Within version 1 fields may be added, never renamed.",
            "type": ["object", "array"],
            "if": { "type": "array" },
            "then": { "items": report },
            "else": report,
        })
    }
}

/// Gives types the schemas of others.
macro_rules! like {
    ($([$($generic:tt)*] $real:ty => $mirror:ty,)*) => {$(
        impl<$($generic)*> JsonSchema for $real {
            fn inline_schema() -> bool {
                <$mirror>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$mirror>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$mirror>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
                <$mirror>::json_schema(generator)
            }
        }
    )*};
}

like! {
    [] Verdict => Verdicts,
    [] Strength => Strengths,
    [] Basis => Bases,
    [] Favors => Sides,
    [] GateState => GateStates,
    [] AdviceKind => AdviceKinds,
    [] Citation => Cited,
    [] RulesNamed<'_> => Rules,
    [] Percent => f64,
    [] Hundredths => f64,
    [] Counted => Count,
    [T: JsonSchema] PerSide<T> => BothSides<T>,
    [T: JsonSchema] Said<'_, T> => BTreeMap<String, T>,
}

/// What to do with the work.
#[derive(JsonSchema)]
#[schemars(rename = "Verdict", rename_all = "lowercase")]
enum Verdicts {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it: part of it is work for the one, part for the other.
    Hybrid,
    /// Keep it in house.
    Retain,
    /// Open: the answers, or the documents, give no ground for one of the others.
    Undetermined,
}

/// How firm a verdict is.
#[derive(JsonSchema)]
#[schemars(rename = "Strength", rename_all = "lowercase")]
enum Strengths {
    /// A small change could give another verdict.
    Slight,
    /// It takes more than a small change.
    Clear,
    /// It takes a large change.
    Strong,
}

/// What a verdict rests on.
#[derive(JsonSchema)]
#[schemars(rename = "Basis", rename_all = "kebab-case")]
enum Bases {
    /// The verdicts of its steps.
    Steps,
    /// A gate that fires.
    Gate,
    /// The documents favor neither side, however the open answers turn out.
    NoGround,
    /// Too much is open.
    OpenAnswers,
    /// The fits: every scored question is answered.
    Bands,
    /// Most ways in which the open answers could turn out.
    Completions,
}

/// Which side a criterion speaks for.
#[derive(JsonSchema)]
#[schemars(rename = "Favors", rename_all = "lowercase")]
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
#[schemars(rename = "GateState", rename_all = "lowercase")]
enum GateStates {
    /// Every level still possible is one of its.
    Fires,
    /// Some are, others are not.
    Possible,
    /// None is.
    Clear,
}

/// What a piece of advice is.
#[derive(JsonSchema)]
#[schemars(rename = "AdviceKind", rename_all = "lowercase")]
enum AdviceKinds {
    /// A next step; its text begins with a verb.
    Step,
    /// Something to watch.
    Watch,
}

/// Of which side a cited phrase speaks.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum States {
    /// Of BPO.
    Bpo,
    /// Of KPO.
    Kpo,
    /// Of both.
    Both,
}

/// Where a document states something.
#[derive(JsonSchema)]
#[schemars(rename = "Citation")]
struct Cited {
    /// The id of the document.
    document: Text,
    /// The heading above the phrase; empty before the first.
    heading: String,
    /// One to eight words, word for word.
    phrase: Text,
    /// The side that the phrase speaks of.
    side: States,
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
