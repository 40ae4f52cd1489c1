//! The texts that tasks are read from: files, folders and standard input.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use outfit::diagnostic::{Fault, Limited, Unread};
use outfit::source::Source;
use outfit::task::Form;

use crate::failure::Failure;
use crate::file::{extension, read, shown, sorted, text, unreadable, within};

/// The texts of all inputs, those of a folder by name. An input that can't be read does not keep the others from it.
pub(crate) fn tasks(paths: &[PathBuf]) -> Result<Vec<Result<Source, Unread>>, Failure> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard[..] } else { paths };
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(standard_input(paths.len() == 1)?);
        } else if path.is_dir() {
            let before = sources.len();
            match path.canonicalize() {
                Ok(home) => folder(&home, path, &mut sources),
                Err(error) => sources.push(Err(unread(path, unreadable(&error)))),
            }
            if sources.len() == before {
                sources.push(Err(unread(path, Fault::NoFiles { kinds: ".json, .jsonl or .csv" })));
            }
        } else {
            sources.push(read(path, Limited::Input));
        }
    }
    Ok(sources)
}

/// The form of an input: what was said, else what its name or its first letters tell.
pub(crate) fn form(source: &Source, said: Option<Form>) -> Result<Form, Unread> {
    let form = said.or_else(|| Form::of(&source.name, &source.text));
    form.ok_or_else(|| Unread::new(source.name.clone(), Fault::UnknownForm))
}

fn unread(path: &Path, fault: Fault) -> Unread {
    Unread::new(shown(path), fault)
}

/// What is piped in. Nothing at all, or a terminal, is a fault among other inputs, and by itself no input.
fn standard_input(alone: bool) -> Result<Result<Source, Unread>, Failure> {
    const NAME: &str = "standard input";
    let nothing = || match alone {
        true => Err(Failure::no_input()),
        false => Ok(Err(Unread::new(NAME.to_owned(), Fault::Empty { what: "a file" }))),
    };
    if std::io::stdin().is_terminal() {
        return nothing();
    }
    match text(NAME.to_owned(), std::io::stdin().lock(), Limited::Input) {
        Ok(source) if source.text.trim().is_empty() => nothing(),
        source => Ok(source),
    }
}

/// The task files in a folder and the folders in it. Links to folders are not followed: they could lead in circles.
fn folder(home: &Path, path: &Path, sources: &mut Vec<Result<Source, Unread>>) {
    let entries = match sorted(path) {
        Ok(entries) => entries,
        Err(unread) => return sources.push(Err(unread)),
    };
    for entry in entries {
        if entry.is_dir() {
            if !entry.is_symlink() {
                folder(home, &entry, sources);
            }
        } else if matches!(extension(&entry).as_deref(), Some("json" | "jsonl" | "csv")) {
            sources.push(within(home, &entry, Limited::Input));
        }
    }
}
