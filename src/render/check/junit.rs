//! What a check found as JUnit's XML, by the schema that Jenkins publishes: a suite for each file, a case for each rule of each request.

use super::counted;
use crate::policy::{By, Checked, Finding, Request, Severity};
use crate::render::diagnostics::{cut, cut_to};

/// So many bytes of a title or an id name a case.
const NAME: usize = 200;

/// The sums that a suite, and the whole, begin with.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

pub(super) fn junit(checked: &Checked<'_>, fail_on: Option<Severity>) -> String {
    let (mut all, mut suites) = (Sums::default(), String::new());
    let by_request = checked.by_request();
    let mut requests = checked.requests.iter().zip(&by_request).peekable();
    for (input, read) in (0..).zip(&checked.inputs) {
        let mut suite =
            Suite { checked, fail_on, path: &read.path, sums: Sums::default(), cases: String::new() };
        suite.unread(input);
        // They stand in the order of the files.
        while let Some((request, findings)) = requests.next_if(|(request, _)| request.input == input) {
            suite.request(request, findings);
        }
        suite.waivers(input);
        let Sums { tests, failures, errors, skipped } = suite.sums;
        if tests > 0 {
            suites.push_str(&format!(
                "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n{}  </testsuite>\n",
                xml(&read.path),
                suite.cases
            ));
        }
        all.tests += tests;
        all.failures += failures;
        all.errors += errors;
    }
    let Sums { tests, failures, errors, .. } = all;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"outfit check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"0\">\n{suites}</testsuites>\n"
    )
}

struct Suite<'a, 'c> {
    checked: &'a Checked<'c>,
    fail_on: Option<Severity>,
    path: &'a str,
    sums: Sums,
    cases: String,
}

impl<'a> Suite<'a, '_> {
    /// What of the file could not be read: a case that could not be run.
    fn unread(&mut self, input: usize) {
        let findings: Vec<&Finding> =
            self.of(|finding| finding.by == By::Readable && finding.spot.input == input);
        if !findings.is_empty() {
            self.sums.errors += 1;
            let within = self.ill("error", &findings);
            self.case(By::Readable.id(self.checked.policy), &within);
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
            self.case(&format!("{name}: {}", by.id(self.checked.policy)), &within);
        }
    }

    /// What is wrong with waivers.
    fn waivers(&mut self, input: usize) {
        let findings = self.of(|finding| finding.by == By::Waiver && finding.spot.input == input);
        if !findings.is_empty() {
            let within = self.within(&findings);
            self.case(By::Waiver.id(self.checked.policy), &within);
        }
    }

    fn of(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<&'a Finding> {
        let checked: &'a Checked<'_> = self.checked;
        checked.findings.iter().filter(|finding| wanted(finding)).collect()
    }

    /// What stands within a case: that it failed, that someone accepts it, or what is worth reading all the same.
    fn within(&mut self, findings: &[&Finding]) -> String {
        let fails = |finding: &&&Finding| {
            finding.stands() && self.fail_on.is_some_and(|least| finding.severity >= least)
        };
        let failing: Vec<&Finding> = findings.iter().filter(fails).copied().collect();
        let waived: Vec<&Finding> = findings.iter().filter(|finding| !finding.stands()).copied().collect();
        if !failing.is_empty() {
            self.sums.failures += 1;
            self.ill("failure", &failing)
        } else if waived.len() == findings.len() && !waived.is_empty() {
            self.sums.skipped += 1;
            let why =
                waived.first().and_then(|finding| self.checked.said(finding).waiver).unwrap_or_default();
            format!("<skipped message=\"{}\"/>", xml(&why))
        } else if findings.is_empty() {
            String::new()
        } else {
            format!("<system-out>{}</system-out>", xml_lines(&self.lines(findings)))
        }
    }

    fn ill(&self, element: &str, findings: &[&Finding]) -> String {
        let first = findings.first().map(|finding| self.checked.said(finding).message).unwrap_or_default();
        let more = match findings.len() {
            0 | 1 => String::new(),
            all => format!(" (and {})", counted(all - 1, "more finding")),
        };
        let severity = findings.iter().map(|finding| finding.severity).max().map_or("", Severity::id);
        format!(
            "<{element} message=\"{}\" type=\"{severity}\">{}</{element}>",
            xml(&format!("{first}{more}")),
            xml_lines(&self.lines(findings))
        )
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

    fn case(&mut self, name: &str, within: &str) {
        self.sums.tests += 1;
        let class = class(self.path);
        self.cases.push_str(&format!(
            "    <testcase classname=\"{}\" name=\"{}\" time=\"0\">{within}</testcase>\n",
            xml(&class),
            xml(name)
        ));
    }
}

/// A path as the name of a class, which Jenkins takes apart at its dots.
fn class(path: &str) -> String {
    path.replace('.', "_").replace('/', ".")
}

/// A text as XML holds it: on one line, not too long, without markup, and without what XML 1.0 can't hold even as a reference.
fn xml(text: &str) -> String {
    let text = cut(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

fn xml_lines(lines: &[String]) -> String {
    lines.iter().map(|line| xml(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn nothing_is_markup_or_beyond_xml() {
        assert_eq!(xml("a<b>&\"]]>\u{0}\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;]]&gt;\\u{0}\\u{ffff} ");
    }
}
