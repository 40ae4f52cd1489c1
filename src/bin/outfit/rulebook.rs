//! The rulebook that is asked for: the built-in one, or layers over it.

use std::path::{Path, PathBuf};

use outfit::diagnostic::{Fault, Faults, Limited, Unread};
use outfit::rulebook::{Files, Layered, Rulebook};

use crate::args::Everywhere;
use crate::file::{extension, read, shown, sorted, unreadable, within};

/// The rulebook that the command line or the variable names, else the built-in one.
pub(crate) fn rulebook(everywhere: &Everywhere) -> Result<Rulebook, Faults> {
    of(&everywhere.rules())
}

/// The rulebook of layers over the built-in one, which by itself need not be read.
pub(crate) fn of(layers: &[PathBuf]) -> Result<Rulebook, Faults> {
    match layers {
        [] => Rulebook::builtin(),
        layers => at(layers).map(|layered| layered.rulebook),
    }
}

/// The same, and where its values come from.
pub(crate) fn at(layers: &[PathBuf]) -> Result<Layered, Faults> {
    let read = |path: &PathBuf| files(path).unwrap_or_else(|unread| vec![Err(unread)]);
    Layered::over_builtin(layers.iter().map(read).collect())
}

/// The same, with the tests that stand beside a layer, in a file of their own.
pub(crate) fn with_tests(layers: &[PathBuf]) -> Result<Layered, Faults> {
    let read = |path: &PathBuf| {
        let mut files = files(path).unwrap_or_else(|unread| vec![Err(unread)]);
        let tests = tests_beside(path);
        let is_file = !path.is_dir() && extension(path).as_deref() == Some("toml");
        // A link that leads nowhere is told of, and so is one to what lies elsewhere: nobody named the file.
        if is_file && tests.symlink_metadata().is_ok() {
            let home =
                tests.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            files.push(match home.canonicalize() {
                Ok(home) => within(&home, &tests, Limited::RuleFile),
                Err(error) => Err(Unread::new(shown(&tests), unreadable(&error))),
            });
        }
        files
    };
    Layered::over_builtin(layers.iter().map(read).collect())
}

/// Where the tests of a layer of one file may stand by themselves.
pub(crate) fn tests_beside(path: &Path) -> PathBuf {
    path.with_extension("tests.toml")
}

/// The texts of a rulebook: one file, or the .toml files of a folder by name.
fn files(path: &Path) -> Result<Files, Unread> {
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
