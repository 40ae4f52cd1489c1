//! Sound inputs with one thing changed, at every node of the tree: the schema and the reader must say the same of each.

use jsonschema::Validator;
use outfit::rulebook::Rulebook;
use outfit::schema::Schema;
use outfit::source::Source;
use serde_json::{Value, json};

use crate::codes::{Says, TASK, says};
use crate::inputs::{SMALL, read_rules, read_tasks, rule_files, small, source, tasks, tree};
use crate::layers::says_of_rules;
use crate::{each_node, faults, validator};

/// Of the changes to a tree about so many are tried, spread over it. The built-in rules take longest: each time all of them are read.
const OF_A_TASK: usize = 1_000;
const OF_A_RULE_FILE: usize = 120;
const OF_THE_SMALL_RULES: usize = 6_000;
const OF_THE_WHOLE_RULES: usize = 600;

/// One change to a tree, at the node that a pointer leads to.
#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Remove,
    Rename(String),
}

/// What every node is replaced by.
fn replacements() -> Vec<Value> {
    let any = [json!(null), json!(true), json!(3), json!(99), json!(-1), json!(2.5), json!([]), json!({})];
    let answers = [json!("2"), json!(2.0), json!("2.0"), json!([1, 1]), json!([2, "2"]), json!([2, "2.0"])];
    let words = ["", "x", " ", "X y", "unknown", "not_applicable", "none", "kpo", "2026-02-29", "2026-2-1"];
    let lists =
        [json!(["x"]), json!([[]]), json!([null]), json!(["unknown"]), json!(["2", "2.0"]), json!([{}])];
    any.into_iter().chain(answers).chain(words.map(Value::from)).chain(lists).collect()
}

/// Every change to a node and to all within it.
fn changes(node: &Value, at: &str, all: &mut Vec<(String, Change)>) {
    all.extend(replacements().into_iter().map(|value| (at.to_owned(), Change::Replace(value))));
    match node {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                let at = format!("{at}/{index}");
                all.push((at.clone(), Change::Remove));
                changes(value, &at, all);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                let at = format!("{at}/{key}");
                all.push((at.clone(), Change::Remove));
                all.push((at.clone(), Change::Rename(format!("{key}x"))));
                all.push((at.clone(), Change::Rename(key.chars().skip(1).collect())));
                changes(value, &at, all);
            }
        }
        _ => {}
    }
}

/// The tree after a change.
fn changed(tree: &Value, at: &str, change: &Change) -> Value {
    let mut tree = tree.clone();
    if let Change::Replace(value) = change {
        *tree.pointer_mut(at).unwrap() = value.clone();
        return tree;
    }
    let (parent, key) = at.rsplit_once('/').unwrap();
    match (tree.pointer_mut(parent).unwrap(), change) {
        (Value::Array(list), _) => drop(list.remove(key.parse().unwrap())),
        (Value::Object(fields), Change::Rename(name)) => {
            let value = fields.remove(key).unwrap();
            fields.insert(name.clone(), value);
        }
        (Value::Object(fields), _) => drop(fields.remove(key)),
        (other, _) => panic!("{at}: {other} holds nothing"),
    }
    tree
}

/// Tries the changes to a tree, and tells of each in which the schema says something else than is wanted of it.
pub(crate) fn differing(
    name: &str,
    tree: &Value,
    validator: &Validator,
    most: usize,
    wanted: impl Fn(&Value) -> Option<Says>,
    tried: &mut [usize; 2],
) -> Vec<String> {
    let mut all = Vec::new();
    changes(tree, "", &mut all);
    let step = all.len().div_ceil(most);
    // Multiplied by a large prime, so that no kind of change is passed over each time.
    let chosen =
        all.iter().enumerate().filter(|(index, _)| (index.wrapping_mul(2_654_435_761) >> 16) % step == 0);
    let mut differ = Vec::new();
    for (_, (at, change)) in chosen {
        let mutant = changed(tree, at, change);
        let says = if validator.is_valid(&mutant) { Says::Sound } else { Says::Faulty };
        let Some(wanted) = wanted(&mutant).filter(|wanted| *wanted != Says::Either) else { continue };
        tried[usize::from(wanted == Says::Faulty)] += 1;
        if wanted != says {
            let errors = faults(validator, &mutant);
            differ.push(format!(
                "{name}{at} {change:?}: the reader says {wanted:?}, the schema {says:?}{errors}"
            ));
        }
    }
    differ
}

pub(crate) fn assert_none(differ: &[String], tried: [usize; 2], least: [usize; 2]) {
    let some: Vec<&str> = differ.iter().take(40).map(String::as_str).collect();
    assert!(differ.is_empty(), "{} of {tried:?} differ\n{}", differ.len(), some.join("\n"));
    let enough = tried.iter().zip(least).all(|(tried, least)| *tried > least);
    assert!(enough, "{tried:?} sound and faulty ones are too few to tell");
}

#[test]
fn changed_tasks() {
    let (mut tried, mut differ) = ([0, 0], Vec::new());
    let mut compare = |rulebook: &Rulebook, list: &[(String, Value)]| {
        let validator = validator(rulebook, Schema::Task);
        for (name, tree) in list {
            let wanted = |mutant: &Value| Some(says(TASK, &read_tasks(rulebook, mutant.to_string())));
            differ.extend(differing(name, tree, &validator, OF_A_TASK, wanted, &mut tried));
        }
    };
    let builtin = Rulebook::builtin().unwrap();
    let mut list = tasks(&builtin);
    list.extend([("several".to_owned(), json!([list[0].1, list[1].1])), saved(&builtin, &list[2].1)]);
    compare(&builtin, &list);
    let small = small();
    let sound = |folder: &std::path::Path| {
        let tree: Value = serde_json::from_slice(&std::fs::read(folder.join("task.json")).unwrap()).ok()?;
        read_tasks(&small, tree.to_string()).is_empty().then(|| (folder.display().to_string(), tree))
    };
    let folders = std::fs::read_dir("tests/cases/task").unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.join("task.json").is_file()).collect();
    folders.sort();
    compare(&small, &folders.iter().filter_map(|folder| sound(folder)).collect::<Vec<_>>());
    assert_none(&differ, tried, [500, 500]);
}

/// A report of a task.
fn saved(rulebook: &Rulebook, task: &Value) -> (String, Value) {
    ("saved report".to_owned(), crate::reports::report(rulebook, task, outfit::report::Detail::Full))
}

/// Whether a tree has the number 2.0, which to a schema is a whole one.
pub(crate) fn has_fraction(tree: &Value) -> bool {
    let mut found = false;
    each_node(tree, &mut |node| found |= *node == json!(2.0));
    found
}

/// The built-in rules as one file, which says that it is whole.
fn whole_builtin() -> Source {
    let text = outfit::render::rules_toml(&Rulebook::builtin().unwrap()).unwrap();
    Source { name: "whole.toml".into(), text }
}

#[test]
fn changed_rules() {
    let validator = validator(&small(), Schema::Rules);
    let (mut tried, mut differ) = ([0, 0], Vec::new());
    let mut compare = |file: &Source, tree: &Value, most, others: &[Source]| {
        let wanted = |mutant: &Value| {
            // TOML has no null, and a file is a table.
            let text = toml::to_string(mutant).ok()?;
            let changed = Source { name: file.name.clone(), text };
            let files = others.iter().cloned().chain([changed]).collect();
            (!has_fraction(mutant)).then(|| says_of_rules(mutant, &read_rules(vec![files], &file.name)))
        };
        differ.extend(differing(&file.name, tree, &validator, most, wanted, &mut tried));
    };
    let builtin = rule_files();
    for (file, tree) in &builtin {
        let others = builtin.iter().map(|(other, _)| other).filter(|other| other.name != file.name);
        compare(file, tree, OF_A_RULE_FILE, &others.cloned().collect::<Vec<_>>());
    }
    for (file, most) in [(source(SMALL), OF_THE_SMALL_RULES), (whole_builtin(), OF_THE_WHOLE_RULES)] {
        compare(&file, &tree(&file.text).unwrap(), most, &[]);
    }
    assert_none(&differ, tried, [500, 500]);
}
