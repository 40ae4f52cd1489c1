//! What `outfit explain CODE` tells: each code is explained, and each example has the fault that it is given for, mended none.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::Path;

use outfit::diagnostic::{Code, Diagnostic, Faults};
use outfit::explain::{CodeExample, ExampleForm};
use outfit::lint::lint;
use outfit::policy::Written;
use outfit::prove::prove;
use outfit::rule_test::Tests;
use outfit::rulebook::{Layered, Rulebook};
use outfit::source::Source;
use outfit::task::{Batch, Form};
use toml::de::DeTable;

/// The explanations of what a proof finds in rules that the check calls sound.
const PROOF: &str = "src/explain/codes/proof.toml";

/// All explanations.
const FILES: [&str; 6] = [
    "src/explain/codes/tasks.toml",
    "src/explain/codes/rules.toml",
    PROOF,
    "src/explain/codes/layers.toml",
    "src/explain/codes/tests.toml",
    "src/explain/codes/policies.toml",
];

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The entries of a file of explanations, in the order of its text.
fn entries(path: &str) -> Vec<String> {
    let text = text(path);
    let table = DeTable::parse(&text).unwrap().into_inner();
    let mut keys: Vec<_> = table.keys().map(|key| (key.span().start, key.get_ref().to_string())).collect();
    keys.sort();
    keys.into_iter().map(|(_, key)| key).collect()
}

fn examples() -> impl Iterator<Item = (Code, CodeExample)> {
    Code::ALL.iter().filter_map(|&code| Some((code, CodeExample::of(code)?)))
}

/// The codes of faults, in the order of the text.
fn codes(faults: &Faults) -> Vec<Code> {
    faults.list.iter().map(|Diagnostic { fault, .. }| fault.code()).collect()
}

/// What is wrong with an example; `None` for command lines, which are no text to read.
fn found(code: Code, form: ExampleForm, text: &str) -> Option<Vec<Code>> {
    match form {
        ExampleForm::Json => Some(of_tasks(text, Form::Json)),
        ExampleForm::Csv => Some(of_tasks(text, Form::Csv)),
        ExampleForm::Toml => Some(of_rules(code, text)),
        ExampleForm::Layer => Some(of_layer(text)),
        ExampleForm::Policy => Some(of_policy(text)),
        ExampleForm::Shell => None,
    }
}

fn of_layer(text: &str) -> Vec<Code> {
    let source = Source { name: "example".into(), text: text.into() };
    match Layered::over_builtin(vec![vec![Ok(source)]]) {
        Err(faults) => codes(&faults),
        Ok(layered) => codes(&lint(&layered).warned),
    }
}

fn of_policy(text: &str) -> Vec<Code> {
    let source = Source { name: "example".into(), text: text.into() };
    let read = Written::read(source).check(&Rulebook::builtin().unwrap());
    read.err().iter().flat_map(codes).collect()
}

fn of_tasks(text: &str, form: Form) -> Vec<Code> {
    let source = Source { name: "example".into(), text: text.into() };
    let tasks = Batch::read(&Rulebook::builtin().unwrap(), source, form).tasks;
    tasks.iter().filter_map(|task| task.as_ref().err()).flat_map(codes).collect()
}

/// The entries of an example are no rulebook by themselves: the pieces of its code complete them. The examples of what a proof
/// finds are proved too; in the others, which are cut down to the fault of a check, a proof would find much.
fn of_rules(code: Code, text: &str) -> Vec<Code> {
    let pieces = pieces().remove(code.id()).unwrap_or_default();
    let piece = |name: String| Source { text: text_of(&name), name };
    let mut files: Vec<Source> = pieces.into_iter().map(piece).collect();
    files.push(Source { name: "example".into(), text: text.into() });
    let layered = Layered::over_builtin(vec![files.into_iter().map(Ok).collect()]);
    let read = layered.and_then(|layered| Tests::read(&layered).map(|_| layered.rulebook));
    match read {
        Err(faults) => codes(&faults),
        Ok(rulebook) if entries(PROOF).iter().any(|id| id == code.id()) => {
            prove(&rulebook).findings.iter().map(|finding| finding.fault.code()).collect()
        }
        Ok(_) => Vec::new(),
    }
}

fn pieces() -> BTreeMap<String, Vec<String>> {
    toml::from_str(&text("tests/codes/pieces.toml")).unwrap()
}

fn text_of(piece: &str) -> String {
    text(&format!("tests/codes/{piece}.toml"))
}

#[test]
fn every_code_is_explained_once_and_in_order() {
    let mut all = Vec::new();
    for path in FILES {
        let place = |id: &String| Code::ALL.iter().position(|code| code.id() == id);
        let places: Vec<Option<usize>> = entries(path).iter().map(place).collect();
        assert!(places.iter().all(Option::is_some), "{path}: an entry is no code: {:?}", entries(path));
        assert!(places.is_sorted(), "{path} has not the order of the codes: {:?}", entries(path));
        all.extend(places.into_iter().flatten());
    }
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..Code::ALL.len()), "the codes of all files: {all:?}");
    // The files are read without a word of complaint: a mistyped key would leave all codes unexplained.
    assert_eq!(examples().count(), Code::ALL.len());
}

#[test]
fn every_example_has_its_fault_alone_and_none_once_mended() {
    let mut wrong = Vec::new();
    for (code, CodeExample { form, bad, mended, .. }) in examples() {
        let (bad, mended) = (found(code, form, &bad), found(code, form, &mended));
        if bad.as_ref().is_some_and(|found| *found != [code]) {
            wrong.push(format!("{code}: the bad example has {bad:?}"));
        }
        if mended.as_ref().is_some_and(|found| !found.is_empty()) {
            wrong.push(format!("{code}: the mended example has {mended:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_piece_is_used() {
    let toml = examples().filter(|(_, example)| example.form == ExampleForm::Toml);
    let mut wanted: Vec<String> = toml.map(|(code, _)| code.id().to_owned()).collect();
    wanted.sort();
    assert!(
        pieces().keys().eq(&wanted),
        "codes with pieces: {:?}; TOML examples: {wanted:?}",
        pieces().keys()
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes");
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let used = pieces().values().flatten().any(|piece| piece == name);
        assert!(used || name == "pieces", "{name} completes no example");
    }
}

#[test]
fn every_explanation_can_be_shown() {
    for (code, CodeExample { why, bad, mended, .. }) in examples() {
        for line in bad.lines().chain(mended.lines()) {
            assert!(line.chars().count() <= 100, "{code}: a line is too wide: {line}");
        }
        assert!(bad.ends_with('\n') && mended.ends_with('\n') && bad != mended, "{code}");
        assert!(why.ends_with('.') && !why.contains(['\n', '\t']) && !why.contains("  "), "{code}: {why}");
        let sentences = why.split(['.', '?']).filter(|rest| rest.starts_with(' ')).count() + 1;
        assert!(sentences <= 3, "{code}: {sentences} sentences: {why}");
    }
}

/// Runs the command lines of an example in a folder of its own; gives the exit status and what stands on standard error.
#[cfg(unix)]
fn run(lines: &str) -> (Option<i32>, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_outfit"));
    let path = std::env::var("PATH").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new("sh")
        .args(["-c", lines])
        .current_dir(folder.path())
        .env("PATH", format!("{}:{path}", program.parent().unwrap().display()))
        .env_remove("OUTFIT_RULES")
        .env_remove("FORCE_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn every_command_line_fails_as_it_should_and_runs_once_mended() {
    let mut wrong = Vec::new();
    for (code, example) in examples().filter(|(_, example)| example.form == ExampleForm::Shell) {
        let (status, said) = run(&example.bad);
        let heads: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
        let alone = matches!(heads.as_slice(), [head] if head.starts_with(&format!("error[{code}]")));
        if status != Some(2) || !alone {
            wrong.push(format!("{code}: the bad example ends with {status:?} and says\n{said}"));
        }
        let (status, said) = run(&example.mended);
        if status != Some(0) || !said.is_empty() {
            wrong.push(format!("{code}: the mended example ends with {status:?} and says\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
