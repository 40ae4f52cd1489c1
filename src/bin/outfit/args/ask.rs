//! What `outfit ask` takes.

use std::path::PathBuf;

use clap::Args;
use outfit::interview::{Order, Taken};

/// Answer questions about the work at a terminal, then see who should do it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit ask                       at a terminal just `outfit` does the same
  outfit ask --save payroll.json   and keep the answers as a task file
  outfit ask --resume              go on with the interview that was left
  printf 'Payroll\\n1\\n1\\n' | outfit ask --plain
                                   plain numbered lines, for a screen reader
                                   or a pipe; the report says what is open")]
pub(crate) struct Ask {
    /// Ask everything, in the order of the rules
    #[arg(long)]
    all: bool,
    /// Name the parts of the work first; of each question it can then be said that it differs from part to part
    #[arg(long)]
    steps: bool,
    /// Plain numbered lines, without a cursor; so it is by itself where no terminal shows more
    #[arg(long)]
    pub(crate) plain: bool,
    /// Go on from a task file or a filled-in form; without a name, from the interview that was left
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, num_args = 0..=1)]
    pub(crate) resume: Option<Option<PathBuf>>,
    /// Save the answers as a task file
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) save: Option<PathBuf>,
}

impl Ask {
    /// What is meant when nothing is typed at a terminal.
    pub(crate) fn of_nothing() -> Self {
        Self { all: false, steps: false, plain: false, resume: None, save: None }
    }

    pub(crate) fn taken(&self) -> Taken {
        if self.steps { Taken::InParts } else { Taken::Whole }
    }

    pub(crate) fn order(&self) -> Order {
        if self.all { Order::Rulebook } else { Order::Telling }
    }
}
