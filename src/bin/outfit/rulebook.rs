//! The rulebook that is asked for: the built-in one, or a file or a folder.

use std::path::Path;

use outfit::diagnostic::{Fault, Faults, Limited, Unread};
use outfit::rulebook::Rulebook;
use outfit::source::Source;

use crate::args::Everywhere;
use crate::file::{extension, read, shown, sorted, unreadable, within};

/// The rulebook that the command line or the variable names, else the built-in one.
pub(crate) fn rulebook(everywhere: &Everywhere) -> Result<Rulebook, Faults> {
    match everywhere.rules() {
        Some(path) => at(&path),
        None => Rulebook::builtin(),
    }
}

/// The rulebook in a file or a folder.
pub(crate) fn at(path: &Path) -> Result<Rulebook, Faults> {
    Rulebook::from_files(files(path)?)
}

/// The texts of the rulebook in a file or a folder, else of the one that is asked for everywhere.
pub(crate) fn texts(
    path: Option<&Path>,
    everywhere: &Everywhere,
) -> Result<Vec<Result<Source, Unread>>, Unread> {
    match path.map(Path::to_owned).or_else(|| everywhere.rules()) {
        Some(path) => files(&path),
        None => Ok(outfit::builtin_files().into_iter().map(Ok).collect()),
    }
}

/// The texts of a rulebook: one file, or the .toml files of a folder by name.
fn files(path: &Path) -> Result<Vec<Result<Source, Unread>>, Unread> {
    if !path.is_dir() {
        return Ok(vec![read(path, Limited::RuleFile)]);
    }
    let unread = |fault| Unread::new(shown(path), fault);
    let mut paths = sorted(path)?;
    paths.retain(|path| extension(path).as_deref() == Some("toml"));
    // Editors keep locks and copies under hidden names.
    paths.retain(|path| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")));
    if paths.is_empty() {
        return Err(unread(Fault::NoFiles { kinds: ".toml" }));
    }
    let home = path.canonicalize().map_err(|error| unread(unreadable(&error)))?;
    Ok(paths.iter().map(|path| within(&home, path, Limited::RuleFile)).collect())
}
