//! The texts that tasks are read from: files, folders and standard input.

mod stream;

pub(crate) use stream::{Stream, Turn};

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use outfit::diagnostic::{Fault, Limited, Unread};
use outfit::source::Source;
use outfit::task::Form;

use crate::failure::Failure;
use crate::file::{extension, inside, read, shown, sorted, text, unreadable};

/// What messages call what is piped in.
pub(crate) const STANDARD: &str = "standard input";

/// An input that was named, or found in a folder that was.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file.
    File(PathBuf),
    /// What is piped in.
    Standard,
}

/// What messages call an input.
pub(crate) fn name(found: &Result<Found, Unread>) -> String {
    match found {
        Ok(Found::File(path)) => shown(path),
        Ok(Found::Standard) => STANDARD.to_owned(),
        Err(unread) => unread.name.clone(),
    }
}

/// All inputs, those of a folder by name. One that can't be read does not keep the others from it.
pub(crate) fn found(paths: &[PathBuf]) -> Vec<Result<Found, Unread>> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard[..] } else { paths };
    let mut all = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            all.push(Ok(Found::Standard));
        } else if path.is_dir() {
            let mut files = Vec::new();
            match path.canonicalize() {
                Ok(home) => {
                    Walk { home: &home, file: &is_task_file, folder: &|_| true }.find(path, &mut files);
                }
                Err(error) => files.push(Err(unread(path, unreadable(&error)))),
            }
            if files.is_empty() {
                files.push(Err(unread(path, Fault::NoFiles { kinds: ".json, .jsonl or .csv" })));
            }
            all.extend(files.into_iter().map(|file| file.map(Found::File)));
        } else {
            all.push(Ok(Found::File(path.clone())));
        }
    }
    all
}

/// Whether it says that a folder holds no file to be read.
pub(crate) fn holds_none<T>(found: &Result<T, Unread>) -> bool {
    matches!(found, Err(unread) if matches!(*unread.fault, Fault::NoFiles { .. }))
}

/// How many bytes all inputs have, if all are files.
pub(crate) fn size(found: &[Result<Found, Unread>]) -> Option<u64> {
    let bytes = |found: &Result<Found, Unread>| match found {
        Ok(Found::File(path)) => std::fs::metadata(path).ok().map(|found| found.len()),
        Ok(Found::Standard) => None,
        Err(_) => Some(0),
    };
    found.iter().map(bytes).sum()
}

/// The texts of all inputs.
pub(crate) fn tasks(paths: &[PathBuf]) -> Result<Vec<Result<Source, Unread>>, Failure> {
    let text = |found| match found {
        Ok(Found::File(path)) => Ok(read(&path, Limited::Input)),
        Ok(Found::Standard) => standard_input(paths.len() <= 1),
        Err(unread) => Ok(Err(unread)),
    };
    found(paths).into_iter().map(text).collect()
}

/// The form of an input: what was said, else what its name or its first letters tell.
pub(crate) fn form(source: &Source, said: Option<Form>) -> Result<Form, Unread> {
    let form = said.or_else(|| Form::of(&source.name, &source.text));
    form.ok_or_else(|| Unread::new(source.name.clone(), Fault::UnknownForm))
}

fn unread(path: &Path, fault: Fault) -> Unread {
    Unread::new(shown(path), fault)
}

/// What is piped in.
fn standard_input(alone: bool) -> Result<Result<Source, Unread>, Failure> {
    if std::io::stdin().is_terminal() {
        return nothing(alone).map(Err);
    }
    match text(STANDARD.to_owned(), std::io::stdin().lock(), Limited::Input) {
        Ok(source) if source.text.trim().is_empty() => nothing(alone).map(Err),
        source => Ok(source),
    }
}

/// That nothing is piped in: among other inputs a fault, and by itself no input.
pub(crate) fn nothing(alone: bool) -> Result<Unread, Failure> {
    match alone {
        true => Err(Failure::no_input()),
        false => Ok(Unread::new(STANDARD.to_owned(), Fault::Empty { what: "a file" })),
    }
}

/// The files below a folder that some patterns match and others don't, by name; and the patterns that match none. What git keeps for
/// itself is not looked into.
pub(crate) fn matching<'p>(
    home: &Path,
    include: &'p [Pattern],
    exclude: &[Pattern],
) -> (Vec<Result<Found, Unread>>, Vec<&'p str>) {
    const OPTIONS: MatchOptions = MatchOptions {
        // A request does not escape by its capital letters.
        case_sensitive: false,
        require_literal_separator: true,
        require_literal_leading_dot: false,
    };
    let home = if home.as_os_str().is_empty() { Path::new(".") } else { home };
    let matches = |pattern: &Pattern, path: &Path| {
        let below = path.strip_prefix(home).unwrap_or(path);
        // Nor by letters that are none: they are matched as they are shown.
        pattern.matches_with(&below.to_string_lossy(), OPTIONS)
    };
    let unmatched = RefCell::new(include.iter().collect::<Vec<_>>());
    let wanted = |path: &Path| {
        unmatched.borrow_mut().retain(|pattern| !matches(pattern, path));
        include.iter().any(|pattern| matches(pattern, path))
            && !exclude.iter().any(|pattern| matches(pattern, path))
    };
    let wanted_below = |folder: &Path| {
        let excluded = |pattern: &Pattern| {
            let all = pattern.as_str().strip_suffix("/**").and_then(|all| Pattern::new(all).ok());
            all.is_some_and(|all| matches(&all, folder))
        };
        let depth = folder.strip_prefix(home).unwrap_or(folder).components().count();
        let reaches = |pattern: &Pattern| {
            pattern.as_str().contains("**") || pattern.as_str().split('/').count() > depth
        };
        !folder.ends_with(".git") && include.iter().any(reaches) && !exclude.iter().any(excluded)
    };
    let mut in_order = BTreeSet::new();
    in_order.extend(include.iter().map(|pattern| home.join(start(pattern.as_str()))));
    let mut starts = Vec::from_iter(in_order);
    // What lies in another one is looked into with it.
    starts.dedup_by(|later, earlier| later.starts_with(earlier));
    let mut found = Vec::new();
    for start in starts.iter().filter(|start| start.is_dir()) {
        match home.canonicalize() {
            Ok(real) => {
                let mut files = Vec::new();
                Walk { home: &real, file: &wanted, folder: &wanted_below }.find(start, &mut files);
                found.extend(files.into_iter().map(|file| file.map(Found::File)));
            }
            Err(error) => found.push(Err(unread(home, unreadable(&error)))),
        }
    }
    let unmatched = unmatched.take().into_iter().map(Pattern::as_str).collect();
    (found, unmatched)
}

/// The folder that all matches of a pattern lie in.
fn start(pattern: &str) -> PathBuf {
    let folders = pattern.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').take_while(|part| !part.contains(['*', '?', '['])).collect()
}

/// What to look for in a folder and the folders in it.
struct Walk<'w> {
    /// The folder that all must lie in.
    home: &'w Path,
    /// Which files are read.
    file: &'w dyn Fn(&Path) -> bool,
    /// Which folders are looked into.
    folder: &'w dyn Fn(&Path) -> bool,
}

impl Walk<'_> {
    /// Finds what is looked for, by name. Links to folders are not followed: they could lead in circles.
    fn find(&self, path: &Path, files: &mut Vec<Result<PathBuf, Unread>>) {
        let entries = match sorted(path) {
            Ok(entries) => entries,
            Err(unread) => return files.push(Err(unread)),
        };
        for entry in entries {
            // From here on names are as someone would type them.
            let entry = entry.strip_prefix(".").map(Path::to_path_buf).unwrap_or(entry);
            match entry.symlink_metadata() {
                // What can't be looked at may be what someone hides.
                Err(error) => files.push(Err(unread(&entry, unreadable(&error)))),
                Ok(found) if found.is_symlink() && entry.is_dir() => files.extend(self.leads_out(&entry)),
                Ok(found) if found.is_dir() => {
                    if (self.folder)(&entry) {
                        self.find(&entry, files);
                    }
                }
                Ok(_) => {
                    if (self.file)(&entry) {
                        files.push(inside(self.home, &entry).map(|()| entry));
                    }
                }
            }
        }
    }

    /// That a link to a folder leads out of what is looked through; one that leads into it leads to what is read anyway.
    fn leads_out(&self, link: &Path) -> Option<Result<PathBuf, Unread>> {
        let real = link.canonicalize().ok().filter(|real| !real.starts_with(self.home))?;
        Some(Err(unread(link, Fault::OutsideFolder { target: shown(&real) })))
    }
}

fn is_task_file(path: &Path) -> bool {
    // What an editor checks files by lies beside them.
    let is_schema = path.to_str().is_some_and(|path| path.ends_with(".schema.json"));
    !is_schema && matches!(extension(path).as_deref(), Some("json" | "jsonl" | "csv"))
}
