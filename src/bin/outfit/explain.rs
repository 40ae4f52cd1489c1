//! `outfit explain` and `outfit services`.

use anyhow::anyhow;
use outfit::explain::{self, Found};
use outfit::render;

use crate::args::{Everywhere, Explain, Form, Services};
use crate::failure::Failure;
use crate::output;
use crate::rulebook::rulebook;

pub(crate) fn explain(typed: &Explain, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = rulebook(everywhere)?;
    let found = Found::of(&rulebook, &typed.id).map_err(|meant| nothing_called(&typed.id, meant))?;
    let text = match typed.format {
        Form::Text => render::found(&rulebook, &found, output::width()),
        Form::Json => render::found_json(&rulebook, &found).map_err(anyhow::Error::from)?,
    };
    Ok(output::deliver(&text, everywhere)?)
}

/// That an id stands for nothing, and which one was meant.
pub(crate) fn nothing_called(id: &str, meant: Option<String>) -> anyhow::Error {
    match meant {
        Some(meant) => anyhow!("nothing is called `{id}`: did you mean `{meant}`?"),
        None => anyhow!("nothing is called `{id}`: `outfit rules list` lists what the rules hold"),
    }
}

pub(crate) fn services(typed: &Services, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = rulebook(everywhere)?;
    let query = typed.query.join(" ");
    let found = explain::services(&rulebook, &query);
    let text = match typed.format {
        Form::Text if found.is_empty() => {
            let none = "no document names a service called";
            return Err(anyhow!("{none} `{query}`: `outfit services` lists those that they name").into());
        }
        Form::Text => render::services(&rulebook, &found, output::width()),
        Form::Json => render::services_json(&rulebook, &found).map_err(anyhow::Error::from)?,
    };
    Ok(output::deliver(&text, everywhere)?)
}
