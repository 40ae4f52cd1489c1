//! Why a command could not answer, said on standard error.

use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};

use outfit::diagnostic::Faults;
use outfit::render::{diagnostics, shown, shown_line, warnings};

use textwrap::WordSplitter;

use crate::args::{Color, Everywhere};
use crate::output;

/// So many bytes a message may take.
const LONGEST: usize = 2_000;
/// The answer is no.
const NO: u8 = 1;
/// No answer was possible: bad input, rules, flags, or output that can't be written.
const NO_ANSWER: u8 = 2;
/// The person left.
pub(crate) const INTERRUPTED: u8 = 130;

/// Why a command could not answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// An input is faulty.
    Faulty(Box<Faults>),
    /// Anything else, with its causes.
    Other(anyhow::Error),
    /// The answer is no, with what is wrong unless that was said already.
    No(Option<Box<Faults>>),
    /// No answer was possible, and all that is wrong was said already.
    Said,
    /// The person left; what to type to go on.
    Interrupted(String),
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Faulty(Box::new(faults))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

impl Failure {
    /// Nothing is piped in and no file was named.
    pub(crate) fn no_input() -> Self {
        Self::Other(anyhow::anyhow!(
            "no task was given: name a task file, as in `outfit assess task.json`, or pipe one in; `outfit --help` tells more"
        ))
    }

    /// The same, with what is wrong said already.
    pub(crate) fn said(self) -> Self {
        match self {
            Self::No(_) => Self::No(None),
            Self::Faulty(_) | Self::Other(_) | Self::Said => Self::Said,
            interrupted @ Self::Interrupted(_) => interrupted,
        }
    }

    /// Says it, and gives the exit status.
    pub(crate) fn report(&self, everywhere: &Everywhere) -> ExitCode {
        complain(self, everywhere);
        ExitCode::from(match self {
            Self::No(_) => NO,
            Self::Faulty(_) | Self::Other(_) | Self::Said => NO_ANSWER,
            Self::Interrupted(_) => INTERRUPTED,
        })
    }
}

/// Says on standard error what is odd but keeps nothing from being done; not if quiet is wanted.
pub(crate) fn warn(text: &str, everywhere: &Everywhere) {
    if !everywhere.quiet {
        output::complain(&filled(&format!("warning: {}", shown(text))), everywhere.color);
    }
}

/// Says on standard error what is good to know; not if quiet is wanted.
pub(crate) fn note(text: &str, everywhere: &Everywhere) {
    if !everywhere.quiet {
        output::complain(&filled(&shown(text)), everywhere.color);
    }
}

/// Says on standard error what was found; not if quiet is wanted.
pub(crate) fn found(faults: &Faults, everywhere: &Everywhere) {
    if !everywhere.quiet && !faults.list.is_empty() {
        output::complain(&warnings(faults, output::width()), everywhere.color);
    }
}

/// Says on standard error why something could not be done.
pub(crate) fn complain(failure: &Failure, everywhere: &Everywhere) {
    let text = match failure {
        Failure::Faulty(faults) | Failure::No(Some(faults)) => diagnostics(faults, output::width()),
        Failure::Other(error) => {
            // The chain of causes, never a backtrace: a user's mistake is no bug.
            let causes: Vec<String> =
                error.chain().map(|cause| shown(&cause.to_string()).into_owned()).collect();
            filled(&format!("error: {}", causes.join(": ")))
        }
        Failure::Interrupted(how) => filled(how),
        Failure::Said | Failure::No(None) => return,
    };
    output::complain(&text, everywhere.color);
}

/// A message wrapped for the terminal, with its line end.
fn filled(text: &str) -> String {
    let wrap =
        textwrap::Options::new(output::width().clamp(40, 100)).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(cut(text), wrap);
    lines.iter().map(|line| format!("{}\n", shown_line(line))).collect()
}

/// What is typed may be of any length; a message says no more of it than can be read.
fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text)
}

/// Prints help or the version as asked for, or says what is wrong with the command line: what was typed may hold anything.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        return match error.print() {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(NO_ANSWER),
            _ => ExitCode::SUCCESS,
        };
    }
    let text = error.render().to_string();
    let text: Vec<String> = cut(&text).lines().map(|line| shown_line(&shown(line)).into_owned()).collect();
    let tip = file_as_command(error)
        .map(|file| format!("\n  tip: to assess a file, type `outfit assess {}`\n", shown(file)));
    output::complain(&format!("{}\n{}", text.join("\n"), tip.unwrap_or_default()), Color::Never);
    ExitCode::from(NO_ANSWER)
}

/// The file that was named where a command is expected.
fn file_as_command(error: &clap::Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word)) if Path::new(word).exists() => Some(word),
        _ => None,
    }
}
