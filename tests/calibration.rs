//! How far the rules agree with the documents: each service that they name, answered by what the people doing it do all day.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail, and this one has a figure to show"
)]

use std::collections::BTreeMap;
use std::path::Path;

use outfit::assess::assess;
use outfit::rulebook::{Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::{Answer, Task};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    uncontested: Sides,
    contested: Sides,
    why: BTreeMap<String, String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    bpo: Vec<String>,
    kpo: Vec<String>,
}

impl Sides {
    fn each(&self) -> impl Iterator<Item = (&String, Verdict)> {
        let bpo = self.bpo.iter().map(|id| (id, Verdict::Bpo));
        bpo.chain(self.kpo.iter().map(|id| (id, Verdict::Kpo)))
    }
}

fn expected() -> Expected {
    toml::from_str(&std::fs::read_to_string("tests/calibration.toml").unwrap()).unwrap()
}

fn task(rulebook: &Rulebook, id: &str) -> Task {
    let path = Path::new("tests/calibration").join(format!("{id}.json"));
    let source = Source { name: path.display().to_string(), text: std::fs::read_to_string(&path).unwrap() };
    Task::from_json(rulebook, source).unwrap_or_else(|faults| panic!("{}: {faults}", path.display()))
}

/// Prints the verdict of each service of a group, and gives those that do not agree.
fn disagreeing(rulebook: &Rulebook, group: &Sides, why: &BTreeMap<String, String>) -> Vec<String> {
    let mut others = Vec::new();
    for (id, said) in group.each() {
        let verdict = assess(rulebook, &task(rulebook, id)).verdict();
        if verdict == said {
            println!("  {id}: {}", verdict.id());
        } else {
            let reason = why.get(id).map(String::as_str).unwrap_or_default();
            println!("  {id}: {}, where the documents say {}. {reason}", verdict.id(), said.id());
            others.push(id.clone());
        }
    }
    others
}

#[test]
fn nine_in_ten_uncontested_services_agree_with_the_documents() {
    let (rulebook, expected) = (Rulebook::builtin().unwrap(), expected());
    println!("Uncontested:");
    let others = disagreeing(&rulebook, &expected.uncontested, &expected.why);
    let all = expected.uncontested.each().count();
    println!("Contested:");
    let contested = disagreeing(&rulebook, &expected.contested, &expected.why);
    let figure = format!("{} of {all} uncontested services agree with the documents.", all - others.len());
    println!("{figure}");
    let count = expected.contested.each().count();
    let contested = format!("{} of {count} contested ones do.", count - contested.len());
    println!("{contested}");
    let readme = std::fs::read_to_string("README.md").unwrap();
    assert!(readme.contains(&figure) && readme.contains(&contested), "the README states other figures");
    assert!(10 * others.len() <= all, "too many disagree: {others:?}");
    assert!(
        others.iter().eq(expected.why.keys()),
        "say in tests/calibration.toml why, and only of these: {others:?}"
    );
}

#[test]
fn every_service_has_a_file_and_the_documents_say_what_is_expected() {
    let (rulebook, expected) = (Rulebook::builtin().unwrap(), expected());
    let listed: BTreeMap<&str, Verdict> = expected
        .uncontested
        .each()
        .chain(expected.contested.each())
        .map(|(id, side)| (id.as_str(), side))
        .collect();
    assert_eq!(listed.len(), rulebook.services().len());
    for service in rulebook.services() {
        let said = match (service.bpo.is_empty(), service.kpo.is_empty()) {
            (false, true) => Verdict::Bpo,
            (true, false) => Verdict::Kpo,
            _ => panic!("{}: one side is expected", service.id),
        };
        assert_eq!(listed.get(&*service.id), Some(&said), "{}", service.id);
    }
    let files = std::fs::read_dir("tests/calibration").unwrap().count();
    assert_eq!(files, listed.len());
}

#[test]
fn every_file_answers_every_scored_question_and_names_no_service() {
    let rulebook = Rulebook::builtin().unwrap();
    for (id, _) in expected().uncontested.each().chain(expected().contested.each()) {
        let task = task(&rulebook, id);
        assert!(task.service.is_none() && task.declared.is_none(), "{id}");
        for (at, question) in rulebook.questions().filter(|(at, _)| rulebook.is_scored(*at)) {
            let answer = task.answers.get(at);
            assert!(!answer.is_open(), "{id}: {} is {answer:?}", question.id);
            assert!(answer != Answer::NotApplicable || question.may_not_apply, "{id}: {}", question.id);
        }
    }
}
