//! What a check found, for a program. Version 1: fields may be added, never renamed.

use std::io::Write;

use serde::Serialize;

use super::Written;
use crate::policy::{Cause, Checked, Finding, Request, Severity, Standing, Sum, Terms};
use crate::render::diagnostics::cut;
use crate::render::json::pretty;
use crate::render::spool::{Elements, Spool, filled};
use crate::report::{RulesNamed, TOOL, ToolNamed};
use crate::rulebook::Verdict;

#[derive(Serialize)]
struct Result<'a> {
    schema_version: u32,
    tool: ToolNamed,
    policy: Named<'a>,
    rules: RulesNamed<'a>,
    today: String,
    fail_on: &'static str,
    passed: bool,
    counts: Counts,
    /// Written for themselves, for they may be many.
    requests: [(); 0],
    findings: [(); 0],
}

#[derive(Serialize)]
struct Named<'a> {
    name: Option<&'a str>,
    file: &'a str,
}

#[derive(Serialize)]
struct Counts {
    requests: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    unreadable: usize,
}

#[derive(Serialize)]
struct RequestSaid<'a> {
    task: &'a str,
    id: Option<&'a str>,
    title: Option<&'a str>,
    file: &'a str,
    line: Option<usize>,
    declared: Option<Verdict>,
    verdict: Verdict,
    settled: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

/// Texts are cut that an input makes long; `requests` has them whole.
#[derive(Serialize)]
struct FindingSaid<'a> {
    rule: &'a str,
    code: Option<&'static str>,
    severity: &'static str,
    request: Option<usize>,
    task: Option<String>,
    title: Option<String>,
    step: Option<String>,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
    choice: Option<String>,
    waived: bool,
    waiver: Option<WaiverSaid<'a>>,
}

#[derive(Serialize)]
struct WaiverSaid<'a> {
    reason: &'a str,
    owner: &'a str,
    expires: String,
    expired: bool,
}

/// The requests and findings, as they come.
pub(super) struct Json<'a> {
    terms: Terms<'a>,
    requests: Elements,
    findings: Elements,
}

impl<'a> Json<'a> {
    pub(super) fn new(terms: Terms<'a>, spool: &dyn Fn() -> Box<dyn Spool>) -> Self {
        Self { terms, requests: Elements::new(1, spool), findings: Elements::new(1, spool) }
    }

    pub(super) fn add(&mut self, checked: &Checked<'_>) -> Written {
        if let Some(request) = &checked.request {
            self.requests.add(&self::request(checked, request))?;
        }
        checked.findings.iter().try_for_each(|finding| self.findings.add(&self::finding(checked, finding)))
    }

    pub(super) fn end(self, sum: &Sum, fail_on: Option<Severity>, out: &mut dyn Write) -> Written {
        let Terms { policy, rulebook, today, .. } = self.terms;
        let whole = pretty(&Result {
            schema_version: 1,
            tool: TOOL,
            policy: Named { name: policy.name.as_deref(), file: &policy.file },
            rules: RulesNamed(rulebook),
            today: today.to_string(),
            fail_on: fail_on.map_or("never", Severity::id),
            passed: sum.unread == 0 && sum.is_met(fail_on),
            counts: Counts {
                requests: sum.requests,
                errors: sum.count(Severity::Error),
                warnings: sum.count(Severity::Warning),
                notes: sum.count(Severity::Note),
                waived: sum.waived,
                unreadable: sum.unread,
            },
            requests: [],
            findings: [],
        })?;
        filled(&whole, [("requests", self.requests), ("findings", self.findings)], out)
    }
}

fn request<'a>(checked: &'a Checked<'_>, request: &'a Request) -> RequestSaid<'a> {
    let standing = || checked.findings.iter().filter(|finding| finding.stands());
    let count = |severity| standing().filter(|finding| finding.severity == severity).count();
    RequestSaid {
        task: &checked.name,
        id: request.task.id.as_deref(),
        title: request.task.title.as_deref(),
        file: checked.path,
        line: checked.line(),
        declared: request.task.declared,
        verdict: request.outcome.verdict(),
        settled: request.outcome.is_settled(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        waived: checked.findings.len() - standing().count(),
    }
}

fn finding<'a>(checked: &'a Checked<'_>, finding: &'a Finding) -> FindingSaid<'a> {
    let said = checked.said(finding);
    let request = checked.request.as_ref();
    let region = checked.region(finding.place);
    FindingSaid {
        rule: finding.by.id(checked.terms.policy),
        code: match &finding.cause {
            Cause::Unread(diagnostic) => Some(diagnostic.fault.code().id()),
            _ => None,
        },
        severity: finding.severity.id(),
        request: request.map(|request| request.number),
        task: request.map(|_| cut(&checked.name)),
        title: request.and_then(|request| request.task.title.as_deref()).map(cut),
        step: checked.step_of(finding).map(|step| cut(&step.title)),
        file: checked.path,
        line: region.map(|((line, _), _)| line),
        column: region.map(|((_, column), _)| column),
        end_line: region.map(|(_, (line, _))| line),
        end_column: region.map(|(_, (_, column))| column),
        message: cut(&said.message),
        help: said.help.as_deref().map(cut),
        choice: said.choice.as_deref().map(cut),
        waived: !finding.stands(),
        waiver: checked.waiver(finding.standing).map(|waiver| WaiverSaid {
            reason: &waiver.reason,
            owner: &waiver.owner,
            expires: waiver.expires.to_string(),
            expired: matches!(finding.standing, Standing::Expired(_)),
        }),
    }
}
