//! `outfit schema`.

use crate::args::{Everywhere, Schema};
use crate::failure::Failure;
use crate::output;
use crate::rulebook::rulebook;

pub(crate) fn run(typed: &Schema, everywhere: &Everywhere) -> Result<(), Failure> {
    let rulebook = rulebook(everywhere)?;
    let text = outfit::render::schema_json(&rulebook, typed.schema()).map_err(anyhow::Error::from)?;
    Ok(output::deliver(&text, everywhere)?)
}
