//! Reading files and standard input: only what is a regular file, and no more of it than may be.

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use outfit::diagnostic::Faults;
use outfit::source::Source;
use outfit::task::MOST_BYTES;

use crate::failure::Failure;

/// The text of one task.
pub(crate) fn task(path: Option<&Path>) -> Result<Source, Failure> {
    let path = path.unwrap_or(Path::new("-"));
    if path != "-" {
        return file(path);
    }
    if std::io::stdin().is_terminal() {
        return Err(Failure::no_input());
    }
    let bytes = limited(std::io::stdin().lock()).context("standard input can't be read")?;
    Ok(Source::from_bytes("standard input".to_owned(), bytes).map_err(Faults::from)?)
}

/// The texts of a rulebook: one file, or the .toml files of a folder by name.
pub(crate) fn rules(path: &Path) -> Result<Vec<Source>, Failure> {
    if !path.is_dir() {
        return Ok(vec![file(path)?]);
    }
    let entries =
        std::fs::read_dir(path).with_context(|| format!("the folder {} can't be read", shown(path)))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.with_context(|| format!("the folder {} can't be read", shown(path)))?.path());
    }
    paths.retain(|path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    if paths.is_empty() {
        return Err(anyhow!("the folder {} holds no .toml file", shown(path)).into());
    }
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> Result<Source, Failure> {
    let name = shown(path);
    let found = std::fs::metadata(path).with_context(|| format!("{name} can't be read"))?;
    if found.is_dir() {
        return Err(anyhow!("{name} is a folder: name a file in it").into());
    }
    // A device or a pipe may never end.
    if !found.is_file() {
        return Err(anyhow!("{name} is no regular file: pipe it in, as in `outfit assess - < FILE`").into());
    }
    let file = File::open(path).with_context(|| format!("{name} can't be read"))?;
    let bytes = limited(file).with_context(|| format!("{name} can't be read"))?;
    Ok(Source::from_bytes(name, bytes).map_err(Faults::from)?)
}

/// So much as may be read, and one byte more, by which the reader sees that there is too much.
fn limited(reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
