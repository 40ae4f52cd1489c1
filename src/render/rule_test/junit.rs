//! What tests of rules gave as JUnit's XML: a suite for each file, a case for each test.

use super::{covered, heading, text};
use crate::diagnostic::Faults;
use crate::render::diagnostics::cut_to;
use crate::render::junit::{Ill, Suite, Within};
use crate::rule_test::{Coverage, Ran, Tested};

/// What was run.
const NAME: &str = "outfit rules test";
/// So many bytes of what a test shows name it.
const SHOWN: usize = 200;

pub(super) fn junit(ran: &Ran<'_>, coverage: Option<&Coverage>) -> String {
    let mut suites = Suites::default();
    for tested in &ran.list {
        let (file, ..) = ran.tests.place(tested.test);
        // The id tells a test from all others.
        let name = match &tested.test.text {
            Some(text) => format!("{}: {}", tested.test.id, cut_to(text, SHOWN)),
            None => tested.test.id.to_string(),
        };
        let within = if tested.passed() { Within::Nothing } else { Within::Failure(ill(ran, tested)) };
        suites.case(file, &name, &within);
    }
    if let (Some(coverage), Some((_, first))) = (coverage, suites.0.first_mut()) {
        let parts = coverage.parts.iter().map(covered);
        first.tell(std::iter::once(heading(coverage.scope).to_owned()).chain(parts).collect());
    }
    suites.written()
}

/// That rules or their tests are faulty: a case that could not be run for each fault.
pub(super) fn faults(faults: &Faults) -> String {
    let mut suites = Suites::default();
    for (number, diagnostic) in (1..).zip(&faults.list) {
        let file = faults.source(diagnostic).map_or("rules", |source| &source.name);
        let (code, message) = (diagnostic.fault.code().id(), diagnostic.fault.message());
        let at = faults.place(diagnostic).map(|spotted| spotted.line_column());
        let at = at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        let mut lines = vec![format!("{file}{at}: {code}: {message}")];
        lines.extend(diagnostic.fault.help().map(|help| format!("  {help}")));
        let within = Within::Error(Ill { message, kind: "error", lines });
        suites.case(file, &format!("{number} {code}"), &within);
    }
    suites.written()
}

fn ill(ran: &Ran<'_>, tested: &Tested<'_>) -> Ill {
    let (file, line, column) = ran.tests.place(tested.test);
    let missed: Vec<String> = tested.missed.iter().map(|missed| missed.said()).collect();
    let first = format!("{file}:{line}:{column}: {}", tested.test.id);
    let more = missed.iter().cloned().chain(text::lines(ran, tested)).map(|line| format!("  {line}"));
    let lines = std::iter::once(first).chain(more).collect();
    Ill { message: missed.join("; "), kind: "failure", lines }
}

/// A suite for each file, in the order in which they come up.
#[derive(Default)]
struct Suites(Vec<(String, Suite)>);

impl Suites {
    fn case(&mut self, file: &str, name: &str, within: &Within) {
        match self.0.iter_mut().find(|(known, _)| known == file) {
            Some((_, suite)) => suite.case(name, within),
            None => {
                let mut suite = Suite::new(file);
                suite.case(name, within);
                self.0.push((file.to_owned(), suite));
            }
        }
    }

    fn written(self) -> String {
        let suites: Vec<Suite> = self.0.into_iter().map(|(_, suite)| suite).collect();
        crate::render::junit::junit(NAME, &suites)
    }
}
