//! What a check of rules found, for a program.

use serde::Serialize;

use super::Error;
use super::json::pretty;
use crate::diagnostic::{Diagnostic, Faults};
use crate::rulebook::Rulebook;
use crate::source::line_column;

#[derive(Serialize)]
struct Checked<'a> {
    sound: bool,
    rules: Option<Named<'a>>,
    faults: Vec<FaultSaid<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
}

/// A fault for a program; line and column count from 1, columns in characters.
#[derive(Serialize)]
struct FaultSaid<'a> {
    code: &'static str,
    message: String,
    help: Option<String>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

/// What a check of rules found as JSON: whether they are sound, which they are, and each fault.
///
/// # Errors
/// If JSON can't be made of it, which no text leads to.
pub fn checked_json(checked: Result<&Rulebook, &Faults>) -> Result<String, Error> {
    let checked = match checked {
        Ok(rulebook) => {
            let (name, version, digest) = (rulebook.name(), rulebook.version(), rulebook.digest());
            Checked { sound: true, rules: Some(Named { name, version, digest }), faults: Vec::new() }
        }
        Err(faults) => {
            let list = faults.list.iter().map(|diagnostic| said(faults, diagnostic)).collect();
            Checked { sound: false, rules: None, faults: list }
        }
    };
    Ok(pretty(&checked)?)
}

fn said<'a>(faults: &'a Faults, diagnostic: &Diagnostic) -> FaultSaid<'a> {
    let fault = &diagnostic.fault;
    let at = faults.place(diagnostic).map(|(source, place)| line_column(&source.text, place.span().start));
    FaultSaid {
        code: fault.code().id(),
        message: fault.message(),
        help: fault.help(),
        file: faults.source(diagnostic).map(|source| source.name.as_str()),
        line: at.map(|(line, _)| line),
        column: at.map(|(_, column)| column),
    }
}
