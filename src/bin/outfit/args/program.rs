//! What the commands take that tell of the program itself.

use clap::Args;

/// Print the completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
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
