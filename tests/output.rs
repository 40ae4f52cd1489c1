//! A result is written to a file whole or not at all: also where the disk is full, and where the process is killed in the middle.
//!
//! Both are brought about by a limit on the size of files, which the kernel enforces in the middle of a write: with the signal
//! ignored the write fails as on a full disk, else the signal kills.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};

const OLD: &str = "what stood there before\n";

/// Runs `form -o` in a folder, under a limit of one block a file.
fn limited(folder: &Path, before: &str) -> Output {
    let script = format!("ulimit -f 1; {before} exec \"$0\" form -o kept.json");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_outfit")]).env_clear().current_dir(folder);
    command.output().unwrap()
}

fn folder_with_a_file() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kept.json"), OLD).unwrap();
    folder
}

fn kept(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("kept.json")).unwrap()
}

#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_else() {
    let folder = folder_with_a_file();
    let output = limited(folder.path(), "trap '' XFSZ;");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: kept.json can't be written: "), "{said}");
    assert_eq!(kept(folder.path()), OLD);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_kill_in_the_middle_leaves_the_old_file() {
    let folder = folder_with_a_file();
    let output = limited(folder.path(), "");
    assert!(output.status.signal().is_some(), "{:?}", output.status);
    assert_eq!(kept(folder.path()), OLD);
}

#[test]
fn a_new_file_is_whole_and_an_old_one_keeps_its_mode() {
    let folder = folder_with_a_file();
    let path = folder.path().join("kept.json");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    for name in ["kept.json", "new.json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_outfit"));
        let status = command.args(["form", "-o", name]).env_clear().current_dir(folder.path()).status();
        assert!(status.unwrap().success());
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}
