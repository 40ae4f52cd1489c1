//! What `outfit explain` and `outfit services` take.

use clap::Args;

use super::Form;

/// Tell in full what an id stands for: an entry of the rules, or the code of an error.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit explain complexity                 the question and the criterion of that id
  outfit explain unknown-level              an error that was shown, with an example mended
  outfit explain core-work --format json")]
pub(crate) struct Explain {
    /// The id of a question, criterion, gate, band, document, service or piece of advice, or the code of an error
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// In which form to print it; as JSON an array, for a question and a criterion may share an id
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: Form,
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
    pub(crate) format: Form,
}
