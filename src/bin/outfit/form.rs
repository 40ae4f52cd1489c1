//! `outfit form`.

use crate::args::{Everywhere, FormArgs};
use crate::failure::Failure;
use crate::output;
use crate::rulebook::rulebook;

pub(crate) fn run(typed: &FormArgs, everywhere: &Everywhere) -> Result<(), Failure> {
    let text = outfit::render::form(&rulebook(everywhere)?, typed.blank()).map_err(anyhow::Error::from)?;
    Ok(output::deliver(&text, everywhere)?)
}
