//! What the files of one layer say, before it is laid over others.

use super::remove::Removal;
use super::tree::KINDS;
use super::{Base, Files};
use crate::diagnostic::{Fault, Log, Thing, Unread};
use crate::rulebook::raw::RawAbout;
use crate::source::{Place, Source, SourceId, Sources};
use crate::table::{self, Node, Reading, Table, one_of};

/// What messages call a file of nothing but tests.
const OF_TESTS: &str = "a file of tests";
/// The table in which a layer says what it is.
const ABOUT: &str = "rulebook";
/// The table in which it says what is checked of it.
const LINT: &str = "lint";
/// The tables of the rules of which there is one.
const SINGLE: [&str; 2] = ["certainty", "strength"];

/// What the name of a file ends with that holds tests and nothing else: rules in it would be tested and never be in effect.
const TESTS: &str = ".tests.toml";

/// One layer.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) sources: Vec<SourceId>,
    /// Whether all of its files could be read.
    pub(super) whole: bool,
    /// Whether they hold nothing but tests.
    of_tests: bool,
    /// Whether it starts afresh.
    pub(super) fresh: bool,
    /// Its digest where it is known.
    pub(super) digest: Option<String>,
    pub(super) entries: Vec<(Thing, Node)>,
    pub(super) about: Option<Node>,
    pub(super) lint: Option<Node>,
    pub(super) single: Vec<(&'static str, Node)>,
    pub(super) removals: Vec<Removal>,
}

impl Content {
    /// Reads the files of a layer.
    pub(super) fn read(files: Files, sources: &mut Sources, log: &mut Log) -> Self {
        let mut content = Self { whole: true, of_tests: true, ..Self::default() };
        for file in files {
            match file {
                Ok(file) => content.sources.push(sources.add(file)),
                Err(Unread { name, fault }) => {
                    let source = sources.add(Source { name, text: String::new() });
                    log.push(*fault, &Place::new(source, &(0..0)));
                    content.whole = false;
                }
            }
        }
        content.read_all(sources, log);
        content
    }

    /// The same of a rulebook that is known to be sound.
    pub(super) fn beneath(base: Base, sources: &mut Sources, log: &mut Log) -> Self {
        let mut content = Self { whole: true, digest: Some(base.digest), ..Self::default() };
        content.sources = base.files.into_iter().map(|file| sources.add_beneath(file)).collect();
        content.read_all(sources, log);
        content
    }

    fn read_all(&mut self, sources: &Sources, log: &mut Log) {
        for source in self.sources.clone() {
            let text = sources.get(source).map_or("", |source| &source.text);
            match table::read(source, text, log) {
                Some(entries) => {
                    let mut reading = Reading { log };
                    let place = Place::new(source, &(0..0));
                    let of_tests =
                        sources.get(source).is_some_and(|source| source.name.to_lowercase().ends_with(TESTS));
                    self.of_tests &= of_tests;
                    let within = if of_tests { OF_TESTS } else { "a rule file" };
                    let mut file = Table::new(entries, place, within, &mut reading);
                    match of_tests {
                        true => self.read_entries(&mut file, &[Thing::Test]),
                        false => self.read_file(&mut file),
                    }
                    file.finish();
                }
                None => self.whole = false,
            }
        }
    }

    fn read_file(&mut self, file: &mut Table<'_, '_>) {
        if let Some(extends) = file.optional_text("extends") {
            self.fresh |= one_of(&extends, &[("none", ())], file.reading.log).is_some();
        }
        once(file, ABOUT, &mut self.about);
        once(file, LINT, &mut self.lint);
        for key in SINGLE {
            let before = self.single.iter().position(|(known, _)| *known == key);
            let mut found = before.map(|at| self.single.swap_remove(at).1);
            once(file, key, &mut found);
            self.single.extend(found.map(|node| (key, node)));
        }
        self.read_entries(file, &KINDS);
        self.removals.extend(file.tables("remove", "[[remove]]", Removal::read));
    }

    fn read_entries(&mut self, file: &mut Table<'_, '_>, kinds: &[Thing]) {
        for thing in kinds {
            let Some(node) = file.take(thing.name()) else { continue };
            let list = file.reading.list(node, "a list of tables");
            self.entries.extend(list.into_iter().map(|node| (*thing, node)));
        }
    }

    /// What the layer in that place says of itself.
    pub(super) fn about(&self, at: usize, log: &mut Log) -> Option<RawAbout> {
        if let Some(node) = &self.about {
            return Reading { log }.sub_table(node.clone(), ABOUT, &RawAbout::read);
        }
        let fault = |within: &str| Fault::MissingKey { key: format!("[{ABOUT}]"), within: within.to_owned() };
        match self.sources.first() {
            Some(first) if self.of_tests => log.push(fault(OF_TESTS), &Place::new(*first, &(0..0))),
            Some(first) if at > 0 => log.push(fault("a layer"), &Place::new(*first, &(0..0))),
            _ => log.push_whole(fault("the rulebook")),
        }
        None
    }
}

/// Takes the table of which there is one; a second is a fault.
fn once(file: &mut Table<'_, '_>, key: &'static str, found: &mut Option<Node>) {
    let Some(node) = file.take(key) else { return };
    match found {
        Some(_) => file.reading.log.push(Fault::DuplicateKey { key: key.to_owned() }, &node.place),
        None => *found = Some(node),
    }
}
