//! Taking entries, or levels of a question, out of the layers beneath.

use serde_json::{Value as Json, json};

use super::merge::{child, entries, text_of};
use super::tree::{Item, KINDS, Tree};
use crate::diagnostic::{Fault, Log, Thing, did_you_mean};
use crate::rulebook::Text;
use crate::source::{At, Place};
use crate::table::{Node, Table, Value};

/// One `[[remove]]`.
#[derive(Debug, Clone)]
pub(super) struct Removal {
    entries: Vec<(Thing, At<Text>)>,
    /// Levels of the one question among the entries, which then stays.
    levels: Vec<At<Text>>,
    because: Option<At<Text>>,
}

/// What was removed.
#[derive(Debug, Clone)]
pub(super) struct Gone {
    pub(super) thing: Thing,
    pub(super) id: Text,
    /// The question, of a level.
    pub(super) question: Option<Text>,
    /// Where that is said.
    pub(super) place: Place,
    pub(super) because: Option<Text>,
}

impl Removal {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        let said = t.reading.log.len();
        let mut entries = Vec::new();
        for thing in KINDS {
            entries.extend(t.one_or_more(thing.name()).into_iter().map(|id| (thing, id)));
        }
        let levels = t.one_or_more("level");
        let because = t.text("because");
        let of_one_question = matches!(entries.as_slice(), [(Thing::Question, _)]);
        let nothing = entries.is_empty() && levels.is_empty() && t.is_empty();
        let misread = t.reading.log.len() > said;
        let unclear = misread || !levels.is_empty() && !of_one_question;
        if !misread && (nothing || unclear) {
            t.reading.log.push(Fault::BadRemoval, &t.place);
        }
        // What is not clear removes nothing: what follows from a guess would only confuse.
        if unclear {
            Self { entries: Vec::new(), levels: Vec::new(), because }
        } else {
            Self { entries, levels, because }
        }
    }

    /// Whether levels of a question go, and the question stays.
    pub(super) fn is_of_levels(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Each thing that it takes out of the rules, for the digest: how they are put together counts for nothing.
    pub(super) fn values(&self) -> Vec<Json> {
        let because = self.because.as_ref().map(|why| &*why.value);
        let one = |thing: Thing, id: &At<Text>, question: Option<&At<Text>>| {
            json!([thing.name(), &*id.value, question.map(|question| &*question.value), because])
        };
        match (self.levels.as_slice(), self.entries.as_slice()) {
            ([], entries) => {
                let of_rules = entries.iter().filter(|(thing, _)| *thing != Thing::Test);
                of_rules.map(|(thing, id)| one(*thing, id, None)).collect()
            }
            (levels, entries) => {
                let question = entries.first().map(|(_, question)| question);
                levels.iter().map(|level| one(Thing::Level, level, question)).collect()
            }
        }
    }

    /// Takes what it names out of what is beneath.
    pub(super) fn from(self, tree: &mut Tree, log: &mut Log) {
        let because = self.because.map(|because| because.value);
        for (thing, id) in self.entries {
            let gone = |id: &At<Text>, thing, question| {
                let (because, place) = (because.clone(), id.place);
                Gone { thing, id: id.value.clone(), question, place, because }
            };
            let Some(at) = tree.items.iter().position(|item| item.thing == thing && item.is(&id.value))
            else {
                // To name it twice is no harm.
                if !is_again(tree, thing, &id) {
                    log.push(unknown(tree, thing, &id), &id.place);
                }
                continue;
            };
            if self.levels.is_empty() {
                tree.items.remove(at);
                forget(tree, thing, &id);
                tree.gone.push(gone(&id, thing, None));
                continue;
            }
            for level in &self.levels {
                if tree.items.get_mut(at).is_some_and(|question| take_level(question, &level.value)) {
                    forget_level(tree, &id.value, &level.value);
                    tree.gone.push(gone(level, Thing::Level, Some(id.value.clone())));
                } else if !is_again(tree, Thing::Level, level) {
                    let known = tree.items.get(at).and_then(|question| child(&question.node, "level"));
                    let known = known.map_or(&[][..], entries).iter().map(|(key, _)| &*key.text);
                    let (question, suggestion) =
                        (id.value.to_string(), did_you_mean(&level.value, known.clone()));
                    let known = known.map(|level| (level.to_owned(), String::new())).collect();
                    let level_id = level.value.to_string();
                    let fault = Fault::UnknownLevel { level: level_id, question, suggestion, known };
                    log.push(fault, &level.place);
                }
            }
        }
    }
}

/// Whether the same file removed it before.
fn is_again(tree: &Tree, thing: Thing, id: &At<Text>) -> bool {
    let mut gone = tree.gone.iter();
    gone.any(|gone| gone.thing == thing && gone.id == id.value && gone.place.source == id.place.source)
}

fn unknown(tree: &Tree, thing: Thing, id: &At<Text>) -> Fault {
    let known = tree.items.iter().filter(|item| item.thing == thing).filter_map(|item| item.id.as_ref());
    let suggestion = did_you_mean(&id.value, known.map(|known| &*known.value));
    Fault::UnknownReference { thing, id: id.value.to_string(), suggestion }
}

/// With a document go its citations, with a service that others are near to it. What else still needs it is a fault.
fn forget(tree: &mut Tree, thing: Thing, id: &At<Text>) {
    for item in &mut tree.items {
        match (thing, item.thing) {
            (Thing::Document, _) => {
                let before = cited(item);
                let other =
                    |citation: &Node| text_of(citation, "document").is_none_or(|of| of.value != id.value);
                CITED.iter().for_each(|key| keep(item, key, other));
                if before > 0 && cited(item) == 0 {
                    item.bereft = Some(id.clone());
                }
            }
            (Thing::Service, Thing::Service) => keep(item, "near", |near| !is_text(near, &id.value)),
            _ => {}
        }
    }
}

/// Where an entry lists citations.
const CITED: [&str; 3] = ["citations", "bpo", "kpo"];

/// How many citations an entry has.
fn cited(item: &Item) -> usize {
    let lists = CITED.iter().filter_map(|key| child(&item.node, key));
    lists.map(|node| if let Value::List(list) = &node.value { list.len() } else { 0 }).sum()
}

/// With a level goes what is said of it: supports, and its place among others on which a gate fires or advice is given.
fn forget_level(tree: &mut Tree, question: &str, level: &str) {
    for item in &mut tree.items {
        let of_it = text_of(&item.node, "question").is_some_and(|of| of.value == *question);
        match item.thing {
            Thing::Criterion if of_it => {
                for key in ["bpo", "kpo"] {
                    let support = child_mut(&mut item.node, key).and_then(|side| child_mut(side, "support"));
                    if let Some(Node { value: Value::Table(support), .. }) = support {
                        support.retain(|(known, _)| known.text != *level);
                    }
                }
            }
            Thing::Gate | Thing::Advice => forget_in(&mut item.node, question, level),
            _ => {}
        }
    }
}

/// Takes a level out of every list of levels of its question that lists others too.
fn forget_in(node: &mut Node, question: &str, level: &str) {
    if text_of(node, "question").is_some_and(|of| of.value == *question)
        && let Some(Node { value: Value::List(levels), .. }) = child_mut(node, "levels")
        && levels.len() > 1
    {
        levels.retain(|known| !is_text(known, level));
    }
    match &mut node.value {
        Value::Table(entries) => entries.iter_mut().for_each(|(_, node)| forget_in(node, question, level)),
        Value::List(list) => list.iter_mut().for_each(|node| forget_in(node, question, level)),
        _ => {}
    }
}

fn take_level(question: &mut Item, level: &str) -> bool {
    let Some(Node { value: Value::Table(levels), .. }) = child_mut(&mut question.node, "level") else {
        return false;
    };
    let before = levels.len();
    levels.retain(|(known, _)| known.text != *level);
    levels.len() < before
}

fn keep(item: &mut Item, key: &str, wanted: impl Fn(&Node) -> bool) {
    if let Some(Node { value: Value::List(list), .. }) = child_mut(&mut item.node, key) {
        list.retain(wanted);
    }
}

fn child_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    match &mut node.value {
        Value::Table(entries) => {
            entries.iter_mut().find(|(known, _)| known.text == *key).map(|(_, node)| node)
        }
        _ => None,
    }
}

fn is_text(node: &Node, wanted: &str) -> bool {
    matches!(&node.value, Value::Text(text) if *text == *wanted)
}

/// The level that was removed from a question, or the entry.
pub(super) fn removed<'t>(
    tree: &'t Tree,
    thing: Thing,
    id: &str,
    question: Option<&str>,
) -> Option<&'t Gone> {
    tree.gone
        .iter()
        .find(|gone| gone.thing == thing && gone.id == *id && gone.question.as_deref() == question)
}

/// A question that was removed, and why.
pub(super) fn question(gone: &Gone) -> Option<(Text, Text)> {
    (gone.thing == Thing::Question).then_some((gone.id.clone(), gone.because.clone()?))
}
