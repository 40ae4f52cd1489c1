//! All entries of a rulebook as its layers say them, each value at its place.

use std::collections::{BTreeMap, BTreeSet};

use super::because::unexplained;
use super::content::Content;
use super::merge::{lay_over, lay_table, text_of};
use super::remove::{Gone, Removal};
use crate::diagnostic::{Fault, Log, Thing, did_you_mean};
use crate::order::collected;
use crate::rulebook::Text;
use crate::source::At;
use crate::table::Node;

/// The kinds of entries, which rule files write by their names. Tests are no part of the rules.
pub(super) const KINDS: [Thing; 9] = [
    Thing::Document,
    Thing::Question,
    Thing::Criterion,
    Thing::Gate,
    Thing::Band,
    Thing::Service,
    Thing::Advice,
    Thing::Limit,
    Thing::Test,
];

/// An entry.
#[derive(Debug, Clone)]
pub(in crate::rulebook) struct Item {
    pub(in crate::rulebook) thing: Thing,
    /// One whose id can't be read has none.
    pub(in crate::rulebook) id: Option<At<Text>>,
    pub(in crate::rulebook) node: Node,
    /// The entry of a layer beneath that was probably meant.
    pub(super) meant: Option<String>,
    /// The document whose removal took its last citation.
    pub(super) bereft: Option<At<Text>>,
}

/// The entries, the tables of which there is one, and what was removed.
#[derive(Debug, Clone, Default)]
pub(in crate::rulebook) struct Tree {
    pub(in crate::rulebook) items: Vec<Item>,
    pub(in crate::rulebook) single: Vec<(&'static str, Node)>,
    pub(super) gone: Vec<Gone>,
}

impl Tree {
    /// The entries of one layer, laid over nothing.
    pub(super) fn of(content: Content) -> Self {
        let item = |(thing, node)| Item { thing, id: text_of(&node, "id"), node, meant: None, bereft: None };
        Self {
            items: content.entries.into_iter().map(item).collect(),
            single: content.single,
            gone: Vec::new(),
        }
    }

    /// Lays one more layer over what is there. Where in the layer something stands counts for nothing.
    pub(super) fn lay(&mut self, content: Content, log: &mut Log) {
        // Levels first: where their question goes too, it is still there.
        let (levels, entries): (Vec<_>, Vec<_>) =
            content.removals.into_iter().partition(Removal::is_of_levels);
        for removal in levels.into_iter().chain(entries) {
            removal.from(self, log);
        }
        for (key, node) in content.single {
            match self.single.iter_mut().find(|(known, _)| *known == key) {
                Some((_, below)) => {
                    unexplained(None, key, below, &node, log);
                    lay_table(below, node);
                }
                None => self.single.push((key, node)),
            }
        }
        let beneath: BTreeMap<(Thing, Text), usize> =
            collected(self.items.iter().zip(0..).filter_map(|(item, at)| Some((item.name()?, at))));
        let mut seen = BTreeSet::new();
        for (thing, node) in content.entries {
            let id = text_of(&node, "id");
            if let Some(id) = id.as_ref().filter(|id| !seen.insert((thing, id.value.clone()))) {
                log.push(Fault::DuplicateId { thing, id: id.value.to_string() }, &id.place);
                continue;
            }
            let below = id.as_ref().and_then(|id| beneath.get(&(thing, id.value.clone())));
            match below.and_then(|at| self.items.get_mut(*at)).zip(id.as_ref()) {
                Some((item, id)) => {
                    unexplained(Some(thing), &id.value, &item.node, &node, log);
                    lay_over(&mut item.node, node, thing);
                    item.id = Some(id.clone());
                }
                None => {
                    let names = beneath.keys().filter(|(of, _)| *of == thing).map(|(_, name)| &**name);
                    let meant = id.as_ref().and_then(|id| did_you_mean(&id.value, names));
                    self.items.push(Item { thing, id, node, meant, bereft: None });
                }
            }
        }
    }

    /// The entry of that kind and id.
    pub(in crate::rulebook) fn item(&self, thing: Thing, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.thing == thing && item.is(id))
    }
}

impl Item {
    pub(super) fn is(&self, id: &str) -> bool {
        self.id.as_ref().is_some_and(|known| known.value == *id)
    }

    fn name(&self) -> Option<(Thing, Text)> {
        self.id.as_ref().map(|id| (self.thing, id.value.clone()))
    }
}
