//! Reading files, folders and standard input: only what is a regular file, and no more of it than may be.

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use outfit::diagnostic::Faults;
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use outfit::task::MOST_BYTES;

use crate::args::Everywhere;
use crate::failure::Failure;

/// So large an input may be: all of it is read before the first task is assessed.
const MOST_INPUT: usize = 256 * MOST_BYTES;

/// The texts of all inputs, those of a folder by name. An input that can't be read does not keep the others from it.
pub(crate) fn tasks(paths: &[PathBuf]) -> Result<Vec<Result<Source, Failure>>, Failure> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard[..] } else { paths };
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Ok(standard_input()?));
        } else if path.is_dir() {
            let mut files = Vec::new();
            folder(path, &mut files)?;
            if files.is_empty() {
                sources.push(Err(
                    anyhow!("the folder {} holds no .json, .jsonl or .csv file", shown(path)).into()
                ));
            }
            sources.extend(files.iter().map(|path| file(path, MOST_INPUT)));
        } else {
            sources.push(file(path, MOST_INPUT));
        }
    }
    Ok(sources)
}

fn standard_input() -> Result<Source, Failure> {
    if std::io::stdin().is_terminal() {
        return Err(Failure::no_input());
    }
    let bytes = limited(std::io::stdin().lock(), MOST_INPUT).context("standard input can't be read")?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::no_input());
    }
    decoded("standard input".to_owned(), bytes, MOST_INPUT)
}

/// The task files in a folder and the folders in it. Links to folders are not followed: they could lead in circles.
fn folder(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in sorted(path)? {
        let extension =
            entry.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        if entry.is_dir() {
            if !entry.is_symlink() {
                folder(&entry, files)?;
            }
        } else if matches!(extension.as_deref(), Some("json" | "jsonl" | "csv")) {
            files.push(entry);
        }
    }
    Ok(())
}

/// The rulebook that is asked for.
pub(crate) fn rulebook(everywhere: &Everywhere) -> Result<Rulebook, Failure> {
    Ok(match everywhere.rules() {
        Some(path) => Rulebook::from_toml(rules(&path)?)?,
        None => Rulebook::builtin()?,
    })
}

/// The texts of a rulebook: one file, or the .toml files of a folder by name.
fn rules(path: &Path) -> Result<Vec<Source>, Failure> {
    if !path.is_dir() {
        return Ok(vec![file(path, MOST_BYTES)?]);
    }
    let mut paths = sorted(path)?;
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    paths.retain(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")));
    // Editors keep locks and copies under hidden names.
    paths.retain(|path| !hidden(path) && !path.is_dir());
    if paths.is_empty() {
        return Err(anyhow!("the folder {} holds no .toml file", shown(path)).into());
    }
    paths.iter().map(|path| file(path, MOST_BYTES)).collect()
}

/// What a folder holds, by name.
fn sorted(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = || format!("the folder {} can't be read", shown(path));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(path).with_context(unreadable)? {
        paths.push(entry.with_context(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn file(path: &Path, most: usize) -> Result<Source, Failure> {
    let name = shown(path);
    let unreadable = || format!("{name} can't be read");
    let found = std::fs::metadata(path).with_context(unreadable)?;
    // A device or a pipe may never end.
    if !found.is_file() {
        return Err(anyhow!("{name} is no regular file").into());
    }
    let bytes = limited(File::open(path).with_context(unreadable)?, most).with_context(unreadable)?;
    decoded(name, bytes, most)
}

fn decoded(name: String, bytes: Vec<u8>, most: usize) -> Result<Source, Failure> {
    if bytes.len() > most {
        return Err(anyhow!("{name} is larger than {} MiB: give it in parts", most / MOST_BYTES).into());
    }
    Ok(Source::from_bytes(name, bytes).map_err(Faults::from)?)
}

/// So much as may be read, and one byte more, by which it shows that there is too much.
fn limited(reader: impl Read, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
