//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use outfit::render::{Blank, Format};
use outfit::report::Detail;
use outfit::task::Form;

/// Should a piece of work go to a business process provider (BPO), to a knowledge process provider (KPO), be split, or stay in
/// house? The answer comes with reasons, and each names the published document that it rests on.
#[derive(Debug, Parser)]
#[command(
    name = "outfit",
    version,
    max_term_width = 100,
    after_help = "Examples:
  outfit assess task.json                   a recommendation with its reasons
  outfit assess task.json --format json     the same for a program
  outfit assess - < task.json               from standard input; `outfit < task.json` does it too

Exit status: 0 done, 2 no answer was possible (bad input, rules or flags)."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Everywhere {
    /// A whole rulebook in place of the built-in one: a TOML file, or a folder whose .toml files are read; OUTFIT_RULES names one
    /// too
    #[arg(long, global = true, value_name = "PATH")]
    rules: Option<PathBuf>,
    /// When to use color; `auto` also heeds NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

impl Everywhere {
    /// The rulebook that was named, on the command line or else by the variable; one that is set to nothing names none.
    pub(crate) fn rules(&self) -> Option<PathBuf> {
        let variable = || std::env::var_os("OUTFIT_RULES").filter(|path| !path.is_empty()).map(PathBuf::from);
        self.rules.clone().or_else(variable)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that shows it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Assess a task: who should do it, why, and what to do next
    Assess(Assess),
    /// Print a blank questionnaire to fill in
    Form(FormArgs),
    /// Tell a question, criterion, gate, band, document, service or piece of advice in full, by its id
    Explain(Explain),
    /// List what the documents say of the services that they name
    Services(Services),
}

/// Print a blank questionnaire to fill in: `assess` takes the JSON and the CSV back.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit form --format csv -o questions.csv     to fill in with a spreadsheet
  outfit form > task.json                       to fill in with an editor; then
  outfit assess task.json")]
pub(crate) struct FormArgs {
    /// In which form to print it
    #[arg(long, value_name = "FORM", default_value = "json")]
    format: BlankWord,
    /// Write it to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum BlankWord {
    /// A task file, with the texts beside the answers
    Json,
    /// A row for each question, for a spreadsheet
    Csv,
    /// A page to print or to send
    Markdown,
}

impl FormArgs {
    pub(crate) fn blank(&self) -> Blank {
        match self.format {
            BlankWord::Json => Blank::Json,
            BlankWord::Csv => Blank::Csv,
            BlankWord::Markdown => Blank::Markdown,
        }
    }
}

/// Tell an entry of the rules in full.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit explain complexity                 the question and the criterion of that id
  outfit explain core-work --format json")]
pub(crate) struct Explain {
    /// The id of a question, criterion, gate, band, document, service or piece of advice
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// In which form to print it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: EntryFormat,
}

/// List what the documents say of the services that they name.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit services                           all of them
  outfit services research                  those with the word in a name or a synonym")]
pub(crate) struct Services {
    /// Words of a name or a synonym
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// In which form to print them
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: EntryFormat,
}

/// The form of entries.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum EntryFormat {
    /// For a reader
    Text,
    /// For a program: an array
    Json,
}

/// Assess a task: who should do it, why, and what to do next.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit assess task.json
  outfit assess task.json --detail full     with the phrase behind each statement
  outfit assess task.json --detail brief    one line, for grep
  outfit assess - --format json < task.json

A task file is JSON with the answers to the questions, each by its id:
  {\"title\": \"Invoice data entry\",
   \"answers\": {\"complexity\": 1, \"judgment\": [1, 2], \"skills\": [\"computer\"]}}
An answer that is left out, or \"unknown\", is open. The README lists the questions and their levels.")]
pub(crate) struct Assess {
    /// Task files, or folders that are searched for .json, .jsonl and .csv; `-` reads standard input, as it does without any when
    /// something is piped in
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The form of the input, where neither its name nor its first letters tell
    #[arg(long, value_name = "FORM")]
    from: Option<FromWord>,
    /// Write the result to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// In which form to print the reports
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: FormatWord,
    /// How deep the reports go [default: normal; brief for csv]
    #[arg(long, value_name = "DEPTH")]
    detail: Option<DetailWord>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    /// For a reader
    Text,
    /// For a program: one object for one task, else an array
    Json,
    /// For a program: an object in each line
    Jsonl,
    /// For a spreadsheet: a row for each task
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FromWord {
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

impl Assess {
    /// What is meant when nothing is typed and something is piped.
    pub(crate) fn of_standard_input() -> Self {
        Self { inputs: Vec::new(), from: None, output: None, format: FormatWord::Text, detail: None }
    }

    pub(crate) fn format(&self) -> Format {
        match self.format {
            FormatWord::Text => Format::Text,
            FormatWord::Json => Format::Json,
            FormatWord::Jsonl => Format::JsonLines,
            FormatWord::Csv => Format::Csv,
        }
    }

    /// The form that was said to be the input's.
    pub(crate) fn from(&self) -> Option<Form> {
        self.from.map(|from| match from {
            FromWord::Json => Form::Json,
            FromWord::Jsonl => Form::JsonLines,
            FromWord::Csv => Form::Csv,
        })
    }

    pub(crate) fn detail(&self) -> Detail {
        match (self.detail, self.format()) {
            (Some(DetailWord::Brief), _) | (None, Format::Csv) => Detail::Brief,
            (Some(DetailWord::Normal), _) | (None, _) => Detail::Normal,
            (Some(DetailWord::Full), _) => Detail::Full,
        }
    }
}
