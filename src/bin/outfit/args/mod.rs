//! What can be typed.

mod ask;
mod assess;
mod check;
mod diff;
mod explain;
mod form;
mod program;
mod rule_test;
mod rules;

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use ask::Ask;
pub(crate) use assess::Assess;
pub(crate) use check::{CheckArgs, Wanted};
pub(crate) use diff::Diff;
pub(crate) use explain::{Explain, Services};
pub(crate) use form::FormArgs;
pub(crate) use program::{Completions, Man, Schema};
pub(crate) use rule_test::Test;
pub(crate) use rules::{Check, Init, List, Prove, Rules, RulesCommand, Show, ShowWord};

/// Advise whether work should go to a BPO, to a KPO, be split, or stay in house
///
/// Should a piece of work go to a business process provider (BPO: rules, volume, routine), to a knowledge process provider (KPO:
/// judgment, expertise, insight), be split, or stay in house? The answer comes with reasons, and each names the published
/// document that it rests on.
#[derive(Debug, Parser)]
#[command(
    name = "outfit",
    version,
    max_term_width = 100,
    after_help = "Examples:
  outfit                                  a few questions, then a recommendation
  outfit form -o task.json                a questionnaire to fill in; then
  outfit assess task.json                 a recommendation with its reasons
  outfit assess task.json --format json   the same for a program
  outfit < task.json                      from standard input
  outfit explain complexity               what an id stands for

Exit status:
  0    done, whatever the verdict
  1    the answer is no: `check` found the policy not met,
       `rules check` or `prove` the rules faulty,
       `rules test` a test that fails, or `rules diff` a task that
       changes
  2    no answer was possible: bad input, rules, flags or output
  130  interrupted

Environment:
  OUTFIT_RULES  as --rules
  NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR  when to use color
  COLUMNS       how wide text is"
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
    /// Rules of your own, laid over the built-in ones: a TOML file, or a folder whose .toml files are read. Several are laid over
    /// each other in order. Without it those that OUTFIT_RULES names
    #[arg(long, global = true, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    rules: Vec<PathBuf>,
    /// Write the result to a file, whole or not at all
    #[arg(short, long, global = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// When to use color; `auto` also heeds NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Leave out warnings; errors are still told
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Ask nothing: where a question would be needed, say what to do instead
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
}

impl Everywhere {
    /// The layers that the command line names.
    pub(crate) fn named_rules(&self) -> &[PathBuf] {
        &self.rules
    }

    /// Whether the command line names rules.
    pub(crate) fn names_rules(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The layers that were named, on the command line or else by the variable, as PATH separates paths; an empty one names none.
    pub(crate) fn rules(&self) -> Vec<PathBuf> {
        if self.names_rules() {
            return self.rules.clone();
        }
        let named = std::env::var_os("OUTFIT_RULES").unwrap_or_default();
        std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect()
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
    /// Answer questions about the work at a terminal, then see who should do it
    Ask(Ask),
    /// Assess a task: who should do it, why, and what to do next
    Assess(Assess),
    Check(CheckArgs),
    /// Print a blank questionnaire to fill in
    Form(FormArgs),
    /// Tell in full what an id stands for: an entry of the rules, or the code of an error
    Explain(Explain),
    /// List what the documents say of the services that they name
    Services(Services),
    /// List, show, check, test or compare the rules, or start your own
    Rules(Rules),
    /// Print the JSON Schema of a kind of file, for editors and programs
    Schema(Schema),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

/// The form of what is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For a reader
    Text,
    /// For a program
    Json,
}

/// How many cores to use.
fn jobs(typed: &str) -> Result<NonZero<usize>, String> {
    typed.parse().map_err(|_| "it must be a whole number of at least 1".to_owned())
}
