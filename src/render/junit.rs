//! JUnit's XML, by the schema that Jenkins publishes.

use super::diagnostics::cut;

/// The cases of one file.
pub(super) struct Suite {
    path: String,
    cases: Vec<Case>,
    out: Vec<String>,
}

struct Case {
    name: String,
    within: Within,
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
struct Sums {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Suite {
    pub(super) fn new(path: &str) -> Self {
        Self { path: path.to_owned(), cases: Vec::new(), out: Vec::new() }
    }

    pub(super) fn case(&mut self, name: &str, within: Within) {
        self.cases.push(Case { name: name.to_owned(), within });
    }

    /// What is worth reading of the whole file.
    pub(super) fn tell(&mut self, lines: Vec<String>) {
        self.out.extend(lines);
    }

    fn sums(&self) -> Sums {
        let count = |is: fn(&Within) -> bool| self.cases.iter().filter(|case| is(&case.within)).count();
        Sums {
            tests: self.cases.len(),
            failures: count(|within| matches!(within, Within::Failure(_))),
            errors: count(|within| matches!(within, Within::Error(_))),
            skipped: count(|within| matches!(within, Within::Skipped(_))),
        }
    }

    fn written(&self) -> String {
        let Sums { tests, failures, errors, skipped } = self.sums();
        let cases: String = self.cases.iter().map(|case| case.written(&self.path)).collect();
        let out = match self.out.as_slice() {
            [] => String::new(),
            lines => format!("    {}\n", told(lines)),
        };
        format!(
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n{cases}{out}  </testsuite>\n",
            xml(&self.path),
        )
    }
}

impl Case {
    fn written(&self, path: &str) -> String {
        let within = match &self.within {
            Within::Nothing => String::new(),
            Within::Failure(ill) => ill.written("failure"),
            Within::Error(ill) => ill.written("error"),
            Within::Skipped(why) => format!("<skipped message=\"{}\"/>", xml(why)),
            Within::Told(lines) => told(lines),
        };
        let (class, name) = (xml(&class(path)), xml(&self.name));
        format!("    <testcase classname=\"{class}\" name=\"{name}\" time=\"0\">{within}</testcase>\n")
    }
}

impl Ill {
    fn written(&self, element: &str) -> String {
        let Self { message, kind, lines } = self;
        let (message, lines) = (xml(message), xml_lines(lines));
        format!("<{element} message=\"{message}\" type=\"{kind}\">{lines}</{element}>")
    }
}

/// The whole, by the name of what was run; a suite without cases is left out.
pub(super) fn junit(name: &str, suites: &[Suite]) -> String {
    let mut all = Sums::default();
    for sums in suites.iter().map(Suite::sums) {
        all.tests += sums.tests;
        all.failures += sums.failures;
        all.errors += sums.errors;
    }
    let Sums { tests, failures, errors, .. } = all;
    let written: String = suites.iter().filter(|suite| !suite.cases.is_empty()).map(Suite::written).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"0\">\n{written}</testsuites>\n"
    )
}

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
