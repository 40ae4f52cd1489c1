//! Reading a table key by key, so that every fault of it is found and each stands at its place.

use std::ops::RangeInclusive;

use super::Text;
use super::node::{Entries, Node, Value};
use crate::diagnostic::{Fault, Log, did_you_mean};
use crate::source::{At, Place, acts};

/// Where one reading stands: what was found wrong so far.
pub(crate) struct Reading<'l> {
    pub(crate) log: &'l mut Log,
}

/// A character of the alphabet of the blind in which no dot is raised: it shows nothing.
const BLANK: char = '\u{2800}';

impl Reading<'_> {
    fn wrong_type(&mut self, wanted: &'static str, node: &Node) {
        self.log.push(Fault::WrongType { wanted, found: node.value.name() }, &node.place);
    }

    pub(crate) fn text(&mut self, node: Node) -> Option<At<Text>> {
        let place = node.place;
        match node.value {
            Value::Text(text) if text.chars().all(|c| c.is_whitespace() || acts(c) || c == BLANK) => {
                self.log.push(Fault::Empty { what: "a text" }, &place);
                None
            }
            Value::Text(text) => Some(At { value: text, place }),
            _ => {
                self.wrong_type("a text", &node);
                None
            }
        }
    }

    fn whole(&mut self, node: Node, range: &RangeInclusive<i64>) -> Option<At<i64>> {
        let place = node.place;
        match node.value {
            Value::Whole(value) if range.contains(&value) => Some(At { value, place }),
            Value::Whole(found) => {
                let fault = Fault::OutOfRange { found, low: *range.start(), high: *range.end() };
                self.log.push(fault, &place);
                None
            }
            _ => {
                self.wrong_type("a whole number", &node);
                None
            }
        }
    }

    /// The entries of a list, or a lone value as a list of one where `lone` allows it.
    pub(crate) fn list(&mut self, node: Node, what: &'static str) -> Vec<Node> {
        match node.value {
            Value::List(list) => list,
            _ => {
                self.wrong_type(what, &node);
                Vec::new()
            }
        }
    }

    /// Texts of a list that holds something.
    pub(crate) fn texts(&mut self, node: Node) -> Vec<At<Text>> {
        if matches!(&node.value, Value::List(list) if list.is_empty()) {
            self.log.push(Fault::Empty { what: "a list" }, &node.place);
        }
        let list = self.list(node, "a list of texts");
        list.into_iter().filter_map(|node| self.text(node)).collect()
    }

    /// A date of the calendar, written as one or as a text: its place and how it is written.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no policy")]
    pub(crate) fn date(&mut self, node: Node) -> Option<At<Text>> {
        match node.value {
            Value::Date(text) => Some(At { value: text, place: node.place }),
            Value::Text(_) => self.text(node),
            _ => {
                self.wrong_type("a date", &node);
                None
            }
        }
    }

    pub(crate) fn table(&mut self, node: Node) -> Option<(Entries, Place)> {
        let place = node.place;
        match node.value {
            Value::Table(entries) => Some((entries, place)),
            _ => {
                self.wrong_type("a table", &node);
                None
            }
        }
    }
}

/// Whole numbers by id; `None` for one that could not be read.
pub(crate) type Numbers = Vec<(At<Text>, Option<At<i64>>)>;

/// One table while its keys are taken out of it; what is left in the end is unknown.
pub(crate) struct Table<'r, 'l> {
    entries: Entries,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    pub(crate) place: Place,
    within: &'static str,
    pub(crate) reading: &'r mut Reading<'l>,
}

impl<'r, 'l> Table<'r, 'l> {
    pub(crate) fn new(
        entries: Entries,
        place: Place,
        within: &'static str,
        reading: &'r mut Reading<'l>,
    ) -> Self {
        Self { entries, known: Vec::new(), missing: Vec::new(), place, within, reading }
    }

    /// Whether every key was taken.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a key is there; it is known from now on.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no policy")]
    pub(crate) fn has(&mut self, key: &'static str) -> bool {
        self.knows(key);
        self.entries.iter().any(|(k, _)| k.text == key)
    }

    fn knows(&mut self, key: &'static str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }

    /// Takes the value of a key that may be left out.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.knows(key);
        let at = self.entries.iter().position(|(k, _)| k.text == key)?;
        Some(self.entries.swap_remove(at).1)
    }

    /// Takes the value of a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str) -> Option<Node> {
        let node = self.take(key);
        if node.is_none() {
            self.missing.push(key);
        }
        node
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<At<Text>> {
        self.need(key).and_then(|node| self.reading.text(node))
    }

    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<At<Text>> {
        self.take(key).and_then(|node| self.reading.text(node))
    }

    pub(crate) fn whole(&mut self, key: &'static str, range: RangeInclusive<i64>) -> Option<At<i64>> {
        self.need(key).and_then(|node| self.reading.whole(node, &range))
    }

    pub(crate) fn optional_whole(
        &mut self,
        key: &'static str,
        range: RangeInclusive<i64>,
    ) -> Option<At<i64>> {
        self.take(key).and_then(|node| self.reading.whole(node, &range))
    }

    /// Whether a key is `true`; left out means `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<Place> {
        let node = self.take(key)?;
        match node.value {
            Value::Flag(flag) => flag.then_some(node.place),
            _ => {
                self.reading.wrong_type("true or false", &node);
                None
            }
        }
    }

    /// One of the words of a closed list.
    pub(crate) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<At<T>> {
        let text = self.text(key)?;
        one_of(&text, words, self.reading.log)
    }

    /// Texts of a list; left out means none.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<At<Text>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let list = self.reading.list(node, "a list of texts");
        list.into_iter().filter_map(|node| self.reading.text(node)).collect()
    }

    /// A text, or texts of a list that holds something; left out means none.
    pub(crate) fn one_or_more(&mut self, key: &'static str) -> Vec<At<Text>> {
        match self.take(key) {
            Some(node) if matches!(node.value, Value::List(_)) => self.reading.texts(node),
            Some(node) => self.reading.text(node).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Tables of a list, each read by `read`; left out means none.
    pub(crate) fn tables<T>(
        &mut self,
        key: &'static str,
        within: &'static str,
        read: impl Fn(&mut Table<'_, 'l>) -> T,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let list = self.reading.list(node, "a list of tables");
        list.into_iter().filter_map(|node| self.reading.sub_table(node, within, &read)).collect()
    }

    /// A table within this one.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Table<'_, 'l>) -> T,
    ) -> Option<T> {
        let node = self.take(key)?;
        self.reading.sub_table(node, key, &read)
    }

    /// Texts of a list that must be there and hold something.
    pub(crate) fn needed_texts(&mut self, key: &'static str) -> Vec<At<Text>> {
        self.need(key).map_or_else(Vec::new, |node| self.reading.texts(node))
    }

    /// A text that must be there and may be empty.
    pub(crate) fn heading(&mut self, key: &'static str) -> Text {
        match self.need(key) {
            Some(Node { value: Value::Text(text), .. }) => text,
            Some(node) => {
                self.reading.wrong_type("a text", &node);
                Text::default()
            }
            None => Text::default(),
        }
    }

    /// Tables by id: the table under a key that must be there.
    pub(crate) fn keyed<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(At<Text>, &mut Table<'_, 'l>) -> T,
    ) -> Option<Vec<T>> {
        let entries = self.ids(key)?;
        let count = entries.len();
        let read = |(id, node): (At<Text>, Node)| {
            self.reading.sub_table(node, key, &|table: &mut Table<'_, 'l>| read(id.clone(), table))
        };
        let read: Vec<T> = entries.into_iter().filter_map(read).collect();
        (read.len() == count).then_some(read)
    }

    /// Whole numbers by id; one that could not be read is `None`: the table under a key that must be there.
    pub(crate) fn numbers(&mut self, key: &'static str, range: RangeInclusive<i64>) -> Option<Numbers> {
        let entries = self.ids(key)?;
        Some(entries.into_iter().map(|(id, node)| (id, self.reading.whole(node, &range))).collect())
    }

    fn ids(&mut self, key: &'static str) -> Option<Vec<(At<Text>, Node)>> {
        let (entries, place) = self.need(key).and_then(|node| self.reading.table(node))?;
        Some(Table::new(entries, place, key, self.reading).rest())
    }

    /// All that is left, with the place of each key: for tables whose keys are ids.
    fn rest(&mut self) -> Vec<(At<Text>, Node)> {
        let entries = std::mem::take(&mut self.entries);
        entries.into_iter().map(|(key, node)| (At { place: key.place, value: key.text }, node)).collect()
    }

    /// Names every key that is left as unknown, and every key that is missing unless one of those was meant for it.
    pub(crate) fn finish(&mut self) {
        for (key, _) in std::mem::take(&mut self.entries) {
            let suggestion = did_you_mean(&key.text, self.known.iter().copied());
            self.missing.retain(|missing| suggestion.as_deref() != Some(*missing));
            let known = self.known.iter().map(|&k| k.to_owned()).collect();
            let within = self.within.to_owned();
            let fault = Fault::UnknownKey { key: key.text.to_string(), within, suggestion, known };
            self.reading.log.push(fault, &key.place);
        }
        for key in std::mem::take(&mut self.missing) {
            let fault = Fault::MissingKey { key: key.to_owned(), within: self.within.to_owned() };
            self.reading.log.push(fault, &self.place);
        }
    }
}

impl<'l> Reading<'l> {
    /// Reads a table whole: whatever `read` leaves in it is unknown.
    pub(crate) fn sub_table<T>(
        &mut self,
        node: Node,
        within: &'static str,
        read: &impl Fn(&mut Table<'_, 'l>) -> T,
    ) -> Option<T> {
        let (entries, place) = self.table(node)?;
        let mut table = Table::new(entries, place, within, self);
        let value = read(&mut table);
        table.finish();
        Some(value)
    }
}

/// The meaning of a word of a closed list.
pub(crate) fn one_of<T: Copy>(text: &At<Text>, words: &[(&str, T)], log: &mut Log) -> Option<At<T>> {
    if let Some((_, value)) = words.iter().find(|(word, _)| text.value == *word) {
        return Some(At { value: *value, place: text.place });
    }
    let known: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
    let suggestion = did_you_mean(&text.value, known.iter().map(String::as_str));
    log.push(Fault::UnknownWord { word: text.value.to_string(), suggestion, known }, &text.place);
    None
}

/// Lower-case letters, digits and hyphens, at most 64.
pub(crate) fn good_id(id: &At<Text>, log: &mut Log) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !(1..=64).contains(&id.value.len()) || !id.value.chars().all(plain) {
        log.push(Fault::BadId { id: id.value.to_string() }, &id.place);
    }
}
