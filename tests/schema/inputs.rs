//! Inputs as the tests take them: a JSON tree for the schema, and what the reader says of the same text.

use std::path::{Path, PathBuf};

use outfit::builtin_files;
use outfit::diagnostic::{Diagnostic, Fault, Faults};
use outfit::render::{Blank, form};
use outfit::rule_test::Tests;
use outfit::rulebook::{Layered, Rulebook};
use outfit::source::Source;
use outfit::task::{Batch, Form};
use serde_json::{Value, json};

pub(crate) const SMALL: &str = "tests/cases/small.toml";

pub(crate) fn source(path: impl AsRef<Path>) -> Source {
    let path = path.as_ref();
    Source { name: path.display().to_string(), text: std::fs::read_to_string(path).unwrap() }
}

pub(crate) fn small() -> Rulebook {
    Rulebook::from_toml(vec![source(SMALL)]).unwrap()
}

/// The files of a folder that end so, in order.
pub(crate) fn files(folder: impl AsRef<Path>, extension: &str) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    paths.sort();
    paths
}

/// Every task of ours for the built-in rulebook: examples, calibration, questionnaires.
pub(crate) fn tasks(rulebook: &Rulebook) -> Vec<(String, Value)> {
    let paths = files("examples", "json").into_iter().chain(files("tests/calibration", "json"));
    let read =
        |path: PathBuf| (path.display().to_string(), serde_json::from_str(&source(path).text).unwrap());
    let mut tasks: Vec<(String, Value)> = paths.map(read).collect();
    let blank: Value = serde_json::from_str(&form(rulebook, Blank::Json).unwrap()).unwrap();
    let mut filled = blank.clone();
    for (question, answer) in tasks[0].1["answers"].as_object().unwrap() {
        filled["answers"][question] = answer.clone();
    }
    tasks.extend([("blank form".to_owned(), blank), ("filled form".to_owned(), filled)]);
    tasks.push(("all spellings".to_owned(), all_spellings()));
    tasks
}

/// A task that has every field and every spelling of an answer.
fn all_spellings() -> Value {
    json!({
        "id": "1",
        "title": "Everything",
        "service": "accounting",
        "declared": "retain",
        "answers": {
            "complexity": 2, "judgment": [1, 2], "routine": "3", "volume": "4.0", "expertise": [1, "2", "3.0"],
            "skills": [], "data-sensitivity": "personal", "value": "not_applicable", "demand": ["steady"],
            "aim": ["cost", "both"], "location": "unknown", "provider": null, "systems": 2.0,
        },
        "notes": { "complexity": "", "judgment": null, "skills": "none" },
        "answered_by": null,
        "answered_on": "2026-11-22",
        "meta": [null, { "a": 1 }],
        "steps": [{ "title": "One", "service": null, "answers": null, "notes": {} }, { "title": "Two" }],
        "form": 7,
        "$schema": "urn:outfit:schema:task:1",
    })
}

/// What the reader says of tasks.
pub(crate) fn read_tasks(rulebook: &Rulebook, text: String) -> Vec<Fault> {
    let source = Source { name: "task.json".into(), text };
    let batch = Batch::read(rulebook, source, Form::Json);
    let faults = batch.tasks.into_iter().filter_map(Result::err).flat_map(|faults| faults.list);
    faults.map(|diagnostic| diagnostic.fault).collect()
}

/// The built-in rule files, each as a tree.
pub(crate) fn rule_files() -> Vec<(Source, Value)> {
    let tree = |file: Source| {
        let tree = tree(&file.text).unwrap();
        (file, tree)
    };
    builtin_files().into_iter().map(tree).collect()
}

/// A rule file as a tree; `None` if it is no TOML.
pub(crate) fn tree(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(serde_json::to_value(table).unwrap())
}

/// What the reader says of one rule file of the last of some layers over the built-in rules.
pub(crate) fn read_rules(layers: Vec<Vec<Source>>, name: &str) -> Vec<Fault> {
    let layers = layers.into_iter().map(|files| files.into_iter().map(Ok).collect()).collect();
    Layered::over_builtin(layers).map_or_else(|faults| of_file(&faults, name), |_| Vec::new())
}

/// The same of one file over the built-in rules, and of its tests.
pub(crate) fn read_tested(files: Vec<Source>, name: &str) -> Vec<Fault> {
    let read = Layered::over_builtin(vec![files.into_iter().map(Ok).collect()]);
    let tested = read.and_then(|layered| Tests::read(&layered));
    tested.map_or_else(|faults| of_file(&faults, name), |_| Vec::new())
}

fn of_file(faults: &Faults, name: &str) -> Vec<Fault> {
    let in_it = |diagnostic: &Diagnostic| {
        let source = diagnostic.place.and_then(|place| faults.sources.get(place.source));
        source.is_none_or(|source| source.name == name)
    };
    faults.list.iter().filter(|found| in_it(found)).map(|found| found.fault.clone()).collect()
}
