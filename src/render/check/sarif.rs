//! What a check found as SARIF 2.1.0 (OASIS standard), which code scanning takes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};

use serde::Serialize;

use super::{Written, basis, counted};
use crate::policy::{By, Cause, Checked, Finding, Severity, Sum, Terms};
use crate::render::diagnostics::cut;
use crate::render::json::{line, pretty};
use crate::render::spool::{Kept, Spool};
use crate::report::TOOL;
use crate::rulebook::canonical::sha256;

/// GitHub takes no file with more results: the worst are kept, and how many are not is said.
const MOST: usize = 25_000;
/// What results stand behind.
const RESULTS: &str = "\"results\": [";
/// What a fingerprint stands behind in a result.
const FINGERPRINT: &str = "\"outfitFinding/v1\":\"";

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
    /// Written for themselves, for they may be many.
    results: [(); 0],
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

/// The results as they come, by how bad they are: the worst are written first, what someone accepts last.
pub(super) struct Sarif<'a> {
    terms: Terms<'a>,
    kept: [Results; 4],
}

/// Results that are equally bad.
struct Results {
    /// How bad what stands is; `None`: someone accepts it.
    severity: Option<Severity>,
    kept: Kept,
    count: usize,
}

impl<'a> Sarif<'a> {
    pub(super) fn new(terms: Terms<'a>, spool: &dyn Fn() -> Box<dyn Spool>) -> Self {
        let [error, warning, note] = Severity::ALL.map(Some);
        let kept = |severity| Results { severity, kept: Kept::new(spool), count: 0 };
        Self { terms, kept: [error, warning, note, None].map(kept) }
    }

    pub(super) fn add(&mut self, checked: &Checked<'_>) -> Written {
        for finding in &checked.findings {
            let severity = Some(finding.severity).filter(|_| finding.stands());
            let alike = self.kept.iter_mut().find(|results| results.severity == severity);
            if let Some(Results { kept, count, .. }) = alike.filter(|results| results.count < MOST) {
                *count += 1;
                kept.keep(&(line(&result(checked, finding))? + "\n"))?;
            }
        }
        Ok(())
    }

    pub(super) fn end(mut self, sum: &Sum, out: &mut dyn Write) -> Written {
        let whole = pretty(&self.log(sum))?;
        let Some((before, after)) = whole.split_once(RESULTS) else { return Ok(()) };
        write!(out, "{before}{RESULTS}")?;
        let (mut written, mut seen) = (0, BTreeMap::new());
        for Results { kept, .. } in &mut self.kept {
            for result in BufReader::new(kept.read()?).lines().take(MOST - written) {
                let result = told_apart(result?, &mut seen);
                write!(out, "{}\n        {result}", if written > 0 { "," } else { "" })?;
                written += 1;
            }
        }
        let end = if written > 0 { "\n      " } else { "" };
        Ok(write!(out, "{end}{after}")?)
    }

    /// The log, its results left out.
    fn log(&self, sum: &Sum) -> Log<'a> {
        let left_out = sum.findings.saturating_sub(MOST);
        let rules = self.terms.policy.checks().map(|by| rule(self.terms, by));
        Log {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: TOOL.name,
                        full_name: format!("{} {}, the outsourcing-fit advisor", TOOL.name, TOOL.version),
                        semantic_version: TOOL.version,
                        rules: rules.collect(),
                    },
                },
                invocations: [Invocation {
                    execution_successful: sum.unread == 0,
                    tool_execution_notifications: notification(left_out).into_iter().collect(),
                }],
                column_kind: "unicodeCodePoints",
                results: [],
            }],
        }
    }
}

/// A result of which no other has the fingerprint: of those that are alike the second has a number, and so on.
fn told_apart(result: String, seen: &mut BTreeMap<String, usize>) -> String {
    // Within a text the quotation marks would be escaped.
    let Some((before, after)) = result.rsplit_once(FINGERPRINT) else { return result };
    let Some((fingerprint, after)) = after.split_once('"') else { return result };
    let known = seen.entry(fingerprint.to_owned()).or_default();
    *known += 1;
    if *known == 1 {
        return result;
    }
    format!("{before}{FINGERPRINT}{fingerprint}:{known}\"{after}")
}

fn notification(left_out: usize) -> Option<Notification> {
    let text = format!("{} left out: a file holds {MOST} at most", counted(left_out, "result"));
    (left_out > 0).then_some(Notification { level: "warning", message: Text { text } })
}

/// What a rule is for, in the policy's words where it has some.
fn rule(terms: Terms<'_>, by: By) -> Rule<'_> {
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
        By::Rule(at) => of_policy(terms, at),
    };
    let text = |text: &str| Text { text: cut(text) };
    Rule {
        id: by.id(terms.policy),
        short_description: text(&short),
        full_description: text(&format!("{short} {}", basis(terms))),
        help: text(&help),
        default_configuration: Configuration { level: severity.id() },
    }
}

fn of_policy(terms: Terms<'_>, at: usize) -> (String, String, Severity) {
    let Some(rule) = terms.policy.rules.get(at) else {
        return (String::new(), String::new(), Severity::Note);
    };
    let demands = terms.demands(rule);
    let short = rule.message.as_ref().map_or(demands.clone(), ToString::to_string);
    let help = rule.help.as_ref().map_or_else(
        || format!("mend what a finding names, or add a waiver of `{}` with a reason", rule.id),
        ToString::to_string,
    );
    (crate::explain::sentence(&short), crate::explain::sentence(&help), rule.severity)
}

fn result<'a>(checked: &'a Checked<'_>, finding: &Finding) -> ResultSaid<'a> {
    let (said, path, policy) = (checked.said(finding), checked.path, checked.terms.policy);
    let ((start_line, start_column), (end_line, end_column)) =
        checked.region(finding.place).unwrap_or(((1, 1), (1, 1)));
    let help = said.help.filter(|_| finding.stands());
    let lines = [Some(said.message), help, said.choice].into_iter().flatten();
    let text: Vec<String> = lines.map(|line| crate::explain::sentence(&cut(&line))).collect();
    let accepted = said.waiver.filter(|_| !finding.stands()).into_iter();
    ResultSaid {
        rule_id: finding.by.id(policy),
        rule_index: policy.checks().position(|by| by == finding.by).unwrap_or(0),
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
        partial_fingerprints: Fingerprints { finding: fingerprint(checked, finding) },
        suppressions: accepted
            .map(|why| Suppression { kind: "external", status: "accepted", justification: cut(&why) })
            .collect(),
    }
}

/// What tells a finding apart from others wherever in its file it stands: the rule, the request, the step and what is wrong.
fn fingerprint(checked: &Checked<'_>, finding: &Finding) -> String {
    let Terms { policy, rulebook, waivers, .. } = checked.terms;
    let about = if checked.request.is_some() { &checked.name } else { checked.path };
    let what = match &finding.cause {
        Cause::NoAnswer { question, .. } | Cause::NoNote(question) => {
            rulebook.question(*question).id.to_string()
        }
        Cause::NoField(field) => field.name(),
        Cause::Unread(diagnostic) => diagnostic.fault.message(),
        Cause::UnusedWaiver { waiver, .. } => {
            let waiver = waivers.and_then(|waivers| waivers.list.get(*waiver));
            waiver.map(|waiver| format!("{}\n{}", waiver.task, waiver.rule)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let step = finding.step.map(|step| step.to_string()).unwrap_or_default();
    let whole = [finding.by.id(policy), about, &step, &what].join("\u{0}");
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
