//! What a check found, for a program. Version 1: fields may be added, never renamed.

use serde::Serialize;

use crate::policy::{Cause, Checked, Finding, Request, Severity, Standing};
use crate::render::diagnostics::cut;
use crate::render::json::pretty;
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
    requests: Vec<RequestSaid<'a>>,
    findings: Vec<FindingSaid<'a>>,
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

pub(super) fn json(checked: &Checked<'_>, fail_on: Option<Severity>) -> serde_json::Result<String> {
    pretty(&Result {
        schema_version: 1,
        tool: TOOL,
        policy: Named { name: checked.policy.name.as_deref(), file: &checked.policy.file },
        rules: RulesNamed(checked.rulebook),
        today: checked.today.to_string(),
        fail_on: fail_on.map_or("never", Severity::id),
        passed: checked.unread == 0 && checked.is_met(fail_on),
        counts: Counts {
            requests: checked.requests.len(),
            errors: checked.count(Severity::Error),
            warnings: checked.count(Severity::Warning),
            notes: checked.count(Severity::Note),
            waived: checked.waived(),
            unreadable: checked.unread,
        },
        requests: checked
            .requests
            .iter()
            .zip(checked.by_request())
            .map(|(request, findings)| self::request(checked, request, &findings))
            .collect(),
        findings: checked.findings.iter().map(|finding| self::finding(checked, finding)).collect(),
    })
}

fn request<'a>(checked: &'a Checked<'_>, request: &'a Request, findings: &[&Finding]) -> RequestSaid<'a> {
    let count =
        |severity| findings.iter().filter(|finding| finding.stands() && finding.severity == severity).count();
    RequestSaid {
        task: &request.name,
        id: request.task.id.as_deref(),
        title: request.task.title.as_deref(),
        file: checked.inputs.get(request.input).map_or("", |input| &input.path),
        line: checked.line_column(checked.spot_of(request)).map(|(line, _)| line),
        declared: request.task.declared,
        verdict: request.outcome.verdict(),
        settled: request.outcome.is_settled(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        waived: findings.iter().filter(|finding| !finding.stands()).count(),
    }
}

fn finding<'a>(checked: &'a Checked<'_>, finding: &'a Finding) -> FindingSaid<'a> {
    let said = checked.said(finding);
    let request = checked.request_of(finding);
    let region = checked.region(finding.spot);
    FindingSaid {
        rule: finding.by.id(checked.policy),
        code: match &finding.cause {
            Cause::Unread(diagnostic) => Some(diagnostic.fault.code().id()),
            _ => None,
        },
        severity: finding.severity.id(),
        request: finding.request,
        task: request.map(|request| cut(&request.name)),
        title: request.and_then(|request| request.task.title.as_deref()).map(cut),
        step: checked.step_of(finding).map(|step| cut(&step.title)),
        file: checked.path_of(finding),
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
