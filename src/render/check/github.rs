//! Annotations: commands to the log of GitHub's runner, which shows them in the changed files of a pull request.

use super::summed_up;
use crate::policy::{Checked, Finding, Severity, Sum};
use crate::render::diagnostics::cut;
use crate::render::escape::shown;

/// The runner shows ten annotations of a kind for a step, and drops the others without a word: the tenth counts them.
const MOST: usize = 9;

/// The kinds of annotations, the worst first.
const KINDS: [&str; 3] = ["error", "warning", "notice"];

/// The annotations that are shown, and how many there are.
#[derive(Default)]
pub(super) struct Github([Annotations; 3]);

#[derive(Default)]
struct Annotations {
    told: Vec<String>,
    rest: usize,
}

impl Github {
    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        for (kind, known) in KINDS.into_iter().zip(&mut self.0) {
            for finding in checked.findings.iter().filter(|finding| of(finding) == kind) {
                if known.told.len() < MOST {
                    known.told.push(annotation(checked, kind, finding));
                } else {
                    known.rest += 1;
                }
            }
        }
    }

    pub(super) fn end(self, sum: &Sum, fail_on: Option<Severity>) -> String {
        let mut text = String::new();
        for (kind, Annotations { told, rest }) in KINDS.into_iter().zip(self.0) {
            text.extend(told);
            if rest > 0 {
                let more =
                    "more of this kind, which would not be shown here: --format json or junit has them all";
                text.push_str(&format!("::{kind} title=outfit::and {rest} {more}\n"));
            }
        }
        text + &format!("{}\n", shown(&summed_up(sum, fail_on)))
    }
}

/// The kind of annotation of a finding: what is accepted is told, and no more.
fn of(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if !finding.stands() => "notice",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn annotation(checked: &Checked<'_>, kind: &str, finding: &Finding) -> String {
    let said = checked.said(finding);
    let rule = finding.by.id(checked.terms.policy);
    let place = checked.region(finding.place).map(|((line, column), (end_line, end_column))| {
        // The runner takes columns within one line alone.
        let columns =
            if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
        format!(",line={line},endLine={end_line}{columns}")
    });
    let title = checked.request.as_ref().and_then(|request| request.task.title.as_deref());
    let title = title.map_or_else(|| rule.to_owned(), |title| format!("{rule}: {title}"));
    let lines = [Some(said.message), said.waiver, said.help.filter(|_| finding.stands()), said.choice];
    let lines: Vec<String> = lines.into_iter().flatten().map(|line| cut(&line)).collect();
    format!(
        "::{kind} file={}{},title={}::{}\n",
        property(checked.path),
        place.unwrap_or_default(),
        property(&cut(&title)),
        data(&lines.join("\n"))
    )
}

/// The text of a command, as the runner takes it apart.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: a colon or a comma would end it.
fn property(text: &str) -> String {
    data(&shown(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_too_early() {
        assert_eq!(data("50 %\n::error::x"), "50 %25%0A::error::x");
        assert_eq!(property("a:b,c\nd##[x]"), "a%3Ab%2Cc d##\\u{5b}x]");
    }
}
