//! What the commands take that tell of the program itself.

use clap::{Args, ValueEnum};

/// Print the JSON Schema (draft 7) of a kind of file, for editors and programs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit schema task -o task.schema.json    then, in a task file,
                                            \"$schema\": \"./task.schema.json\"
  outfit schema rules -o rules.schema.json  then, first in a rule file,
                                            #:schema ./rules.schema.json
  outfit schema policy -o outfit-policy.schema.json
  outfit schema report                      what `assess` prints as json, or in a line of
                                            jsonl")]
pub(crate) struct Schema {
    /// Of which kind of file
    #[arg(value_name = "KIND")]
    kind: SchemaWord,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaWord {
    /// What `assess` reads: with the questions and levels of the rules in effect
    Task,
    /// What `assess` prints as JSON, or in a line of it
    Report,
    /// What `--rules` takes
    Rules,
    /// What `check` holds requests against: with the questions and levels of the rules in effect
    Policy,
}

impl Schema {
    /// The schema that is asked for.
    pub(crate) fn schema(&self) -> outfit::schema::Schema {
        match self.kind {
            SchemaWord::Task => outfit::schema::Schema::Task,
            SchemaWord::Report => outfit::schema::Schema::Report,
            SchemaWord::Rules => outfit::schema::Schema::Rules,
            SchemaWord::Policy => outfit::schema::Schema::Policy,
        }
    }
}

/// Print the completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mkdir -p ~/.local/share/bash-completion/completions; then
  outfit completions bash > ~/.local/share/bash-completion/completions/outfit
  outfit completions zsh > \"${fpath[1]}/_outfit\"
  outfit completions fish > ~/.config/fish/completions/outfit.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the manual page, of the program or of one command.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit man | man -l -                     read it
  outfit man -o outfit.1
  outfit man assess -o outfit-assess.1      the page of a command")]
pub(crate) struct Man {
    /// The command whose page to print, as `assess` or `rules check`
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}
