//! What the program writes and is given fits its schema.

use std::collections::BTreeSet;

use jsonschema::Validator;
use outfit::assess::assess;
use outfit::report::{Detail, Reader, report as reported};
use outfit::rulebook::{Basis, Rulebook, Verdict};
use outfit::schema::{Schema, schema};
use outfit::source::Source;
use outfit::task::Task;
use serde_json::{Value, json};

use crate::inputs::{SMALL, rule_files, small, source, tasks, tree};
use crate::{each_node, faults, validator};

const DETAILS: [Detail; 3] = [Detail::Brief, Detail::Normal, Detail::Full];

/// The report of a task as it is written.
pub(crate) fn report(rulebook: &Rulebook, task: &Value, detail: Detail) -> Value {
    let source = Source { name: "task.json".into(), text: task.to_string() };
    let task = Task::from_json(rulebook, source).unwrap();
    let outcome = assess(rulebook, &task);
    serde_json::to_value(reported(rulebook, &task, &outcome, detail, Reader::Program)).unwrap()
}

fn assert_fits(name: &str, validator: &Validator, value: &Value) {
    let faults = faults(validator, value);
    assert!(faults.is_empty(), "{name}{faults}");
}

/// The tasks with steps among the cases, and those that lead to each verdict.
fn small_tasks() -> Vec<(String, Value)> {
    let task = |name: &str, task: Value| (name.to_owned(), task);
    vec![
        task(
            "steps",
            json!({ "answers": { "difficulty": 1 }, "steps": [
            { "title": "open gate", "answers": { "tools": "phone", "product": "not_applicable" } },
            { "title": "kept", "answers": { "importance": "core" }, "notes": { "difficulty": "easy" } },
            { "title": "knowing", "service": "research", "answers": { "difficulty": 5, "tools": ["lab"], "product": "ideas" } },
        ] }),
        ),
        task("nothing", json!({ "answers": {} })),
        task(
            "between",
            json!({ "title": "typing", "answers": { "difficulty": [2, 4], "secrets": "yes", "importance": "side" } }),
        ),
    ]
}

#[test]
fn what_goes_in_fits() {
    let builtin = Rulebook::builtin().unwrap();
    let of_task = validator(&builtin, Schema::Task);
    for (name, task) in tasks(&builtin) {
        assert_fits(&name, &of_task, &task);
        for detail in DETAILS {
            let report = report(&builtin, &task, detail);
            assert_fits(&name, &of_task, &report);
            assert_fits(&name, &of_task, &json!([report, task]));
        }
    }
    let of_rules = validator(&builtin, Schema::Rules);
    for (file, tree) in rule_files() {
        assert_fits(&file.name, &of_rules, &tree);
    }
    assert_fits(SMALL, &of_rules, &tree(&source(SMALL).text).unwrap());
}

#[test]
fn what_comes_out_fits() {
    let (builtin, small) = (Rulebook::builtin().unwrap(), small());
    let validator = validator(&builtin, Schema::Report);
    let all = tasks(&builtin).into_iter().map(|task| (&builtin, task));
    let mut words = BTreeSet::new();
    for (rulebook, (name, task)) in all.chain(small_tasks().into_iter().map(|task| (&small, task))) {
        let list = DETAILS.map(|detail| report(rulebook, &task, detail));
        for report in &list {
            assert_fits(&name, &validator, report);
            words.extend(texts(report));
        }
        assert_fits(&name, &validator, &Value::from(list.to_vec()));
    }
    // A word that no report holds may be one that is spelled otherwise.
    let definitions = schema(&builtin, Schema::Report)["definitions"].clone();
    for kind in ["verdict", "strength", "basis", "favors", "gate-state", "advice-kind", "side"] {
        for word in constants(&definitions[kind]) {
            assert!(words.contains(&word), "no report has the {kind} {word}");
        }
    }
    assert_eq!(constants(&definitions["verdict"]), Verdict::ALL.map(|verdict| verdict.id().to_owned()));
    assert_eq!(constants(&definitions["basis"]), Basis::ALL.map(|(id, _)| id.to_owned()));
}

/// Every text within a value.
fn texts(value: &Value) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    each_node(value, &mut |node| texts.extend(node.as_str().map(str::to_owned)));
    texts
}

/// The words that a definition allows, in order.
fn constants(definition: &Value) -> Vec<String> {
    let one_of = definition["oneOf"].as_array().unwrap();
    one_of.iter().map(|one| one["const"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_the_cases_print_fits() {
    let validator = validator(&small(), Schema::Report);
    let (mut fit, mut errors) = (0, 0);
    for group in ["many", "report", "task"] {
        for folder in std::fs::read_dir(format!("tests/cases/{group}")).unwrap() {
            let path = folder.unwrap().path().join("stdout");
            let printed = std::fs::read_to_string(&path).unwrap_or_default();
            if printed.contains("\"schema_version\"") {
                let values = serde_json::Deserializer::from_str(&printed).into_iter::<Value>();
                // One is nested deeper than a tree can be read.
                for value in values.map_while(Result::ok) {
                    errors += usize::from(value.get("error").is_some());
                    assert_fits(&path.display().to_string(), &validator, &value);
                    fit += 1;
                }
            }
        }
    }
    assert!(fit >= 20 && errors >= 5, "{fit} reports and {errors} errors are too few to tell");
}

#[test]
fn what_is_no_report_does_not_fit() {
    let (builtin, of) = (Rulebook::builtin().unwrap(), Schema::Report);
    let validator = validator(&builtin, of);
    let (_, task) = &tasks(&builtin)[0];
    let sound = report(&builtin, task, Detail::Brief);
    for field in sound.as_object().unwrap().keys() {
        let mut report = sound.clone();
        report.as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&report), "without {field}");
    }
    let wrong = [
        ("/schema_version", json!(2)),
        ("/verdict", json!("outsource")),
        ("/strength", json!("weak")),
        ("/basis", json!(null)),
        ("/settled", json!("true")),
        ("/rules/digest", json!("abc")),
        ("/fit/bpo/percent", json!(100.1)),
        ("/fit/kpo/points", json!(-1)),
        ("/lean", json!(-100.1)),
        ("/margin", json!(200.1)),
        ("/task/answers/judgment", json!(6)),
        ("/conditions", json!([{}])),
    ];
    for (at, value) in wrong {
        let mut report = sound.clone();
        *report.pointer_mut(at).unwrap() = value;
        assert!(!validator.is_valid(&report), "{at}");
    }
    let mut report = sound.clone();
    report["added"] = json!("in version 1 fields may be");
    assert_fits("a field more", &validator, &report);
}
