//! `outfit explain` and `outfit services`.

use anyhow::anyhow;
use outfit::explain::{self, Entry};
use outfit::render::{entries, entries_json};
use outfit::rulebook::Rulebook;

use crate::args::{EntryFormat, Everywhere, Explain, Services};
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn explain(typed: &Explain, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = input::rulebook(everywhere)?;
    match Entry::find(&rulebook, &typed.id) {
        Ok(found) => print(&rulebook, &found, typed.format, everywhere),
        Err(Some(meant)) => Err(anyhow!("the rules have no `{}`: did you mean `{meant}`?", typed.id).into()),
        Err(None) => Err(anyhow!(
            "the rules have no `{}`: `outfit services` lists services, the README the questions",
            typed.id
        )
        .into()),
    }
}

pub(crate) fn services(typed: &Services, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = input::rulebook(everywhere)?;
    let query = typed.query.join(" ");
    let found = explain::services(&rulebook, &query);
    match typed.format {
        EntryFormat::Text if found.is_empty() => Err(anyhow!(
            "no document names a service called `{query}`: `outfit services` lists those that they name"
        )
        .into()),
        EntryFormat::Text => Ok(output::print(
            &outfit::render::services(&rulebook, &found, output::width()),
            everywhere.color,
        )?),
        EntryFormat::Json => {
            let found: Vec<Entry<'_>> = found.into_iter().map(Entry::Service).collect();
            print(&rulebook, &found, typed.format, everywhere)
        }
    }
}

fn print(
    rulebook: &Rulebook,
    found: &[Entry<'_>],
    format: EntryFormat,
    everywhere: &Everywhere,
) -> Result<(), Failure> {
    let text = match format {
        EntryFormat::Text => entries(rulebook, found, output::width()),
        EntryFormat::Json => entries_json(rulebook, found).map_err(anyhow::Error::from)?,
    };
    Ok(output::print(&text, everywhere.color)?)
}
