//! What the program writes, read by programs that are not ours: Python's JSON and CSV, GitHub's Markdown, man, the shells, and taplo;
//! and the interview at a terminal that Python plays.
//!
//! Where such a program is missing the test says so and is skipped; where `CI` is set it fails, for there all are installed.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod checks;
mod markdown;
mod pages;
mod scale;
mod shells;
mod tables;
mod taplo;
mod terminal;

use std::io::Write;
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_outfit");

/// Whether a program is there; says so if not.
fn has(program: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()));
    assert!(found || std::env::var_os("CI").is_none(), "{program} is not installed");
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    found
}

/// What a program prints; it must succeed and complain of nothing.
fn run(program: &str, args: &[&str], input: &str) -> String {
    let mut child = Command::new(program)
        .args(args)
        .env("COLUMNS", "80")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // In a thread, for a long input would wait for the output to be read.
    let fed = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    fed.join().unwrap().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.is_empty(), "{program} {args:?}: {} {said}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Tasks of every kind: the examples, and texts that would act on a page, a table or a formula.
fn tasks() -> String {
    let mut paths: Vec<_> =
        std::fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    format!("[{},\n{}]", texts.join(",\n"), include_str!("hostile.json"))
}
