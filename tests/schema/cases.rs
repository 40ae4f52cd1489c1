//! The cases of `tests/cases`: what the program refuses there a schema refuses, as far as it can.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use outfit::diagnostic::{Code, Fault};
use outfit::rulebook::Rulebook;
use outfit::schema::Schema;
use outfit::source::Source;
use serde_json::Value;

use crate::codes::{Says, TASK, says};
use crate::inputs::{files, read_rules, read_tasks, small, source, tree};
use crate::layers::says_of_rules;
use crate::{faults, validator};

/// What is typed in a case.
fn arguments(folder: &Path) -> Vec<String> {
    let case: toml::Table = toml::from_str(&source(folder.join("case.toml")).text).unwrap();
    case["args"].as_array().unwrap().iter().map(|arg| arg.as_str().unwrap().to_owned()).collect()
}

/// The cases of a group, each with its folder and arguments.
fn cases(group: &str) -> Vec<(PathBuf, Vec<String>)> {
    let folders = std::fs::read_dir(Path::new("tests/cases").join(group)).unwrap();
    let mut folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let cases = folders.into_iter().filter(|folder| folder.join("case.toml").exists());
    cases.map(|folder| (folder.clone(), arguments(&folder))).collect()
}

/// The codes that a case must print.
fn codes(folder: &Path) -> BTreeSet<Code> {
    let stderr = std::fs::read_to_string(folder.join("stderr")).unwrap();
    let code = |id: &str| Code::ALL.iter().copied().find(|code| code.id() == id).unwrap();
    let named = stderr.split("error[").skip(1).filter_map(|rest| rest.split_once(']'));
    named.map(|(id, _)| code(id)).collect()
}

/// The rule files that are typed, if they are texts.
fn rule_files(folder: &Path, arguments: &[String]) -> Option<Vec<Source>> {
    let at = arguments.iter().position(|arg| arg == "--rules")?;
    let path = folder.join(&arguments[at + 1]);
    let paths = if path.is_dir() { files(&path, "toml") } else { vec![path] };
    let read = |path: PathBuf| {
        let bytes = path.is_file().then(|| std::fs::read(&path).unwrap())?;
        Source::from_bytes(path.display().to_string(), bytes).ok()
    };
    paths.into_iter().map(read).collect()
}

pub(crate) fn agree(case: &str, wanted: Says, errors: &str) -> Option<String> {
    let agree = match wanted {
        Says::Sound => errors.is_empty(),
        Says::Faulty => !errors.is_empty(),
        Says::Either => true,
    };
    (!agree).then(|| format!("{case}: expected {wanted:?}, found {errors:?}"))
}

#[test]
fn tasks_that_the_program_refuses() {
    let (mut refused, mut differ) = (0, Vec::new());
    for (folder, arguments) in cases("task") {
        let rulebook = match rule_files(&folder, &arguments) {
            Some(files) => Rulebook::from_toml(files).unwrap(),
            None => Rulebook::builtin().unwrap(),
        };
        let task = arguments.iter().skip(1).find(|arg| arg.ends_with(".json"));
        let text = task.map(|name| std::fs::read(folder.join(name)).unwrap()).unwrap_or_default();
        // What is no JSON no schema sees.
        let Ok(value) = serde_json::from_slice::<Value>(&text) else { continue };
        let read = read_tasks(&rulebook, String::from_utf8(text).unwrap());
        let found: BTreeSet<Code> = read.iter().map(Fault::code).collect();
        assert_eq!(found, codes(&folder), "{}", folder.display());
        let wanted = says(TASK, &read);
        refused += usize::from(wanted == Says::Faulty);
        let errors = faults(&validator(&rulebook, Schema::Task), &value);
        differ.extend(agree(&folder.display().to_string(), wanted, &errors));
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(refused >= 25, "{refused} faulty tasks are too few to tell");
}

#[test]
fn rules_that_the_program_refuses() {
    let validator = validator(&small(), Schema::Rules);
    let (mut refused, mut differ) = (0, Vec::new());
    for (folder, arguments) in cases("rules") {
        let Some(files) = rule_files(&folder, &arguments) else { continue };
        // Where one can't be read the others are not held against each other.
        let Some(trees) = files.iter().map(|file| tree(&file.text)).collect::<Option<Vec<Value>>>() else {
            continue;
        };
        for (file, value) in files.iter().zip(trees) {
            let wanted = says_of_rules(&value, &read_rules(vec![files.clone()], &file.name));
            refused += usize::from(wanted == Says::Faulty);
            differ.extend(agree(&file.name, wanted, &faults(&validator, &value)));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(refused >= 35, "{refused} faulty rule files are too few to tell");
}
