//! The built-in rules against the documents that they encode.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail, and says when it is skipped"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use outfit::rulebook::{Citation, Rulebook, Side, States};
use sha2::{Digest, Sha256};

/// Every citation of the rules, and where it stands.
fn citations(rulebook: &Rulebook) -> Vec<(String, &Citation)> {
    let mut all = Vec::new();
    for (_, question) in rulebook.questions() {
        all.extend(question.citations.iter().map(|c| (format!("question {}", question.id), c)));
    }
    for criterion in rulebook.criteria() {
        all.extend(criterion.citations.iter().map(|c| (format!("criterion {}", criterion.id), c)));
    }
    for gate in rulebook.gates() {
        all.extend(gate.citations.iter().map(|c| (format!("gate {}", gate.id), c)));
    }
    for service in rulebook.services() {
        let both = service.bpo.iter().chain(&service.kpo);
        all.extend(both.map(|c| (format!("service {}", service.id), c)));
    }
    for advice in rulebook.advice() {
        all.extend(advice.citations.iter().map(|c| (format!("advice {}", advice.id), c)));
    }
    for limit in rulebook.limits() {
        all.extend(limit.citations.iter().map(|c| (format!("limit {}", limit.id), c)));
    }
    all
}

/// Where the documents' texts are; `None` where nobody said so.
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("OUTFIT_DOCUMENTS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: OUTFIT_DOCUMENTS names no folder with the documents' texts");
    }
    folder
}

fn data(name: &str) -> toml::Table {
    std::fs::read_to_string(format!("tests/documents/{name}.toml")).unwrap().parse().unwrap()
}

/// A text with single spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands under each heading; before the first under the empty one.
fn sections(id: &str, text: &str) -> BTreeMap<String, String> {
    let data = data("headings");
    let headings: BTreeSet<&str> =
        data[id].as_array().unwrap().iter().map(|heading| heading.as_str().unwrap()).collect();
    let uncited =
        data["uncited"].get(id).map(|ends| (ends["from"].as_str().unwrap(), ends["to"].as_str().unwrap()));
    let (mut sections, mut heading, mut within) = (BTreeMap::new(), "", false);
    for line in text.lines().map(str::trim) {
        if let Some((from, to)) = uncited {
            within = (within || line.starts_with(from)) && !line.starts_with(to);
        }
        if let Some(next) = headings.get(line) {
            heading = next;
        } else if !within {
            let section: &mut String = sections.entry(heading.to_owned()).or_default();
            section.push_str(line);
            section.push(' ');
        }
    }
    assert!(
        headings.iter().all(|heading| sections.contains_key(*heading)),
        "{id}: a heading is not in the text"
    );
    sections.into_iter().map(|(heading, text)| (heading, folded(&text))).collect()
}

#[test]
fn every_phrase_stands_under_its_heading_word_for_word() {
    let Some(folder) = folder() else { return };
    let rulebook = Rulebook::builtin().unwrap();
    let text = |id: &str| std::fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
    let read: BTreeMap<&str, BTreeMap<String, String>> = rulebook
        .documents()
        .iter()
        .map(|document| (&*document.id, sections(&document.id, &text(&document.id))))
        .collect();
    let wrong: Vec<String> = citations(&rulebook)
        .into_iter()
        .filter(|(_, citation)| {
            let section = read[&*citation.document].get(&*citation.heading);
            !section.is_some_and(|section| section.contains(&folded(&citation.phrase)))
        })
        .map(|(of, citation)| format!("{of}: {citation:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_texts_are_those_that_were_read() {
    let Some(folder) = folder() else { return };
    for document in Rulebook::builtin().unwrap().documents() {
        let bytes = std::fs::read(folder.join(format!("{}.txt", document.id))).unwrap();
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(document.sha256.as_deref(), Some(digest.as_str()), "{}", document.id);
    }
}

#[test]
fn the_criteria_cite_the_52_marks_and_no_others() {
    let (rulebook, marks) = (Rulebook::builtin().unwrap(), data("marks"));
    assert_eq!(rulebook.criteria().len(), marks.len());
    let mut count = 0;
    for criterion in rulebook.criteria() {
        let mut cited: BTreeMap<&str, Vec<States>> = BTreeMap::new();
        for citation in &criterion.citations {
            cited.entry(&citation.document).or_default().push(citation.side);
        }
        let marked = marks[&*criterion.id].as_table().unwrap();
        count += marked.len();
        assert_eq!(cited.len(), marked.len(), "{}", criterion.id);
        assert_eq!(criterion.weight as usize, marked.len(), "{}", criterion.id);
        for (document, mark) in marked {
            let mut sides = cited[document.as_str()].clone();
            sides.sort_unstable();
            let states = matches!(
                (mark.as_str().unwrap(), sides.as_slice()),
                ("bpo", [States::Bpo])
                    | ("kpo", [States::Kpo])
                    | ("both", [States::Both] | [States::Bpo, States::Kpo])
            );
            assert!(states, "{}: {document} states {mark}, cited are {sides:?}", criterion.id);
        }
    }
    assert_eq!(count, 52);
}

#[test]
fn a_side_is_present_where_a_document_states_it_and_only_there() {
    for criterion in Rulebook::builtin().unwrap().criteria() {
        for (side, alone) in [(Side::Bpo, States::Bpo), (Side::Kpo, States::Kpo)] {
            let stated = criterion.citations.iter().any(|c| c.side == alone || c.side == States::Both);
            assert_eq!(criterion.sides.get(side).is_some(), stated, "{} {side:?}", criterion.id);
        }
    }
}

#[test]
fn a_service_is_cited_on_the_side_that_it_stands_on() {
    for service in Rulebook::builtin().unwrap().services() {
        for (citations, side) in [(&service.bpo, States::Bpo), (&service.kpo, States::Kpo)] {
            assert!(citations.iter().all(|c| c.side == side), "{}", service.id);
        }
    }
}

#[test]
fn every_verdict_has_two_next_steps_without_further_answers() {
    use outfit::explain::advice;
    use outfit::rulebook::{AdviceKind, Basis, Verdict};
    let rulebook = Rulebook::builtin().unwrap();
    let bases = [
        (Verdict::Bpo, Basis::Bands),
        (Verdict::Kpo, Basis::Bands),
        (Verdict::Hybrid, Basis::Bands),
        (Verdict::Hybrid, Basis::Steps),
        (Verdict::Retain, Basis::Gate),
        (Verdict::Undetermined, Basis::NoGround),
        (Verdict::Undetermined, Basis::OpenAnswers),
        (Verdict::Undetermined, Basis::Steps),
    ];
    for given in bases {
        let steps = advice(&rulebook, given, &outfit::task::Answers::default());
        let steps = steps.iter().filter(|advice| advice.kind == AdviceKind::Step).count();
        assert!(steps >= 2, "{given:?}: {steps}");
    }
}
