//! What tests of rules gave, in each of their forms. Nothing is decided here.

mod json;
mod junit;
mod text;

use super::Error;
use crate::diagnostic::{Faults, Thing};
use crate::rule_test::{Coverage, Covered, Ran, Scope};

/// In which form the result of tests is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleTestFormat {
    /// For a reader: each test that fails, with the reasons, and how many there are.
    Text,
    /// For a program.
    Json,
    /// For Jenkins and other servers that show tests.
    Junit,
}

/// What came of tests in one form, and what they exercise, if that was asked for. Text has ANSI colors in it: whoever prints it takes
/// them out where they can't be shown.
///
/// # Errors
/// If JSON can't be made of it, which no text leads to.
pub fn rule_tests(
    ran: &Ran<'_>,
    coverage: Option<&Coverage>,
    format: RuleTestFormat,
    width: usize,
) -> Result<String, Error> {
    match format {
        RuleTestFormat::Text => Ok(text::text(ran, coverage, width)),
        RuleTestFormat::Json => Ok(json::json(ran, coverage)?),
        RuleTestFormat::Junit => Ok(junit::junit(ran, coverage)),
    }
}

/// That rules or their tests are faulty, in one form; none as text, for which diagnostics are made.
///
/// # Errors
/// As [`rule_tests`].
pub fn rule_test_faults(faults: &Faults, format: RuleTestFormat) -> Result<Option<String>, Error> {
    match format {
        RuleTestFormat::Text => Ok(None),
        RuleTestFormat::Json => Ok(Some(json::faults(faults)?)),
        RuleTestFormat::Junit => Ok(Some(junit::faults(faults))),
    }
}

/// How many passed and how many failed, in a clause.
fn summed_up(ran: &Ran<'_>) -> String {
    let failed = ran.failed();
    let tests = match ran.list.len() {
        1 => "1 test".to_owned(),
        tests => format!("{tests} tests"),
    };
    match (ran.list.len() - failed, failed) {
        (1, 0) => format!("{tests}: it passes"),
        (_, 0) => format!("{tests}: all pass"),
        (0, 1) => format!("{tests}: it fails"),
        (0, _) => format!("{tests}: all fail"),
        (passed, failed) => format!("{tests}: {passed} pass, {failed} fail"),
    }
}

/// What coverage is of.
fn heading(scope: Scope) -> &'static str {
    match scope {
        Scope::Own => "What the tests exercise of what these rules add or change",
        Scope::All => "What the tests exercise of all rules",
    }
}

/// How much of one kind of entries tests exercise, in a clause.
fn covered(covered: &Covered) -> String {
    let kind = match covered.thing {
        Thing::Criterion => "criteria",
        Thing::Level => "levels",
        Thing::Gate => "gates",
        Thing::Band => "bands",
        other => other.name(),
    };
    let missing = match covered.missing.as_slice() {
        [] => String::new(),
        missing => format!("; not {}", missing.join(", ")),
    };
    match covered.of {
        0 => format!("{kind}: none"),
        of => format!("{kind}: {} of {of}{missing}", covered.exercised()),
    }
}
