//! What `outfit check` takes.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use outfit::policy::{Date, Severity};
use outfit::render::CheckFormat;

/// Check sourcing requests against a policy, as a pipeline does
///
/// The policy is `outfit-policy.toml`, found from here upward; without one the built-in policy holds. Each finding stands at the file,
/// line and column that causes it, and says what to do.
///
/// Exit status: 0 the policy is met; 1 a finding of at least --fail-on stands; 2 a request or the policy can't be read, or there is
/// nothing to check.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit check --init                     write a commented policy to start from
  outfit check                            the files that the policy includes
  outfit check requests/ --fail-on warning
  outfit check --format github --format sarif=outfit.sarif

Policy:
  [policy]
  name = \"Sourcing requests\"
  [files]
  include = [\"requests/**/*.json\"]
  [[rule]]
  id = \"declared\"
  severity = \"error\"
  declared = \"verdict\"
  `outfit check --init` writes one that shows all that can be demanded.

Waivers, in the file that `waivers` under [policy] names:
  [[waiver]]
  task = \"PR-2026-014\"
  rule = \"declared\"
  reason = \"agreed with the auditors\"
  owner = \"head of procurement\"
  expires = 2026-12-31")]
pub(crate) struct CheckArgs {
    /// Requests, or folders that are searched for .json, .jsonl and .csv; `-` reads standard input. Else those that the policy includes
    #[arg(value_name = "INPUT", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The policy, in place of the one found from here upward
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) policy: Option<PathBuf>,
    /// The waivers, in place of those that the policy names
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) waivers: Option<PathBuf>,
    /// In which form to tell the result: text, markdown, github, json, junit or sarif; `sarif=out.sarif` writes it to a file. May
    /// be given several times [default: text]
    #[arg(long = "format", value_name = "FORM[=FILE]", value_parser = wanted)]
    formats: Vec<Wanted>,
    /// From which severity on a finding fails the check
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// How many cores to use; the result is the same [default: all]
    #[arg(long, value_name = "NUMBER", value_parser = super::jobs)]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// That there is nothing to check, or no request in a file, is no error
    #[arg(long)]
    pub(crate) allow_empty: bool,
    /// The day that waivers are held against [default: today, UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Write a commented policy to start from, here as `outfit-policy.toml` or where -o says
    #[arg(long, conflicts_with_all = ["inputs", "policy", "waivers", "formats", "jobs", "today"])]
    pub(crate) init: bool,
}

/// One form of the result, and the file that it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) format: CheckFormat,
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// What must be mended
    Error,
    /// What must be looked at too
    Warning,
    /// Nothing
    Never,
}

impl CheckArgs {
    /// The forms of the result; one goes to standard output at most.
    pub(crate) fn formats(&self) -> anyhow::Result<Vec<Wanted>> {
        if self.formats.is_empty() {
            return Ok(vec![Wanted { format: CheckFormat::Text, file: None }]);
        }
        if self.formats.iter().filter(|wanted| wanted.file.is_none()).count() > 1 {
            anyhow::bail!(
                "two forms of the result would go to one place: give all but one a file, as `--format sarif=out.sarif`"
            );
        }
        Ok(self.formats.clone())
    }

    /// From which severity on a finding fails the check.
    pub(crate) fn fail_on(&self) -> Option<Severity> {
        match self.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}

const FORMATS: [(&str, CheckFormat); 6] = [
    ("text", CheckFormat::Text),
    ("markdown", CheckFormat::Markdown),
    ("github", CheckFormat::Github),
    ("json", CheckFormat::Json),
    ("junit", CheckFormat::Junit),
    ("sarif", CheckFormat::Sarif),
];

fn wanted(typed: &str) -> Result<Wanted, String> {
    let (word, file) = match typed.split_once('=') {
        Some((_, "")) => return Err("a file must follow `=`".to_owned()),
        Some((word, file)) => (word, Some(PathBuf::from(file))),
        None => (typed, None),
    };
    let known = FORMATS.iter().find(|(known, _)| *known == word);
    let words = || FORMATS.map(|(word, _)| word).join(", ");
    known
        .map(|(_, format)| Wanted { format: *format, file })
        .ok_or_else(|| format!("possible here: {}", words()))
}

fn day(typed: &str) -> Result<Date, String> {
    outfit::task::day(typed).ok_or_else(|| "write year, month and day: 2026-11-22".to_owned())
}
