//! What `outfit rules diff` takes.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::Form;
use super::assess::FromWord;

/// Say what changed from one rulebook to another: exit status 1 if a task changes
///
/// What changed in the rules; which share of all sets of answers changes its verdict, from what to what; and which of the given
/// tasks change, with the change of the rules that does it.
///
/// The shares are exact as long as there are no more than four million pairs of states to be counted, beyond that an estimate
/// that says so. A task changes if its verdict, that of a step, or the condition on one does, or if only one of the rulebooks can
/// read it. A question that only one of them asks may be answered all the same. Exit status 1 if a task changes, 2 if rules or
/// tasks can't be read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules diff builtin my-rules/       from the built-in rules to your own
  outfit rules diff old.toml new.toml requests/
                                            and which requests that changes
  outfit rules diff old.toml new.toml requests/ --format json")]
pub(crate) struct Diff {
    /// The rules as they were: a rule file or a folder whose .toml files are read, or several layers, separated as in PATH; over the
    /// built-in rules and what `--rules` names, or `builtin`, these alone
    #[arg(value_name = "BEFORE", value_hint = ValueHint::AnyPath)]
    pub(crate) before: PathBuf,
    /// The rules as they are, likewise; a file of the name is `./builtin`
    #[arg(value_name = "AFTER", value_hint = ValueHint::AnyPath)]
    pub(crate) after: PathBuf,
    /// Task files, or folders that are searched for .json, .jsonl and .csv; `-` reads standard input
    #[arg(value_name = "TASK", value_hint = ValueHint::AnyPath)]
    pub(crate) tasks: Vec<PathBuf>,
    /// The form of the tasks, where neither their name nor their first letters tell
    #[arg(long, value_name = "FORM")]
    from: Option<FromWord>,
    /// In which form to say it
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(crate) format: Form,
}

impl Diff {
    /// The form that was said to be that of the tasks.
    pub(crate) fn from(&self) -> Option<outfit::task::Form> {
        self.from.map(FromWord::form)
    }
}
