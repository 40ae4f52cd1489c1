//! `outfit man` and `outfit completions`: what other programs show of the command line.

use anyhow::anyhow;
use clap::{Command, CommandFactory};
use clap_mangen::roff::{Roff, roman};

use crate::args::{Arguments, Completions, Everywhere, Man};
use crate::failure::Failure;
use crate::output;

pub(crate) fn man(typed: &Man, everywhere: &Everywhere) -> Result<(), Failure> {
    // Building the whole gives each command its name with those above it, and the options that all take.
    let mut command = Arguments::command();
    command.build();
    for word in &typed.command {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| anyhow!("there is no command `{word}`: `outfit --help` lists them"))?;
    }
    Ok(output::deliver(&page(&command)?, everywhere)?)
}

fn page(command: &Command) -> anyhow::Result<String> {
    let mut page = Vec::new();
    let name = command.get_display_name().unwrap_or("outfit").to_uppercase();
    let mut head = Roff::new();
    head.control("TH", [name.as_str(), "1", env!("CARGO_PKG_VERSION"), "outfit", "User Commands"]);
    head.to_writer(&mut page)?;
    let man = clap_mangen::Man::new(command.clone());
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    notes(command).to_writer(&mut page)?;
    Ok(String::from_utf8(page)?)
}

/// What the help ends with: each block is a section, headed by its first line, and its lines stay as they are.
fn notes(command: &Command) -> Roff {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut notes = Roff::new();
    for block in help.split("\n\n").filter(|block| !block.is_empty()) {
        let (heading, lines) = block.split_once('\n').unwrap_or((block, ""));
        notes.control("SH", [heading.trim_end_matches(':').to_uppercase().as_str()]);
        notes.control("nf", []);
        for line in lines.lines() {
            notes.text([roman(line)]);
        }
        notes.control("fi", []);
    }
    notes
}

pub(crate) fn completions(typed: &Completions, everywhere: &Everywhere) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut Arguments::command(), "outfit", &mut script);
    Ok(output::deliver(&String::from_utf8(script).map_err(anyhow::Error::from)?, everywhere)?)
}
