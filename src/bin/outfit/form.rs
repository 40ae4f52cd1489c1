//! `outfit form`.

use crate::args::{Everywhere, FormArgs};
use crate::failure::Failure;
use crate::{input, output};

pub(crate) fn run(typed: &FormArgs, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = input::rulebook(everywhere)?;
    let text = outfit::render::form(&rulebook, typed.blank()).map_err(anyhow::Error::from)?;
    match &typed.output {
        Some(path) => {
            output::check(path, &[])?;
            output::save(path, &text)?;
        }
        None => output::print(&text, everywhere.color)?,
    }
    Ok(())
}
