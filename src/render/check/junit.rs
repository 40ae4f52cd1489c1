//! What a check found as JUnit's XML: a suite for each file, a case for each rule of each request.

use std::io::Write;

use super::{Written, counted};
use crate::policy::{By, Checked, Finding, Request, Severity, Terms};
use crate::render::diagnostics::cut_to;
use crate::render::junit::{END, Ill, SUITE_END, Sums, Within, case, start, suite_start};
use crate::render::spool::{Kept, Spool};

/// So many bytes of a title or an id name a case.
const NAME: usize = 200;

/// The suites as the requests come.
pub(super) struct Junit<'a> {
    terms: Terms<'a>,
    fail_on: Option<Severity>,
    sums: Sums,
    /// The file whose cases come.
    path: String,
    of_file: Sums,
    cases: Kept,
    suites: Kept,
}

impl<'a> Junit<'a> {
    pub(super) fn new(
        terms: Terms<'a>,
        fail_on: Option<Severity>,
        spool: &dyn Fn() -> Box<dyn Spool>,
    ) -> Self {
        let (cases, suites, none) = (Kept::new(spool), Kept::new(spool), Sums::default());
        Self { terms, fail_on, sums: none, path: String::new(), of_file: none, cases, suites }
    }

    pub(super) fn add(&mut self, checked: &Checked<'_>) -> Written {
        if self.path != checked.path {
            self.end_file()?;
            checked.path.clone_into(&mut self.path);
        }
        let told = Told { checked, fail_on: self.fail_on };
        let Some(request) = &checked.request else { return self.without_request(&told) };
        let name = told.name(request);
        let rules = (0..self.terms.policy.rules.len()).map(By::Rule);
        for by in rules.chain([By::SameId]) {
            let findings = checked.findings.iter().filter(|finding| finding.by == by);
            let within = told.within(&findings.collect::<Vec<_>>());
            self.case(&format!("{name}: {}", by.id(self.terms.policy)), &within)?;
        }
        Ok(())
    }

    /// What could not be read, which is a case that could not be run; or what is wrong with waivers.
    fn without_request(&mut self, told: &Told<'_>) -> Written {
        let checked = told.checked;
        let findings: Vec<&Finding> = checked.findings.iter().collect();
        let Some(first) = findings.first() else { return Ok(()) };
        let id = first.by.id(self.terms.policy);
        let name = if checked.name == checked.path {
            id.to_owned()
        } else {
            format!("{}: {id}", cut_to(&checked.name, NAME))
        };
        let within = match first.by {
            By::Readable => Within::Error(told.ill(&findings)),
            By::Rule(_) | By::SameId | By::Waiver => told.within(&findings),
        };
        self.case(&name, &within)
    }

    fn case(&mut self, name: &str, within: &Within) -> Written {
        self.of_file.count(within);
        Ok(self.cases.keep(&case(&self.path, name, within))?)
    }

    /// Its sums are known now, and stand before its cases.
    fn end_file(&mut self) -> Written {
        let sums = std::mem::take(&mut self.of_file);
        if !sums.is_empty() {
            self.sums.add(sums);
            self.suites.keep(&suite_start(&self.path, sums))?;
            self.cases.move_to(&mut self.suites)?;
            self.suites.keep(SUITE_END)?;
        }
        Ok(())
    }

    pub(super) fn end(mut self, out: &mut dyn Write) -> Written {
        self.end_file()?;
        out.write_all(start("outfit check", self.sums).as_bytes())?;
        self.suites.move_to(out)?;
        Ok(out.write_all(END.as_bytes())?)
    }
}

/// What is told of a request.
struct Told<'a> {
    checked: &'a Checked<'a>,
    fail_on: Option<Severity>,
}

impl Told<'_> {
    /// What its cases are called. Id and title may be long, and the rule behind them must be seen all the same.
    fn name(&self, request: &Request) -> String {
        let called = cut_to(&self.checked.name, NAME);
        match &request.task.title {
            Some(title) if self.checked.name != self.checked.path => {
                format!("{} ({called})", cut_to(title, NAME))
            }
            Some(title) => cut_to(title, NAME),
            None => called,
        }
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
            let place = self.checked.line_column(finding.place);
            let place = place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
            lines.push(format!("{}{place}: {}: {}", self.checked.path, finding.severity.id(), said.message));
            lines.extend(
                [said.waiver, said.help, said.choice].into_iter().flatten().map(|line| format!("  {line}")),
            );
        }
        lines
    }
}
