//! Where each value of a rulebook comes from.

use serde_json::Value as Json;

use super::digest::value;
use super::lints::{About, LINTS, LintLevel, LintSetting};
use super::merge::{adds_up, child, entries};
use super::remove::{Gone, removed};
use super::tree::{Item, Tree};
use super::used::explain;
use super::{Laid, Layer};
use crate::diagnostic::{Code, Diagnostic, Fault, Faults, Log, Thing, in_order};
use crate::source::{Place, SourceId, Sources, line_column};
use crate::table::{Key, Node, Value};

/// Which layer each value of a rulebook was set by, and where.
#[derive(Debug)]
pub struct Origin {
    layers: Vec<Known>,
    tree: Tree,
    sources: Sources,
}

#[derive(Debug)]
struct Known {
    layer: Layer,
    sources: Vec<SourceId>,
    lints: Vec<LintSetting>,
}

/// One value, and where it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<'o> {
    /// The key within its entry, as `bpo.support.3`; of each of what a list adds up, the key of the list.
    pub path: String,
    /// The value; of what a list adds up, one of it.
    pub value: Json,
    /// Whether the path names a list of which the value is one.
    pub listed: bool,
    /// The layer that set it.
    pub layer: &'o Layer,
    /// The file.
    pub file: &'o str,
    /// The line in it, from 1.
    pub line: usize,
    /// The column in it, from 1.
    pub column: usize,
}

/// What a layer took out of those beneath, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed<'o> {
    /// What it was.
    pub thing: Thing,
    /// Its id.
    pub id: &'o str,
    /// The question, of a level.
    pub question: Option<&'o str>,
    /// Why.
    pub because: &'o str,
    /// The layer.
    pub layer: &'o Layer,
    /// The file.
    pub file: &'o str,
    /// The line in it, from 1.
    pub line: usize,
}

impl Origin {
    pub(super) fn new(layers: Vec<Laid>, tree: Tree, sources: Sources) -> Self {
        let known = |Laid { about, digest, sources, lints }: Laid| {
            let (name, version) = about.unwrap_or_default();
            Known { layer: Layer { name, version, digest }, sources, lints }
        };
        Self { layers: layers.into_iter().map(known).collect(), tree, sources }
    }

    /// The layers, the lowest first.
    pub fn layers(&self) -> impl ExactSizeIterator<Item = &Layer> {
        self.layers.iter().map(|known| &known.layer)
    }

    /// The values of an entry in the order in which they came about; none if there is no such entry.
    pub fn values(&self, thing: Thing, id: &str) -> Vec<Set<'_>> {
        let mut found = Vec::new();
        if let Some(item) = self.tree.item(thing, id) {
            for (key, node) in entries(&item.node) {
                match &node.value {
                    Value::List(list) if adds_up(thing, &key.text) => {
                        let one = |node| self.set(node, node.place, key.text.to_string(), true);
                        found.extend(list.iter().filter_map(one));
                    }
                    _ => self.collect(key, node, key.text.to_string(), &mut found),
                }
            }
        }
        found
    }

    fn collect<'o>(&'o self, key: &Key, node: &'o Node, path: String, found: &mut Vec<Set<'o>>) {
        match &node.value {
            Value::Table(within) => {
                for (key, node) in within {
                    self.collect(key, node, format!("{path}.{}", key.text), found);
                }
            }
            _ => found.extend(self.set(node, key.place, path, false)),
        }
    }

    fn set<'o>(&'o self, node: &'o Node, place: Place, path: String, listed: bool) -> Option<Set<'o>> {
        let (layer, source) = (self.layer(&place)?, self.sources.get(place.source)?);
        let (line, column) = line_column(&source.text, place.span().start);
        Some(Set { path, value: value(node), listed, layer, file: &source.name, line, column })
    }

    /// Everything that layers removed.
    pub fn removed(&self) -> impl Iterator<Item = Removed<'_>> {
        self.tree.gone.iter().filter_map(|Gone { thing, id, question, place, because }| {
            let (layer, source) = (self.layer(place)?, self.sources.get(place.source)?);
            let (line, _) = line_column(&source.text, place.span().start);
            let (question, because) = (question.as_deref(), because.as_deref()?);
            Some(Removed { thing: *thing, id, question, because, layer, file: &source.name, line })
        })
    }

    fn layer(&self, place: &Place) -> Option<&Layer> {
        let known = self.layers.iter().find(|known| known.sources.contains(&place.source));
        known.map(|known| &known.layer)
    }

    /// What layers have done about such a finding, of an entry or of the whole.
    pub fn lint_level(&self, lint: Code, entry: Option<&(Thing, String)>) -> LintLevel {
        let about = LINTS.iter().find(|(of, _)| *of == lint).map_or(About::Whole, |(_, about)| *about);
        let setting =
            |known: &Known| known.lints.iter().find(|setting| setting.lint == lint).map(|set| set.level);
        let level = match (about, entry.and_then(|(thing, id)| self.tree.item(*thing, id))) {
            (About::Entry, Some(item)) => self.layers.get(self.last(&item.node)).and_then(setting),
            _ => self.layers.iter().rev().find_map(setting),
        };
        level.unwrap_or_default()
    }

    /// The position of the uppermost layer that set a part of something.
    fn last(&self, node: &Node) -> usize {
        let found = match &node.value {
            Value::Table(entries) => entries.iter().map(|(_, node)| self.last(node)).max(),
            Value::List(list) => list.iter().map(|node| self.last(node)).max(),
            _ => self.layers.iter().position(|known| known.sources.contains(&node.place.source)),
        };
        found.unwrap_or(0)
    }

    /// Which of two entries of a kind a later layer set.
    pub(crate) fn later<'i>(&self, thing: Thing, one: &'i str, other: &'i str) -> &'i str {
        let last = |id| self.tree.item(thing, id).map(|item| self.last(&item.node));
        if last(one) > last(other) { one } else { other }
    }

    /// The tests that its layers have, as they stand there.
    pub(crate) fn tests(&self) -> impl Iterator<Item = &Node> {
        self.tree.items.iter().filter(|item| item.thing == Thing::Test).map(|item| &item.node)
    }

    /// All texts of its layers.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Tells faults of its tests where a layer causes them.
    pub(crate) fn explain(&self, log: &mut Log) {
        explain(&self.tree, log);
    }

    /// Whether a layer removed the entry of that kind and id.
    pub(crate) fn is_removed(&self, thing: Thing, id: &str) -> bool {
        removed(&self.tree, thing, id, None).is_some()
    }

    /// Whether a layer that someone named sets what stands under a path of keys within an entry, or something of it. Where nobody
    /// named one, all is set by those that are there.
    pub fn is_own(&self, thing: Thing, id: &str, path: &[&str]) -> bool {
        let item = self.tree.item(thing, id);
        let found = item.and_then(|item| path.iter().try_fold(&item.node, |node, key| child(node, key)));
        let mut all = self.layers.iter().flat_map(|layer| &layer.sources);
        let nobody = all.all(|id| self.sources.is_beneath(*id));
        found.is_some_and(|node| nobody || self.sets(node))
    }

    fn sets(&self, node: &Node) -> bool {
        let within = match &node.value {
            Value::Table(entries) => entries.iter().any(|(_, node)| self.sets(node)),
            Value::List(list) => list.iter().any(|node| self.sets(node)),
            _ => false,
        };
        within || !self.sources.is_beneath(node.place.source)
    }

    /// Faults of entries, or of the whole, as they are shown: those of the whole first, the others in the order of the text.
    pub fn faults(&self, found: impl IntoIterator<Item = (Option<(Thing, String)>, Fault)>) -> Faults {
        let place = |(thing, id): &(Thing, String)| {
            self.tree.item(*thing, id).and_then(|item: &Item| item.id.as_ref()).map(|id| id.place)
        };
        let mut list: Vec<Diagnostic> = found
            .into_iter()
            .map(|(entry, fault)| Diagnostic { fault, place: entry.as_ref().and_then(place), field: None })
            .collect();
        in_order(&mut list);
        Faults { sources: self.sources.clone(), list }
    }
}
