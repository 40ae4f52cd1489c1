//! JUnit's XML, by the schema that Jenkins publishes.

use super::diagnostics::cut;

/// The cases of one file.
pub(super) struct Suite {
    path: String,
    sums: Sums,
    cases: String,
    out: Vec<String>,
}

/// What stands within a case.
pub(super) enum Within {
    /// Nothing: it passed.
    Nothing,
    /// That it failed.
    Failure(Ill),
    /// That it could not be run.
    Error(Ill),
    /// That someone accepts it, and why.
    Skipped(String),
    /// What is worth reading all the same.
    Told(Vec<String>),
}

/// What is wrong: in a line, of what kind, and in lines.
pub(super) struct Ill {
    pub(super) message: String,
    pub(super) kind: &'static str,
    pub(super) lines: Vec<String>,
}

/// The sums that a suite, and the whole, begin with.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sums {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Sums {
    /// Whether there was no case.
    pub(super) fn is_empty(&self) -> bool {
        self.tests == 0
    }

    /// Counts a case.
    pub(super) fn count(&mut self, within: &Within) {
        self.tests += 1;
        match within {
            Within::Failure(_) => self.failures += 1,
            Within::Error(_) => self.errors += 1,
            Within::Skipped(_) => self.skipped += 1,
            Within::Nothing | Within::Told(_) => {}
        }
    }

    /// Adds those of a suite.
    pub(super) fn add(&mut self, suite: Self) {
        self.tests += suite.tests;
        self.failures += suite.failures;
        self.errors += suite.errors;
        self.skipped += suite.skipped;
    }
}

impl Suite {
    pub(super) fn new(path: &str) -> Self {
        Self { path: path.to_owned(), sums: Sums::default(), cases: String::new(), out: Vec::new() }
    }

    pub(super) fn case(&mut self, name: &str, within: &Within) {
        self.sums.count(within);
        self.cases.push_str(&case(&self.path, name, within));
    }

    /// What is worth reading of the whole file.
    pub(super) fn tell(&mut self, lines: Vec<String>) {
        self.out.extend(lines);
    }

    fn written(&self) -> String {
        let out = match self.out.as_slice() {
            [] => String::new(),
            lines => format!("    {}\n", told(lines)),
        };
        format!("{}{}{out}{SUITE_END}", suite_start(&self.path, self.sums), self.cases)
    }
}

/// What a suite begins with.
pub(super) fn suite_start(path: &str, sums: Sums) -> String {
    let Sums { tests, failures, errors, skipped } = sums;
    let path = xml(path);
    format!(
        "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n"
    )
}

pub(super) const SUITE_END: &str = "  </testsuite>\n";

/// One case of a file.
pub(super) fn case(path: &str, name: &str, within: &Within) -> String {
    let within = match within {
        Within::Nothing => String::new(),
        Within::Failure(ill) => ill.written("failure"),
        Within::Error(ill) => ill.written("error"),
        Within::Skipped(why) => format!("<skipped message=\"{}\"/>", xml(why)),
        Within::Told(lines) => told(lines),
    };
    let (class, name) = (xml(&class(path)), xml(name));
    format!("    <testcase classname=\"{class}\" name=\"{name}\" time=\"0\">{within}</testcase>\n")
}

impl Ill {
    fn written(&self, element: &str) -> String {
        let Self { message, kind, lines } = self;
        let (message, lines) = (xml(message), xml_lines(lines));
        format!("<{element} message=\"{message}\" type=\"{kind}\">{lines}</{element}>")
    }
}

/// The whole, by the name of what was run.
pub(super) fn junit(name: &str, suites: &[Suite]) -> String {
    let mut all = Sums::default();
    suites.iter().for_each(|suite| all.add(suite.sums));
    let written: String = suites.iter().map(Suite::written).collect();
    format!("{}{written}{END}", start(name, all))
}

/// What the whole begins with.
pub(super) fn start(name: &str, sums: Sums) -> String {
    let Sums { tests, failures, errors, .. } = sums;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"0\">\n"
    )
}

pub(super) const END: &str = "</testsuites>\n";

/// A path as the name of a class, which Jenkins takes apart at its dots.
fn class(path: &str) -> String {
    path.replace('.', "_").replace('/', ".")
}

fn told(lines: &[String]) -> String {
    format!("<system-out>{}</system-out>", xml_lines(lines))
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
