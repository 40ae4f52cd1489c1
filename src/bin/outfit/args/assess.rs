//! What `outfit assess` takes.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use outfit::render::Format;
use outfit::report::Detail;
use outfit::task::Form;

/// Assess a task: who should do it, why, and what to do next.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit assess task.json
  outfit assess task.json --detail full     with the phrase behind each statement
  outfit assess task.json --detail brief    one line, for grep
  outfit assess - --format json < task.json
  outfit assess requests/ --format csv -o verdicts.csv

Task file:
  {\"title\": \"Invoice data entry\",
   \"answers\": {\"complexity\": 1, \"judgment\": [1, 2], \"skills\": [\"computer\"]}}
  JSON with the answers to the questions, each by its id. One that is left
  out, or \"unknown\", is open. `outfit form` prints all questions.")]
pub(crate) struct Assess {
    /// Task files, or folders that are searched for .json, .jsonl and .csv; `-` reads standard input, as it does without any when
    /// something is piped in
    #[arg(value_name = "INPUT", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The form of the input, where neither its name nor its first letters tell
    #[arg(long, value_name = "FORM")]
    from: Option<FromWord>,
    /// In which form to print the reports
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: FormatWord,
    /// How deep the reports go [default: normal; csv is always brief]
    #[arg(long, value_name = "DEPTH")]
    detail: Option<DetailWord>,
    /// How many cores to use; the result is the same [default: all]
    #[arg(long, value_name = "NUMBER", value_parser = super::jobs)]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// Stop at the first task that can't be read
    #[arg(long)]
    pub(crate) fail_fast: bool,
    /// Let an input have no task: without it that is an error, for a list that lost its rows looks the same
    #[arg(long)]
    pub(crate) allow_empty: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    /// For a reader
    Text,
    /// A page to send
    Markdown,
    /// For a program: one object for one task, else an array
    Json,
    /// For a program: an object in each line
    Jsonl,
    /// For a spreadsheet: a row for each task
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FromWord {
    /// A task, an array of tasks, or saved reports
    Json,
    /// A task in each line
    Jsonl,
    /// A task in each row, or a filled-in questionnaire
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DetailWord {
    /// The verdict and the fits; as text one line
    Brief,
    /// With reasons, advice and limits
    Normal,
    /// With everything, the cited phrases included
    Full,
}

impl FromWord {
    pub(super) fn form(self) -> Form {
        match self {
            Self::Json => Form::Json,
            Self::Jsonl => Form::JsonLines,
            Self::Csv => Form::Csv,
        }
    }
}

impl Assess {
    /// What is meant when nothing is typed and something is piped.
    pub(crate) fn of_standard_input() -> Self {
        let (inputs, format) = (Vec::new(), FormatWord::Text);
        Self { inputs, from: None, format, detail: None, jobs: None, fail_fast: false, allow_empty: false }
    }

    pub(crate) fn format(&self) -> Format {
        match self.format {
            FormatWord::Text => Format::Text,
            FormatWord::Markdown => Format::Markdown,
            FormatWord::Json => Format::Json,
            FormatWord::Jsonl => Format::JsonLines,
            FormatWord::Csv => Format::Csv,
        }
    }

    /// The form that was said to be the input's.
    pub(crate) fn from(&self) -> Option<Form> {
        self.from.map(FromWord::form)
    }

    pub(crate) fn detail(&self) -> Detail {
        match (self.detail, self.format()) {
            // A row has no room for more.
            (_, Format::Csv) | (Some(DetailWord::Brief), _) => Detail::Brief,
            (Some(DetailWord::Normal) | None, _) => Detail::Normal,
            (Some(DetailWord::Full), _) => Detail::Full,
        }
    }
}
