//! The draft that is kept after every answer, so that nothing is lost.

use std::io::Write;
use std::path::{Path, PathBuf};

use outfit::diagnostic::{Faults, Limited};
use outfit::render::shown;
use outfit::rulebook::Rulebook;
use outfit::task::{Batch, Task};

use crate::args::Everywhere;
use crate::failure::{self, Failure};
use crate::{file, input};

/// Where the draft is kept; nowhere if the system names no folder for it.
pub(crate) struct Kept(Option<PathBuf>);

impl Kept {
    pub(crate) fn new() -> Self {
        let usable = |folder: &PathBuf| std::fs::create_dir_all(folder).is_ok();
        Self(folder().filter(usable).map(|folder| folder.join("draft.json")))
    }

    /// The place as messages show it.
    pub(crate) fn place(&self) -> Option<String> {
        self.0.as_ref().map(|path| shown(&path.display().to_string()).into_owned())
    }

    /// What to type to go on.
    pub(crate) fn how_to_go_on(&self) -> String {
        match self.place() {
            Some(place) => format!("Your answers are kept in {place}. To go on: outfit ask --resume"),
            None => {
                "The answers were not saved: there is no folder to keep a draft in. --save FILE saves them."
                    .to_owned()
            }
        }
    }

    /// Keeps the draft of an earlier interview under another name.
    pub(crate) fn make_room(&self, everywhere: &Everywhere) {
        let Some(path) = self.0.as_ref().filter(|path| path.exists()) else { return };
        let before = path.with_file_name("draft-before.json");
        if std::fs::rename(path, &before).is_ok() {
            failure::warn(
                &format!(
                    "an interview was not saved; its answers are in {0}: `outfit ask --resume {0}` goes on with it",
                    before.display()
                ),
                everywhere,
            );
        }
    }

    /// Keeps a task, for its owner's eyes alone. Where that fails the interview goes on all the same.
    pub(crate) fn keep(&self, rulebook: &Rulebook, task: &Task) {
        let (Some(path), Ok(text)) = (&self.0, outfit::render::task_json(rulebook, task)) else { return };
        let Some(folder) = path.parent() else { return };
        let write = || -> std::io::Result<()> {
            // A temporary file is its owner's alone, and stays so under its new name.
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(path)?;
            Ok(())
        };
        let _ = write();
    }

    /// Forgets the draft: the answers are saved.
    pub(crate) fn remove(&self) {
        if let Some(path) = &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// The folder for what a program keeps between two calls.
fn folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let state = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))
    };
    state.map(|state| state.join("outfit"))
}

/// The task to go on with: of a file, or the draft.
pub(crate) fn read(rulebook: &Rulebook, path: Option<&Path>, kept: &Kept) -> Result<Task, Failure> {
    let Some(path) = path.or(kept.0.as_deref()) else {
        return Err(anyhow::anyhow!("there is no draft to go on with: name a task file").into());
    };
    let source = file::read(path, Limited::Input).map_err(Faults::from)?;
    let (form, name) = (input::form(&source, None).map_err(Faults::from)?, source.name.clone());
    let mut tasks = Batch::read(rulebook, source, form).tasks;
    match (tasks.pop(), tasks.is_empty()) {
        (Some(task), true) => Ok(task?),
        _ => Err(anyhow::anyhow!("{} holds several tasks or none: name a file of one", shown(&name)).into()),
    }
}
