//! Paths as they are the same wherever a check is run: from the root of the repository.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use outfit::diagnostic::Unread;

use crate::input::{self, Found};

/// The repository around the working directory.
pub(crate) struct Repository {
    root: Option<PathBuf>,
    /// The folder looked up last: most files stand beside others.
    last: RefCell<Option<(PathBuf, PathBuf)>>,
}

impl Repository {
    /// From where a pipeline says that it is checked out, else the nearest folder upward that git keeps, else the working directory.
    pub(crate) fn around() -> Self {
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
        let said =
            std::env::var_os("GITHUB_WORKSPACE").and_then(|path| PathBuf::from(path).canonicalize().ok());
        let said = said.filter(|root| here.as_ref().is_some_and(|here| here.starts_with(root)));
        let kept = || {
            let above = here.as_deref()?.ancestors();
            above.into_iter().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
        };
        Self { root: said.or_else(kept).or_else(|| here.clone()), last: RefCell::new(None) }
    }

    /// A path from the root, with `/`; as it was named where it lies outside.
    pub(crate) fn path(&self, named: &Path) -> String {
        let from_root = self.real(named).and_then(|real| {
            let root = self.root.as_ref()?;
            real.strip_prefix(root).ok().map(Path::to_path_buf)
        });
        let path = from_root.unwrap_or_else(|| named.to_path_buf());
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        parts.join("/").replacen("//", "/", 1)
    }

    /// Where a file really lies; its own name stays, for a link is known by the place where it stands.
    fn real(&self, named: &Path) -> Option<PathBuf> {
        let folder = named.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let known =
            self.last.borrow().as_ref().filter(|(last, _)| last == folder).map(|(_, real)| real.clone());
        let real = match known {
            Some(real) => real,
            None => {
                let real = folder.canonicalize().ok()?;
                *self.last.borrow_mut() = Some((folder.to_path_buf(), real.clone()));
                real
            }
        };
        Some(real.join(named.file_name()?))
    }

    /// The path of an input.
    pub(crate) fn of(&self, found: &Result<Found, Unread>) -> String {
        match found {
            Ok(Found::Standard) => input::STANDARD.to_owned(),
            found => self.path(Path::new(&input::name(found))),
        }
    }
}
