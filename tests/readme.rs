//! What the README shows is what the program prints: each console block is run.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::{Command, Stdio};

use snapbox::assert_data_eq;

/// A command of a console block, what it prints, and its exit status.
struct Shown {
    command: String,
    output: String,
    status: i32,
}

/// The commands of all console blocks. A line `? 2` after a command says that it ends with that status; `...` stands for any lines.
fn shown(readme: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut within = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            within = line == "```console";
        } else if !within {
            continue;
        } else if let Some(command) = line.strip_prefix("$ ") {
            all.push(Shown { command: command.to_owned(), output: String::new(), status: 0 });
        } else if let Some(status) = line.strip_prefix("? ") {
            all.last_mut().unwrap().status = status.parse().unwrap();
        } else {
            all.last_mut().unwrap().output += &format!("{line}\n");
        }
    }
    all
}

/// Runs a command with the program that was built for the test; `None` for one that would run cargo within cargo.
fn run(command: &str) -> Option<(String, i32)> {
    let program = Path::new(env!("CARGO_BIN_EXE_outfit"));
    let command = command.replacen("cargo run --release --", "outfit", 1);
    if command.starts_with("cargo ") {
        return None;
    }
    let path = std::env::var("PATH").unwrap();
    let output = Command::new("sh")
        .args(["-c", &command])
        .env("PATH", format!("{}:{path}", program.parent().unwrap().display()))
        .env("COLUMNS", "80")
        .env_remove("OUTFIT_RULES")
        .env_remove("FORCE_COLOR")
        .env_remove("CLICOLOR_FORCE")
        // No draft of an interview is to be left behind.
        .env_remove("HOME")
        .env_remove("XDG_STATE_HOME")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    Some((text, output.status.code().unwrap()))
}

#[test]
fn every_command_prints_what_is_shown() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let mut ran = 0;
    for shown in shown(&readme) {
        let Some((printed, status)) = run(&shown.command) else { continue };
        ran += 1;
        // What compares takes every `\\` for one of a path.
        let [printed, wanted] = [printed, shown.output].map(|text| text.replace('\\', "/"));
        assert_data_eq!(printed, wanted);
        assert_eq!(status, shown.status, "{}", shown.command);
    }
    assert!(ran >= 5, "only {ran} commands were found");
}

#[test]
fn the_task_files_are_tasks() {
    use outfit::{rulebook::Rulebook, source::Source, task::Task};
    let readme = std::fs::read_to_string("README.md").unwrap();
    let rulebook = Rulebook::builtin().unwrap();
    let blocks = readme.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let task =
        |text: &str| Task::from_json(&rulebook, Source { name: "README.md".into(), text: text.into() });
    let tasks: Vec<Task> = blocks.map(|text| task(text).unwrap()).collect();
    assert_eq!(tasks.len(), 2);
}

#[test]
fn every_question_is_listed() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    for (_, question) in outfit::rulebook::Rulebook::builtin().unwrap().questions() {
        assert!(readme.contains(&format!("`{}`", question.id)), "{}", question.id);
    }
}
