//! What a check found as SARIF 2.1.0 (OASIS standard), which code scanning takes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{basis, counted};
use crate::order::sort_by_key;
use crate::policy::{By, Cause, Checked, Finding, Severity};
use crate::render::diagnostics::cut;
use crate::render::json::pretty;
use crate::report::TOOL;
use crate::rulebook::canonical::sha256;

/// GitHub takes no file with more results: the worst are kept, and how many are not is said.
const MOST: usize = 25_000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<ResultSaid<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    full_name: String,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultSaid<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "outfitFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    /// Left out of a file that lies elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// From line and column, both from 1, up to before line and column.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

pub(super) fn sarif(checked: &Checked<'_>) -> serde_json::Result<String> {
    let known: Vec<By> = checked.checks().collect();
    let mut findings: Vec<&Finding> = checked.findings.iter().collect();
    // The order within a severity stays.
    sort_by_key(&mut findings, |finding| std::cmp::Reverse(finding.severity));
    let left_out = findings.len().saturating_sub(MOST);
    findings.truncate(MOST);
    let index = |by: By| known.iter().position(|known| *known == by).unwrap_or(0);
    pretty(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: TOOL.name,
                    full_name: format!("{} {}, the outsourcing-fit advisor", TOOL.name, TOOL.version),
                    semantic_version: TOOL.version,
                    rules: known.iter().map(|by| rule(checked, *by)).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: checked.unread == 0,
                tool_execution_notifications: notification(left_out).into_iter().collect(),
            }],
            column_kind: "unicodeCodePoints",
            results: told_apart(findings.iter().map(|finding| result(checked, finding, index(finding.by)))),
        }],
    })
}

/// Results of which no two have one fingerprint: of those that are alike the second has a number, and so on.
fn told_apart<'a>(results: impl Iterator<Item = ResultSaid<'a>>) -> Vec<ResultSaid<'a>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = |mut result: ResultSaid<'a>| {
        let before = seen.entry(result.partial_fingerprints.finding.clone()).or_default();
        *before += 1;
        if *before > 1 {
            result.partial_fingerprints.finding += &format!(":{before}");
        }
        result
    };
    results.map(numbered).collect()
}

fn notification(left_out: usize) -> Option<Notification> {
    let text = format!("{} left out: a file holds {MOST} at most", counted(left_out, "result"));
    (left_out > 0).then_some(Notification { level: "warning", message: Text { text } })
}

/// What a rule is for, in the policy's words where it has some.
fn rule<'a>(checked: &'a Checked<'_>, by: By) -> Rule<'a> {
    let (short, help, severity) = match by {
        By::Readable => (
            "A request must be readable.".to_owned(),
            "Mend what the message names; `outfit assess FILE` shows it too.".to_owned(),
            Severity::Error,
        ),
        By::SameId => (
            "A request has an id of its own.".to_owned(),
            "Give each request an id of its own: verdicts are looked up, and findings waived, by it."
                .to_owned(),
            Severity::Error,
        ),
        By::Waiver => (
            "A waiver accepts a finding.".to_owned(),
            "Remove the waiver, or correct its `task` or `rule`.".to_owned(),
            Severity::Warning,
        ),
        By::Rule(at) => of_policy(checked, at),
    };
    let text = |text: &str| Text { text: cut(text) };
    Rule {
        id: by.id(checked.policy),
        short_description: text(&short),
        full_description: text(&format!("{short} {}", basis(checked))),
        help: text(&help),
        default_configuration: Configuration { level: severity.id() },
    }
}

fn of_policy(checked: &Checked<'_>, at: usize) -> (String, String, Severity) {
    let Some(rule) = checked.policy.rules.get(at) else {
        return (String::new(), String::new(), Severity::Note);
    };
    let demands = checked.demands(rule);
    let short = rule.message.as_ref().map_or(demands.clone(), ToString::to_string);
    let help = rule.help.as_ref().map_or_else(
        || format!("mend what a finding names, or add a waiver of `{}` with a reason", rule.id),
        ToString::to_string,
    );
    (crate::explain::sentence(&short), crate::explain::sentence(&help), rule.severity)
}

fn result<'a>(checked: &'a Checked<'_>, finding: &Finding, rule_index: usize) -> ResultSaid<'a> {
    let said = checked.said(finding);
    let path = checked.path_of(finding);
    let ((start_line, start_column), (end_line, end_column)) =
        checked.region(finding.spot).unwrap_or(((1, 1), (1, 1)));
    let help = said.help.filter(|_| finding.stands());
    let lines = [Some(said.message), help, said.choice].into_iter().flatten();
    let text: Vec<String> = lines.map(|line| crate::explain::sentence(&cut(&line))).collect();
    let accepted = said.waiver.filter(|_| !finding.stands()).into_iter();
    ResultSaid {
        rule_id: finding.by.id(checked.policy),
        rule_index,
        level: finding.severity.id(),
        message: Text { text: text.join(" ") },
        locations: [Location {
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri(path),
                    uri_base_id: (!path.starts_with('/') && !path.starts_with("../")).then_some("%SRCROOT%"),
                },
                region: Region { start_line, start_column, end_line, end_column },
            },
        }],
        partial_fingerprints: Fingerprints { finding: fingerprint(checked, finding, path) },
        suppressions: accepted
            .map(|why| Suppression { kind: "external", status: "accepted", justification: cut(&why) })
            .collect(),
    }
}

/// What tells a finding apart from others wherever in its file it stands: the rule, the request, the step and what is wrong.
fn fingerprint(checked: &Checked<'_>, finding: &Finding, path: &str) -> String {
    let request = checked.request_of(finding);
    let about = request.map_or(path, |request| &request.name);
    let what = match &finding.cause {
        Cause::NoAnswer { question, .. } | Cause::NoNote(question) => {
            checked.rulebook.question(*question).id.to_string()
        }
        Cause::NoField(field) => field.name(),
        Cause::Unread(diagnostic) => diagnostic.fault.message(),
        Cause::UnusedWaiver { waiver, .. } => {
            let waiver = checked.waivers.as_ref().and_then(|waivers| waivers.list.get(*waiver));
            waiver.map(|waiver| format!("{}\n{}", waiver.task, waiver.rule)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let step = finding.step.map(|step| step.to_string()).unwrap_or_default();
    let whole = [finding.by.id(checked.policy), about, &step, &what].join("\u{0}");
    sha256(&whole).chars().take(32).collect()
}

/// A path as a relative reference (RFC 3986): what is no unreserved character is percent-encoded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("requests/Ä b:%.json"), "requests/%C3%84%20b%3A%25.json");
    }
}
