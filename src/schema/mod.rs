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
///
/// Those that say the same of every rulebook are kept as text: the code that makes them of structs is as large as a tenth of the
/// program.
pub fn schema(rulebook: &Rulebook, schema: Schema) -> Value {
    match schema {
        Schema::Task => task::schema(rulebook),
        Schema::Report => kept(include_str!(concat!(env!("OUT_DIR"), "/report.json"))),
        Schema::Rules => kept(include_str!(concat!(env!("OUT_DIR"), "/rules.json"))),
        Schema::Policy => policy::schema(rulebook),
    }
}

/// The build made the text, so it is JSON.
fn kept(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// The schema of reports as the structs make it that are written. `tests/schema` holds the kept one against it.
pub fn of_report_structs() -> Value {
    report::schema()
}

/// The schema of rule files as the structs make it that write one. `tests/schema` holds the kept one against it.
pub fn of_rule_structs() -> Value {
    rules::schema()
}
