//! What a check found, in each of its forms. Nothing is decided here.

mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
mod text;

use std::io::Write;

use super::Error;
use super::spool::Spool;
use crate::policy::{Checked, Severity, Sum, Terms};

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

/// One form of the result of a check, written as the requests come.
pub struct CheckWriter<'a> {
    form: Form<'a>,
    fail_on: Option<Severity>,
}

enum Form<'a> {
    Text(text::Text<'a>),
    Markdown(markdown::Markdown<'a>),
    Github(github::Github),
    Json(json::Json<'a>),
    Junit(junit::Junit<'a>),
    Sarif(sarif::Sarif<'a>),
}

impl<'a> CheckWriter<'a> {
    /// One that begins; what is written later it keeps in spools.
    pub fn new(
        format: CheckFormat,
        terms: Terms<'a>,
        look: CheckLook,
        spool: &dyn Fn() -> Box<dyn Spool>,
    ) -> Self {
        let form = match format {
            CheckFormat::Text => Form::Text(text::Text::new(terms, look.width)),
            CheckFormat::Markdown => Form::Markdown(markdown::Markdown::new(terms)),
            CheckFormat::Github => Form::Github(github::Github::default()),
            CheckFormat::Json => Form::Json(json::Json::new(terms, spool)),
            CheckFormat::Junit => Form::Junit(junit::Junit::new(terms, look.fail_on, spool)),
            CheckFormat::Sarif => Form::Sarif(sarif::Sarif::new(terms, spool)),
        };
        Self { form, fail_on: look.fail_on }
    }

    /// Takes the next request.
    ///
    /// # Errors
    /// If what is written later can't be kept.
    pub fn add(&mut self, checked: &Checked<'_>) -> Written {
        match &mut self.form {
            Form::Text(form) => form.add(checked),
            Form::Markdown(form) => form.add(checked),
            Form::Github(form) => form.add(checked),
            Form::Json(form) => form.add(checked)?,
            Form::Junit(form) => form.add(checked)?,
            Form::Sarif(form) => form.add(checked)?,
        }
        Ok(())
    }

    /// Writes the whole. Text has ANSI colors in it: whoever prints it takes them out where they can't be shown.
    ///
    /// # Errors
    /// If it can't be written, or what was kept can't be read.
    pub fn end(self, sum: &Sum, out: &mut dyn Write) -> Written {
        let fail_on = self.fail_on;
        match self.form {
            Form::Text(form) => out.write_all(form.end(sum, fail_on).as_bytes())?,
            Form::Markdown(form) => out.write_all(form.end(sum, fail_on).as_bytes())?,
            Form::Github(form) => out.write_all(form.end(sum, fail_on).as_bytes())?,
            Form::Json(form) => form.end(sum, fail_on, out)?,
            Form::Junit(form) => form.end(out)?,
            Form::Sarif(form) => form.end(sum, out)?,
        }
        Ok(())
    }
}

/// Whether something could be written.
type Written = Result<(), Error>;

/// So many of something, as `1 error` or `2 errors`.
fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What was found, and whether the policy is met.
pub fn summed_up(sum: &Sum, fail_on: Option<Severity>) -> String {
    format!("{} {}", in_numbers(sum), crate::explain::sentence(verdict(sum, fail_on)))
}

/// What was found, in a sentence.
fn in_numbers(sum: &Sum) -> String {
    let counts = Severity::ALL.map(|severity| (sum.count(severity), severity.id()));
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| counted(count, what))
        .collect();
    if parts.is_empty() {
        parts.push("nothing to mend".to_owned());
    }
    if sum.waived > 0 {
        parts.push(format!("{} waived", sum.waived));
    }
    let requests = counted(sum.requests, "request");
    let unread = match sum.unread {
        0 => String::new(),
        unread => format!(" {unread} could not be read."),
    };
    format!("{requests} checked: {}.{unread}", parts.join(", "))
}

/// Whether the policy is met, in a clause.
fn verdict(sum: &Sum, fail_on: Option<Severity>) -> &'static str {
    if sum.unread > 0 {
        "the check is incomplete"
    } else if !sum.is_met(fail_on) {
        "the policy is not met"
    } else if !sum.is_met(Some(Severity::Error)) {
        "the policy is not met, which --fail-on lets pass"
    } else {
        "the policy is met"
    }
}

/// By which policy and rules, and for which day.
fn basis(terms: Terms<'_>) -> String {
    let (policy, rulebook) = (terms.policy, terms.rulebook);
    let name = match &policy.name {
        Some(name) => format!("{name} ({})", policy.file),
        None => policy.file.clone(),
    };
    // Where there are no waivers one day is like another.
    let waivers = terms.waivers.map(|_| format!(" Waivers as of {}.", terms.today));
    let waivers = waivers.unwrap_or_default();
    format!("Policy: {name}. Rules: {}.{waivers}", crate::render::called(rulebook))
}
