//! What `outfit form` takes.

use clap::{Args, ValueEnum};
use outfit::render::Blank;

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
