//! The commands for rules, held against `assess --rules` and against each other.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[derive(serde::Deserialize)]
struct Case {
    args: Vec<String>,
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outfit"));
    command.args(args).env_clear().env("COLUMNS", "80").current_dir(folder).output().unwrap()
}

/// The folders of all cases about rules, each with the path that `--rules` names.
fn cases() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let named = |folder: PathBuf| {
        let case: Case = toml::from_str(&std::fs::read_to_string(folder.join("case.toml")).unwrap()).unwrap();
        let at = case.args.iter().position(|arg| arg == "--rules")?;
        Some((folder, case.args.get(at + 1)?.clone()))
    };
    folders.into_iter().filter_map(named).collect()
}

#[test]
fn checking_rules_says_what_assessing_by_them_says() {
    let (mut faulty, mut sound) = (0, 0);
    for (folder, rules) in cases() {
        let assessed = std::fs::read_to_string(folder.join("stderr")).unwrap_or_default();
        let checked = run(&folder, &["rules", "check", &rules]);
        let said = String::from_utf8(checked.stderr).unwrap();
        let status = checked.status.code().unwrap();
        assert_eq!(said.trim_end(), assessed.trim_end(), "{}", folder.display());
        match status {
            0 => sound += 1,
            _ => faulty += 1,
        }
        let codes = ["error[unreadable]", "error[no-files]", "error[not-regular]"];
        let unread = codes.iter().any(|code| said.contains(code));
        let wanted = if said.is_empty() {
            0
        } else if unread {
            2
        } else {
            1
        };
        assert_eq!(status, wanted, "{}", folder.display());
        // As JSON it is the same answer.
        let json = run(&folder, &["rules", "check", &rules, "--format", "json"]);
        assert_eq!(json.status.code(), Some(status), "{}", folder.display());
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(json.get("sound"), Some(&(status == 0).into()));
    }
    assert!(faulty > 50 && sound > 3, "{faulty} {sound}");
}

#[test]
fn rules_that_are_shown_are_the_same_rules() {
    let shown = tempfile::tempdir().unwrap();
    let path = shown.path().join("shown.toml");
    let path = path.to_str().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let digest = |args: &[&str]| {
        let json = run(root, &[&["rules", "check", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        json.pointer("/rules/digest").unwrap().clone()
    };
    let controls = "tests/cases/rules/texts-with-controls/rules.toml";
    for rules in [&[][..], &["--rules", "tests/cases/small.toml"], &["--rules", controls]] {
        let show = run(root, &[&["rules", "show", "-o", path], rules].concat());
        assert!(show.status.success());
        assert_eq!(digest(&[path]), digest(rules), "{rules:?}");
    }
}
