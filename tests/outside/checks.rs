//! The forms of a check's result, and the pipelines that we ship, by the programs that they are for.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{PROGRAM, has};

/// The program without what only a debugger reads: it is copied often.
fn stripped(folder: &Path) -> PathBuf {
    let copy = folder.join("outfit");
    let strip = Command::new("strip").arg("-o").arg(&copy).arg(PROGRAM).status();
    if !strip.is_ok_and(|status| status.success()) {
        std::fs::copy(PROGRAM, &copy).unwrap();
    }
    copy
}

/// Runs one of the scripts beside this file; what it says stands in the message if it fails.
pub(crate) fn script(name: &str, args: impl Fn(&Path, &Path) -> Vec<PathBuf>) {
    if !has("python3") || !has("git") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let program = stripped(folder.path());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(name);
    let output = Command::new("python3").arg(path).args(args(folder.path(), &program)).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    for line in said.lines().filter(|line| line.starts_with("skip")) {
        eprintln!("{name}: {line}");
    }
    assert!(output.status.success(), "{name}: {}\n{said}", output.status);
}

#[test]
fn each_form_of_a_result_is_what_its_reader_takes() {
    script("formats.py", |folder, program| vec![folder.join("formats"), program.to_path_buf()]);
}

#[test]
fn each_pipeline_runs() {
    script("ci.py", |_, program| vec![program.to_path_buf()]);
}
