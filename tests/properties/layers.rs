//! Layers against rules that were edited whole: the same changes, said in layers over the built-in rules and made in its text, give
//! the same rulebook.

use std::collections::BTreeSet;

use outfit::rulebook::{Layered, Rulebook};
use outfit::source::Source;
use proptest::prelude::*;
use toml::{Table, Value};

use super::rules::{entries, put_together, sources};
use super::tasks::shuffled;

type Entry = (String, Value);

/// The built-in entries as they are edited whole, and what the layer says instead.
struct Edit {
    whole: Vec<Entry>,
    layer: Vec<Entry>,
    /// What the layer has touched: it says each thing once.
    touched: BTreeSet<(String, String)>,
}

fn text(value: &str) -> Value {
    Value::String(value.to_owned())
}

fn table(pairs: &[(&str, Value)]) -> Value {
    Value::Table(pairs.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

fn id(value: &Value) -> &str {
    value.get("id").and_then(Value::as_str).unwrap_or_default()
}

impl Edit {
    /// One entry of a kind that was not touched yet, by a number.
    fn pick(&mut self, kind: &str, number: u64) -> Option<&mut Table> {
        let free = |(key, value): &&mut Entry| {
            key == kind && !self.touched.contains(&(kind.to_owned(), id(value).to_owned()))
        };
        let mut of_kind: Vec<&mut Entry> = self.whole.iter_mut().filter(free).collect();
        let at = usize::try_from(number).unwrap() % of_kind.len().max(1);
        let (_, value) = of_kind.swap_remove(at.min(of_kind.len().checked_sub(1)?));
        self.touched.insert((kind.to_owned(), id(value).to_owned()));
        value.as_table_mut()
    }

    fn say(&mut self, kind: &str, value: Value) {
        self.layer.push((kind.to_owned(), value));
    }

    /// Makes one change, in both.
    fn change(&mut self, number: u64) {
        let which = number / 8;
        match number % 8 {
            0 => self.weight(which),
            1 => self.support(which),
            2 => self.plain("advice", "topic", which),
            3 => self.plain("service", "note", which),
            4 => self.label(which),
            5 => self.remove(which),
            6 => self.cite(which),
            _ => self.service(which),
        }
    }

    fn weight(&mut self, number: u64) {
        let Some(entry) = self.pick("criterion", number) else { return };
        let set = [
            ("weight", Value::Integer(i64::try_from(number % 20).unwrap() + 1)),
            ("because", text("we think so")),
        ];
        entry.extend(set.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        let of = entry["id"].clone();
        self.say("criterion", table(&[&[("id", of)], &set[..]].concat()));
    }

    fn support(&mut self, number: u64) {
        let Some(entry) = self.pick("criterion", number) else { return };
        let Some(side) = entry.get_mut("bpo").and_then(Value::as_table_mut) else { return };
        let support = side["support"].as_table_mut().unwrap();
        let level = support.keys().nth(usize::try_from(number).unwrap() % support.len()).unwrap().clone();
        support.insert(level.clone(), Value::Integer(2));
        entry.insert("because".to_owned(), text("we think so"));
        let of = entry["id"].clone();
        let bpo = table(&[("support", table(&[(&level, Value::Integer(2))]))]);
        self.say("criterion", table(&[("id", of), ("bpo", bpo), ("because", text("we think so"))]));
    }

    fn plain(&mut self, kind: &str, key: &str, number: u64) {
        let Some(entry) = self.pick(kind, number) else { return };
        let said = text(&format!("Said anew {number}"));
        entry.insert(key.to_owned(), said.clone());
        let of = entry["id"].clone();
        self.say(kind, table(&[("id", of), (key, said)]));
    }

    fn label(&mut self, number: u64) {
        let Some(entry) = self.pick("question", number) else { return };
        let levels = entry["level"].as_table_mut().unwrap();
        let level = levels.keys().nth(usize::try_from(number).unwrap() % levels.len()).unwrap().clone();
        let said = text(&format!("said anew {number}"));
        levels[&level].as_table_mut().unwrap().insert("label".to_owned(), said.clone());
        let of = entry["id"].clone();
        self.say("question", table(&[("id", of), ("level", table(&[(&level, table(&[("label", said)]))]))]));
    }

    fn remove(&mut self, number: u64) {
        let kinds = ["service", "advice", "limit", "criterion", "document"];
        let kind = *kinds.get(usize::try_from(number % 5).unwrap()).unwrap();
        let Some(entry) = self.pick(kind, number) else { return };
        let gone = entry["id"].as_str().unwrap().to_owned();
        if kind == "document" && !self.can_do_without(&gone) {
            return;
        }
        self.whole.retain(|(key, value)| key != kind || id(value) != gone);
        for (_, value) in &mut self.whole {
            forget(value, kind, &gone);
        }
        for (_, value) in &mut self.layer {
            forget(value, kind, &gone);
        }
        self.say("remove", table(&[(kind, text(&gone)), ("because", text("not ours"))]));
        self.remove_unread();
    }

    /// A question that nothing reads any more is a fault, so it goes too.
    fn remove_unread(&mut self) {
        let mut read = BTreeSet::new();
        self.whole.iter().for_each(|(_, value)| questions(value, &mut read));
        let unread = |(key, value): &&Entry| key == "question" && !read.contains(id(value));
        let unread: Vec<String> =
            self.whole.iter().filter(unread).map(|(_, value)| id(value).to_owned()).collect();
        for gone in unread {
            for entries in [&mut self.whole, &mut self.layer] {
                entries.retain(|(key, value)| key != "question" || id(value) != gone);
            }
            self.touched.insert(("question".to_owned(), gone.clone()));
            self.say("remove", table(&[("question", text(&gone)), ("because", text("unread"))]));
        }
    }

    /// Whether each entry cites another document too, or says why.
    fn can_do_without(&self, document: &str) -> bool {
        self.whole.iter().all(|(kind, entry)| {
            let lists = ["citations", "bpo", "kpo"].map(|key| entry.get(key).and_then(Value::as_array));
            let cited: Vec<&Value> = lists.into_iter().flatten().flatten().collect();
            let others = cited.iter().any(|citation| citation["document"].as_str() != Some(document));
            let weighed = entry.get("weight").is_some() || kind != "criterion";
            cited.is_empty() || others || entry.get("because").is_some() && weighed || kind == "question"
        })
    }

    fn cite(&mut self, number: u64) {
        let documents: Vec<String> = self
            .whole
            .iter()
            .filter(|(key, _)| key == "document")
            .map(|(_, value)| id(value).to_owned())
            .collect();
        let Some(document) = documents.get(usize::try_from(number).unwrap() % documents.len().max(1)) else {
            return;
        };
        let citation = table(&[
            ("document", text(document)),
            ("heading", text("Anew")),
            ("phrase", text(&format!("said anew {number}"))),
            ("side", text("both")),
        ]);
        let Some(entry) = self.pick("gate", number) else { return };
        entry["citations"].as_array_mut().unwrap().push(citation.clone());
        let of = entry["id"].clone();
        self.say("gate", table(&[("id", of), ("citations", Value::Array(vec![citation]))]));
    }

    fn service(&mut self, number: u64) {
        let name = format!("own-{number}");
        if self.touched.insert(("service".to_owned(), name.clone())) {
            let entry = table(&[("id", text(&name)), ("name", text(&name)), ("note", text("ours"))]);
            self.whole.push(("service".to_owned(), entry.clone()));
            self.say("service", entry);
        }
    }
}

/// Every question that an entry reads.
fn questions(value: &Value, read: &mut BTreeSet<String>) {
    match value {
        Value::Table(entries) => {
            read.extend(entries.get("question").and_then(Value::as_str).map(str::to_owned));
            entries.iter().for_each(|(_, value)| questions(value, read));
        }
        Value::Array(list) => list.iter().for_each(|value| questions(value, read)),
        _ => {}
    }
}

/// Takes what is said of a removed document or service out of an entry.
fn forget(entry: &mut Value, kind: &str, gone: &str) {
    let Some(entry) = entry.as_table_mut() else { return };
    for (key, value) in entry.iter_mut() {
        let Some(list) = value.as_array_mut() else { continue };
        match (kind, key.as_str()) {
            ("document", _) => list.retain(|of| of.get("document").and_then(Value::as_str) != Some(gone)),
            ("service", "near") => list.retain(|of| of.as_str() != Some(gone)),
            _ => {}
        }
    }
}

/// Makes changes whole and in a layer, of so many files in any order, and compares.
pub(crate) fn check(picks: &[u64], files: usize, seed: u64) -> Result<(), TestCaseError> {
    let about = table(&[("name", text("layer")), ("version", text("2"))]);
    let mut edit = Edit { whole: entries(), layer: Vec::new(), touched: BTreeSet::new() };
    picks.iter().for_each(|pick| edit.change(*pick));
    let whole = edit.whole.into_iter().map(|(key, value)| match key.as_str() {
        "rulebook" => (key, about.clone()),
        _ => (key, value),
    });
    let whole = put_together(whole.collect(), 3);
    edit.layer.push(("rulebook".to_owned(), about));
    let layered = |entries: Vec<Entry>| {
        let layer: Vec<Source> = sources(entries, files);
        let texts: Vec<String> = layer.iter().map(|file| file.text.clone()).collect();
        let read = Layered::over_builtin(vec![layer.into_iter().map(Ok).collect()]);
        read.unwrap_or_else(|faults| panic!("{faults:?}\n{}", texts.join("\n---\n"))).rulebook
    };
    let (one, other) = (layered(edit.layer.clone()), layered(shuffled(edit.layer, Some(seed))));
    prop_assert_eq!(whole.digest(), one.digest());
    prop_assert_eq!(one.layers(), other.layers());
    prop_assert_eq!(one.layers().len(), 2);
    Ok(())
}

/// Two criteria with their questions, the documents and the bands as a rulebook of their own, and a layer that takes everything
/// else out of the built-in one.
pub(crate) fn two_ways(kept: [&str; 2]) -> [Rulebook; 2] {
    let wanted = |(kind, value): &&Entry| match kind.as_str() {
        "criterion" | "question" => kept.contains(&id(value)),
        "gate" | "service" | "advice" | "limit" | "rulebook" | "lint" => false,
        _ => true,
    };
    let mut own: Vec<Entry> = entries().iter().filter(wanted).cloned().collect();
    own.push(("rulebook".to_owned(), table(&[("name", text("own")), ("version", text("1"))])));
    let mut layer = vec![("rulebook".to_owned(), table(&[("name", text("less")), ("version", text("1"))]))];
    for (kind, value) in entries().iter().filter(|entry| !wanted(entry) && entry.1.get("id").is_some()) {
        layer.push((
            "remove".to_owned(),
            table(&[(kind, text(id(value))), ("because", text("two are enough"))]),
        ));
    }
    let read = |entries| Layered::over_builtin(vec![sources(entries, 1).into_iter().map(Ok).collect()]);
    [own, layer].map(|entries| read(entries).unwrap_or_else(|faults| panic!("{faults:?}")).rulebook)
}
