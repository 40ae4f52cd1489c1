//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use outfit::render::Format;
use outfit::report::Detail;

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
    /// A whole rulebook in place of the built-in one: a TOML file, or a folder whose .toml files are read
    #[arg(long, global = true, value_name = "PATH", env = "OUTFIT_RULES", hide_env_values = true)]
    pub(crate) rules: Option<PathBuf>,
    /// When to use color; `auto` also heeds NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
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
}

/// Assess a task: who should do it, why, and what to do next.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit assess task.json
  outfit assess task.json --detail full     with the phrase behind each statement
  outfit assess task.json --detail brief    one line, for grep
  outfit assess - --format json < task.json

A task file is JSON with the answers to the questions, each by its id:
  {\"title\": \"Invoice data entry\", \"answers\": {\"complexity\": 1, \"judgment\": [1, 2], \"skills\": [\"computer\"]}}
An answer that is left out, or \"unknown\", is open. The README lists the questions and their levels.")]
pub(crate) struct Assess {
    /// The task file; `-` reads standard input, as it does without one when input is piped
    #[arg(value_name = "INPUT")]
    pub(crate) input: Option<PathBuf>,
    /// In which form to print the report
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: FormatWord,
    /// How deep the report goes
    #[arg(long, value_name = "DEPTH", default_value = "normal")]
    detail: DetailWord,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    /// For a reader
    Text,
    /// For a program
    Json,
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
        Self { input: Some(PathBuf::from("-")), format: FormatWord::Text, detail: DetailWord::Normal }
    }

    pub(crate) fn format(&self) -> Format {
        match self.format {
            FormatWord::Text => Format::Text,
            FormatWord::Json => Format::Json,
        }
    }

    pub(crate) fn detail(&self) -> Detail {
        match self.detail {
            DetailWord::Brief => Detail::Brief,
            DetailWord::Normal => Detail::Normal,
            DetailWord::Full => Detail::Full,
        }
    }
}
