//! What `outfit rules` takes.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use outfit::explain::EntryKind;

use super::{Diff, Form, Test};

/// List, show, check, test or compare the rules, or start your own.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  outfit rules init                         commented rules of your own to start from
  outfit rules list gate                    the gates, each with its id
  outfit rules check my-rules/              what is wrong with the rules in a folder
  outfit rules test my-rules/               whether they say what their tests expect
  outfit rules prove my-rules/              what they can say, over all sets of answers
  outfit rules doc -o RULES.md              all of them as a page to read
  outfit rules diff builtin my-rules/       what changed, and what that changes
  outfit rules show -o my-rules.toml        the rules in effect, whole, as one file"
)]
pub(crate) struct Rules {
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the entries of the rules by kind, each with its id
    List(List),
    /// Print the rules in effect, whole, as one rule file
    Show(Show),
    /// Print the rules in effect as a page to read, in Markdown
    ///
    /// The page tells how a verdict comes about, and every question, criterion, gate, band, document, service and piece of advice
    /// with its reasons and citations. Links lead from one to the other where Markdown is shown as on GitHub.
    #[command(after_help = "Examples:
  outfit rules doc -o RULES.md
  outfit rules doc --rules my-rules/ -o my-rules/README.md")]
    Doc,
    /// Say what is wrong with rules: exit status 1 if they are faulty
    Check(Check),
    Test(Test),
    Prove(Prove),
    Diff(Diff),
    Init(Init),
}

/// List the entries of the rules by kind, each with its id: `outfit explain ID` tells one in full.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules list                         all entries
  outfit rules list question                the questions
  outfit rules list --format json           all entries, for a program")]
pub(crate) struct List {
    /// Only those of one kind
    #[arg(value_name = "KIND", value_parser = kind())]
    pub(crate) kind: Option<EntryKind>,
    /// In which form to print them
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: Form,
}

/// Reads a kind by its id; the help lists them all.
fn kind() -> impl TypedValueParser<Value = EntryKind> {
    let known = |id: String| EntryKind::ALL.into_iter().find(|kind| kind.id() == id);
    PossibleValuesParser::new(EntryKind::ALL.map(EntryKind::id))
        .try_map(move |id| known(id).ok_or("unknown kind"))
}

/// Print the rules in effect, whole, as one rule file, which `--rules` takes back; or which layer set each value of one entry.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules show judgment --rules my-rules.toml
                                            where each value of `judgment` comes from
  outfit rules show -o my-rules.toml        a whole rulebook to start your own from; then
  outfit assess task.json --rules my-rules.toml
  outfit rules show --format json           in canonical JSON, whose SHA-256 is the digest in reports")]
pub(crate) struct Show {
    /// The id of an entry: its values, each under the layer that set it
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    /// In which form to print them
    #[arg(long, value_name = "FORM", default_value = "toml")]
    pub(crate) format: ShowWord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowWord {
    /// A rule file
    Toml,
    /// Canonical JSON: sorted keys, no white space
    Json,
}

/// Say what is wrong with rules: exit status 1 if they are faulty, 2 if they can't be read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules check my-rules.toml
  outfit rules check my-rules/ --format json
  outfit rules check                        those that OUTFIT_RULES names, else the built-in ones")]
pub(crate) struct Check {
    /// Rule files, or folders whose .toml files are read: layers in order, over the built-in rules; else the rules in effect
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// In which form to say it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: Form,
}

/// Write commented rules of your own to start from, and beside them the schema that an editor helps with
///
/// The rules are laid over the built-in ones: a document, a question, a gate and a weight of your own, tests of them, and what else
/// can be changed, commented out. Nothing that is there is written over. The schema is `rules.schema.json`; one that is there stays.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules init                         as outfit-rules.toml, here; then
  outfit rules check outfit-rules.toml
  outfit assess task.json --rules outfit-rules.toml
  outfit rules init rules/licenses.toml")]
pub(crate) struct Init {
    /// The file to write, in a folder that is there [default: outfit-rules.toml]
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with = "output")]
    pub(crate) file: Option<PathBuf>,
}

/// Say what rules can say at all, over all sets of answers: exit status 1 if some rule is in vain
///
/// All complete sets of answers are gone through, exactly: how many give which verdict, and which rules are in vain.
///
/// Found are verdicts, bands and advice that no answers lead to; gates and criteria that change no verdict; levels where more of
/// what favors a provider turns the verdict away from it; verdicts that too few answers settle. Bands with a gap or an overlap
/// are faults of `check` already. Exit status 1 if something is found or the rules are faulty, 2 if they can't be read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules prove                        the rules in effect
  outfit rules prove my-rules/ --format json")]
pub(crate) struct Prove {
    /// Rule files, or folders whose .toml files are read: layers in order, over the built-in rules; else the rules in effect
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// In which form to say it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: Form,
}
