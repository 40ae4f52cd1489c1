//! What a check found as JUnit's XML: a suite for each file, a case for each rule of each request.

use super::counted;
use crate::policy::{By, Checked, Finding, Request, Severity};
use crate::render::diagnostics::cut_to;
use crate::render::junit::{Ill, Suite, Within};

/// So many bytes of a title or an id name a case.
const NAME: usize = 200;

pub(super) fn junit(checked: &Checked<'_>, fail_on: Option<Severity>) -> String {
    let by_request = checked.by_request();
    let mut requests = checked.requests.iter().zip(&by_request).peekable();
    let mut suites = Vec::new();
    for (input, read) in (0..).zip(&checked.inputs) {
        let mut file = File { checked, fail_on, path: &read.path, suite: Suite::new(&read.path) };
        file.unread(input);
        // They stand in the order of the files.
        while let Some((request, findings)) = requests.next_if(|(request, _)| request.input == input) {
            file.request(request, findings);
        }
        file.waivers(input);
        suites.push(file.suite);
    }
    crate::render::junit::junit("outfit check", &suites)
}

struct File<'a, 'c> {
    checked: &'a Checked<'c>,
    fail_on: Option<Severity>,
    path: &'a str,
    suite: Suite,
}

impl<'a> File<'a, '_> {
    /// What of the file could not be read: a case that could not be run.
    fn unread(&mut self, input: usize) {
        let findings: Vec<&Finding> =
            self.of(|finding| finding.by == By::Readable && finding.spot.input == input);
        if !findings.is_empty() {
            let within = Within::Error(self.ill(&findings));
            self.suite.case(By::Readable.id(self.checked.policy), within);
        }
    }

    /// A case for each rule.
    fn request(&mut self, request: &Request, findings: &[&Finding]) {
        // Both may be long, and the rule behind them must be seen all the same.
        let called = cut_to(&request.name, NAME);
        let name = match &request.task.title {
            Some(title) if request.name != self.path => format!("{} ({called})", cut_to(title, NAME)),
            Some(title) => cut_to(title, NAME),
            None => called,
        };
        let rules = (0..self.checked.policy.rules.len()).map(By::Rule);
        for by in rules.chain([By::SameId]) {
            let findings: Vec<&Finding> =
                findings.iter().filter(|finding| finding.by == by).copied().collect();
            let within = self.within(&findings);
            self.suite.case(&format!("{name}: {}", by.id(self.checked.policy)), within);
        }
    }

    /// What is wrong with waivers.
    fn waivers(&mut self, input: usize) {
        let findings = self.of(|finding| finding.by == By::Waiver && finding.spot.input == input);
        if !findings.is_empty() {
            let within = self.within(&findings);
            self.suite.case(By::Waiver.id(self.checked.policy), within);
        }
    }

    fn of(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<&'a Finding> {
        let checked: &'a Checked<'_> = self.checked;
        checked.findings.iter().filter(|finding| wanted(finding)).collect()
    }

    /// What stands within a case: that it failed, that someone accepts it, or what is worth reading all the same.
    fn within(&self, findings: &[&Finding]) -> Within {
        let fails = |finding: &&&Finding| {
            finding.stands() && self.fail_on.is_some_and(|least| finding.severity >= least)
        };
        let failing: Vec<&Finding> = findings.iter().filter(fails).copied().collect();
        let waived: Vec<&Finding> = findings.iter().filter(|finding| !finding.stands()).copied().collect();
        if !failing.is_empty() {
            Within::Failure(self.ill(&failing))
        } else if waived.len() == findings.len() && !waived.is_empty() {
            let why =
                waived.first().and_then(|finding| self.checked.said(finding).waiver).unwrap_or_default();
            Within::Skipped(why)
        } else if findings.is_empty() {
            Within::Nothing
        } else {
            Within::Told(self.lines(findings))
        }
    }

    fn ill(&self, findings: &[&Finding]) -> Ill {
        let first = findings.first().map(|finding| self.checked.said(finding).message).unwrap_or_default();
        let more = match findings.len() {
            0 | 1 => String::new(),
            all => format!(" (and {})", counted(all - 1, "more finding")),
        };
        let kind = findings.iter().map(|finding| finding.severity).max().map_or("", Severity::id);
        Ill { message: format!("{first}{more}"), kind, lines: self.lines(findings) }
    }

    /// Each finding with its place, and what to do.
    fn lines(&self, findings: &[&Finding]) -> Vec<String> {
        let mut lines = Vec::new();
        for finding in findings {
            let said = self.checked.said(finding);
            let place = self.checked.line_column(finding.spot);
            let place = place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
            lines.push(format!("{}{place}: {}: {}", self.path, finding.severity.id(), said.message));
            lines.extend(
                [said.waiver, said.help, said.choice].into_iter().flatten().map(|line| format!("  {line}")),
            );
        }
        lines
    }
}
