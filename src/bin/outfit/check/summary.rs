//! The page that GitHub shows for a step of a job.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::args::Everywhere;
use crate::failure;

/// GitHub shows no page of more than 1 MiB for a step.
const MOST: u64 = 1024 * 1024;

/// The file that the runner names, if one runs this.
pub(crate) fn file() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Appends a page to that file. That it can't is no reason to fail a check.
pub(crate) fn append(path: &Path, page: &[u8], everywhere: &Everywhere) {
    let there = std::fs::metadata(path).map_or(0, |found| found.len());
    if there + page.len() as u64 > MOST {
        failure::warn("the summary of the job is full: the page is not in it", everywhere);
        return;
    }
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    if let Err(error) = file.and_then(|mut file| file.write_all(page)) {
        failure::warn(&format!("the page can't be added to the summary of the job: {error}"), everywhere);
    }
}
