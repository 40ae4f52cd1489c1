//! JSON Schemas of what goes in and of what comes out: draft 7, which editors read. None of them needs a network.
//!
//! A schema is as strict as the reader is, wherever a schema can be: `tests/schema` compares the two.

mod lints;
mod partial;
mod policy;
mod report;
mod rules;
mod task;
mod transforms;
mod values;

use serde_json::Value;

use crate::rulebook::Rulebook;

/// The version of JSON Schema that all are written in.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// A task file, with the questions of the rulebook.
    Task,
    /// A report, as `assess` writes it in JSON.
    Report,
    /// One file of a rulebook.
    Rules,
    /// A policy, on the questions of the rulebook.
    Policy,
}

/// A schema as JSON.
pub fn schema(rulebook: &Rulebook, schema: Schema) -> Value {
    match schema {
        Schema::Task => task::schema(rulebook),
        Schema::Report => report::schema(),
        Schema::Rules => rules::schema(),
        Schema::Policy => policy::schema(rulebook),
    }
}
