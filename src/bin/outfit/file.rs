//! Reading one file: only what is a regular file, and no more of it than may be.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use outfit::diagnostic::{Fault, Limited, Unread};
use outfit::source::Source;
use outfit::task::{MOST_BYTES, MOST_KEPT};

/// The text of a file.
pub(crate) fn read(path: &Path, what: Limited) -> Result<Source, Unread> {
    text(shown(path), open(path)?, what)
}

/// A file to be read from its start.
pub(crate) fn open(path: &Path) -> Result<File, Unread> {
    let unread = |fault| Unread::new(shown(path), fault);
    let found = std::fs::metadata(path).map_err(|error| unread(unreadable(&error)))?;
    // A device or a pipe may never end.
    if !found.is_file() {
        return Err(unread(Fault::NotRegular));
    }
    File::open(path).map_err(|error| unread(unreadable(&error)))
}

/// The text of a file that was found in a folder.
pub(crate) fn within(home: &Path, path: &Path, what: Limited) -> Result<Source, Unread> {
    inside(home, path).and_then(|()| read(path, what))
}

/// That a file found in a folder lies in it: a link out of it would show what someone else wrote as what was handed in.
pub(crate) fn inside(home: &Path, path: &Path) -> Result<(), Unread> {
    match path.canonicalize() {
        Ok(real) if !real.starts_with(home) => {
            let target = std::fs::read_link(path).unwrap_or(real);
            Err(Unread::new(shown(path), Fault::OutsideFolder { target: shown(&target) }))
        }
        _ => Ok(()),
    }
}

/// The text that a reader gives: so much as may be read, and one byte more, by which it shows that there is too much.
pub(crate) fn text(name: String, reader: impl Read, what: Limited) -> Result<Source, Unread> {
    let limit = match what {
        Limited::Input => MOST_KEPT,
        Limited::RuleFile | Limited::Task => MOST_BYTES,
    };
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(limit as u64 + 1).read_to_end(&mut bytes) {
        return Err(Unread::new(name, unreadable(&error)));
    }
    if bytes.len() > limit {
        return Err(Unread::new(name, Fault::TooLarge { what, limit }));
    }
    Ok(Source::from_bytes(name, bytes)?)
}

/// What a folder holds, by name.
pub(crate) fn sorted(path: &Path) -> Result<Vec<PathBuf>, Unread> {
    let entries = std::fs::read_dir(path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| Unread::new(shown(path), unreadable(&error)))?;
    // One by one: collected at once, or sorted, they take a sort of their own in the program.
    let mut paths = BTreeSet::new();
    paths.extend(entries.iter().map(std::fs::DirEntry::path));
    Ok(paths.into_iter().collect())
}

/// The extension of a name in small letters.
pub(crate) fn extension(path: &Path) -> Option<String> {
    path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase)
}

/// Why the system does not let something be read.
pub(crate) fn unreadable(error: &std::io::Error) -> Fault {
    // The number that ends it tells nobody anything.
    let why = error.to_string();
    let why = why.split_once(" (os error").map_or(why.as_str(), |(why, _)| why);
    Fault::Unreadable { why: why.to_owned() }
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
