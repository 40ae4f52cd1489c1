//! What a check found, in each of its forms. Nothing is decided here.

mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
mod text;

use super::Error;
use crate::policy::{Checked, Severity};

/// In which form the result of a check is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFormat {
    /// For a reader: each finding with its line.
    Text,
    /// A comment for a pull request.
    Markdown,
    /// Annotations, as commands to the log of GitHub's runner.
    Github,
    /// For a program.
    Json,
    /// For Jenkins and other servers that show tests.
    Junit,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
}

/// How the result of a check is to look.
#[derive(Debug, Clone, Copy)]
pub struct CheckLook {
    /// From which severity on a finding fails the check; `None`: none does.
    pub fail_on: Option<Severity>,
    /// How many columns a line may take, where lines are wrapped.
    pub width: usize,
}

/// The result of a check in one form. Text has ANSI colors in it: whoever prints it takes them out where they can't be shown.
///
/// # Errors
/// If JSON can't be made of it, which no text leads to.
pub fn checked(checked: &Checked<'_>, format: CheckFormat, look: CheckLook) -> Result<String, Error> {
    match format {
        CheckFormat::Text => Ok(text::text(checked, look)),
        CheckFormat::Markdown => Ok(markdown::markdown(checked, look.fail_on)),
        CheckFormat::Github => Ok(github::github(checked, look.fail_on)),
        CheckFormat::Json => Ok(json::json(checked, look.fail_on)?),
        CheckFormat::Junit => Ok(junit::junit(checked, look.fail_on)),
        CheckFormat::Sarif => Ok(sarif::sarif(checked)?),
    }
}

/// So many of something, as `1 error` or `2 errors`.
fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What was found, and whether the policy is met.
pub fn summed_up(checked: &Checked<'_>, fail_on: Option<Severity>) -> String {
    format!("{} {}", sum(checked), crate::explain::sentence(verdict(checked, fail_on)))
}

/// What was found, in a sentence.
fn sum(checked: &Checked<'_>) -> String {
    let counts = Severity::ALL.map(|severity| (checked.count(severity), severity.id()));
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| counted(count, what))
        .collect();
    if parts.is_empty() {
        parts.push("nothing to mend".to_owned());
    }
    if checked.waived() > 0 {
        parts.push(format!("{} waived", checked.waived()));
    }
    let requests = counted(checked.requests.len(), "request");
    let unread = match checked.unread {
        0 => String::new(),
        unread => format!(" {unread} could not be read."),
    };
    format!("{requests} checked: {}.{unread}", parts.join(", "))
}

/// Whether the policy is met, in a clause.
fn verdict(checked: &Checked<'_>, fail_on: Option<Severity>) -> &'static str {
    if checked.unread > 0 {
        "the check is incomplete"
    } else if !checked.is_met(fail_on) {
        "the policy is not met"
    } else if !checked.is_met(Some(Severity::Error)) {
        "the policy is not met, which --fail-on lets pass"
    } else {
        "the policy is met"
    }
}

/// By which policy and rules, and for which day.
fn basis(checked: &Checked<'_>) -> String {
    let (policy, rulebook) = (checked.policy, checked.rulebook);
    let name = match &policy.name {
        Some(name) => format!("{name} ({})", policy.file),
        None => policy.file.clone(),
    };
    // Where there are no waivers one day is like another.
    let waivers = checked.waivers.as_ref().map(|_| format!(" Waivers as of {}.", checked.today));
    let waivers = waivers.unwrap_or_default();
    format!("Policy: {name}. Rules: {}.{waivers}", crate::render::called(rulebook))
}
