//! What is found in one entry, or in two that are alike.

use super::Found;
use crate::diagnostic::{Fault, Thing};
use crate::order::sort_by_key;
use crate::rulebook::{Citation, Question, Rulebook, words};

/// All of it, kind by kind.
pub(super) fn all(rulebook: &Rulebook) -> Vec<Found> {
    let mut found = uncited(rulebook);
    for (_, question) in rulebook.questions() {
        found.extend(
            without_examples(question)
                .into_iter()
                .chain(labels(question))
                .map(|fault| (Some((Thing::Question, question.id.to_string())), fault)),
        );
    }
    found.extend(same_questions(rulebook));
    found
}

/// What rests on no document.
fn uncited(rulebook: &Rulebook) -> Vec<Found> {
    let mut found = Vec::new();
    let mut look = |thing: Thing, id: &str, citations: &[&[Citation]]| {
        if citations.iter().all(|list| list.is_empty()) {
            let fault = Fault::Uncited { thing, id: id.to_owned() };
            found.push((Some((thing, id.to_owned())), fault));
        }
    };
    rulebook.questions().for_each(|(_, q)| look(Thing::Question, &q.id, &[&q.citations]));
    rulebook.criteria().iter().for_each(|c| look(Thing::Criterion, &c.id, &[&c.citations]));
    rulebook.gates().iter().for_each(|g| look(Thing::Gate, &g.id, &[&g.citations]));
    rulebook.services().iter().for_each(|s| look(Thing::Service, &s.id, &[&s.bpo, &s.kpo]));
    rulebook.advice().iter().for_each(|a| look(Thing::Advice, &a.id, &[&a.citations]));
    rulebook.limits().iter().for_each(|l| look(Thing::Limit, &l.id, &[&l.citations]));
    found
}

fn without_examples(question: &Question) -> Option<Fault> {
    let bare = question.levels.iter().filter(|level| level.example.is_none());
    let levels: Vec<String> = bare.map(|level| level.id.to_string()).collect();
    (!levels.is_empty()).then(|| Fault::HelpMissing { question: question.id.to_string(), levels })
}

/// Levels that read alike: whoever answers can't tell which to take.
fn labels(question: &Question) -> Vec<Fault> {
    let mut labels: Vec<(String, &str)> =
        question.levels.iter().map(|level| (words(&level.label), &*level.id)).collect();
    sort_by_key(&mut labels, Clone::clone);
    twins(&labels).map(|(first, second)| repeated(Thing::Level, first, second)).collect()
}

/// Questions that read alike.
fn same_questions(rulebook: &Rulebook) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for said in [|q: &Question| words(&q.text), |q: &Question| words(&q.topic)] {
        let mut all: Vec<(String, &str)> = rulebook.questions().map(|(_, q)| (said(q), &*q.id)).collect();
        sort_by_key(&mut all, Clone::clone);
        for (first, second) in twins(&all) {
            let one = (Some((Thing::Question, second.to_owned())), repeated(Thing::Question, first, second));
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// Neighbors of a sorted list that are called alike.
fn twins<'a>(sorted: &'a [(String, &'a str)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let pairs = sorted.iter().zip(sorted.iter().skip(1));
    pairs.filter(|((a, _), (b, _))| a == b).map(|((_, first), (_, second))| (*first, *second))
}

fn repeated(thing: Thing, first: &str, second: &str) -> Fault {
    Fault::LabelRepeated { thing, first: first.to_owned(), second: second.to_owned() }
}
