//! Faults that a layer is to blame for, told where the layer causes them.

use std::collections::BTreeSet;

use super::merge::{child, entries, text_of};
use super::remove::removed;
use super::tree::{Item, Tree};
use crate::diagnostic::{Diagnostic, Fault, Log, Thing};
use crate::source::{Place, Sources};
use crate::table::{Node, Value};

/// Tells of what is missing that it was removed, and of an entry that lacks nearly all that its name is probably misspelled.
pub(super) fn explain(tree: &Tree, log: &mut Log) {
    let mut misnamed = BTreeSet::new();
    log.each(|diagnostic| {
        let Some(place) = diagnostic.place else { return };
        match &diagnostic.fault {
            Fault::MissingKey { .. } | Fault::NoGround { .. } if is_misnamed(tree, &place) => {
                misnamed.extend(owner(tree, &place).map(|(at, _)| at))
            }
            fault => {
                if let Some((fault, place)) = still_used(tree, fault, &place) {
                    (diagnostic.fault, diagnostic.place) = (fault, Some(place));
                }
            }
        }
    });
    if !misnamed.is_empty() {
        log.each(|diagnostic| name_meant(tree, &misnamed, diagnostic));
    }
}

/// Places a fault of several entries at the one that a layer brought, not at one that was there.
pub(super) fn place(tree: &Tree, sources: &Sources, log: &mut Log) {
    let given = |place: &Place| !sources.is_beneath(place.source);
    let of = |thing, id: &str| tree.item(thing, id).and_then(|item| item.id.as_ref()).map(|id| id.place);
    log.each(|diagnostic| {
        if diagnostic.place.is_some_and(|place| given(&place)) {
            return;
        }
        let both = |thing, first: &str, second: &str| [of(thing, first), of(thing, second)];
        let found = match &diagnostic.fault {
            Fault::BandOverlap { first, second, .. } => both(Thing::Band, first, second),
            Fault::GateConflict { first, second } => both(Thing::Gate, first, second),
            Fault::AmbiguousName { first, second, .. } => both(Thing::Service, first, second),
            Fault::BadLevels { question } => {
                let mut gone = tree.gone.iter().filter(|gone| gone.question.as_deref() == Some(question));
                [gone.next().map(|gone| gone.place), None]
            }
            Fault::MissingSupport { criterion, level } => {
                let asked =
                    tree.item(Thing::Criterion, criterion).and_then(|item| text_of(&item.node, "question"));
                let asked = asked.and_then(|id| tree.item(Thing::Question, &id.value));
                let levels = asked.and_then(|item| child(&item.node, "level")).map_or(&[][..], entries);
                [levels.iter().find(|(key, _)| *key.text == **level).map(|(key, _)| key.place), None]
            }
            Fault::BandGap { .. } => {
                let bands = tree.items.iter().filter(|item| item.thing == Thing::Band);
                let mut bands = bands.filter_map(|item| item.id.as_ref()).map(|id| id.place);
                [bands.rfind(given), None]
            }
            _ => return,
        };
        if let Some(place) = found.into_iter().flatten().find(given) {
            diagnostic.place = Some(place);
        }
    });
}

fn still_used(tree: &Tree, fault: &Fault, place: &Place) -> Option<(Fault, Place)> {
    let (thing, id, question) = match fault {
        Fault::UnknownReference { thing, id, .. } => (*thing, id, None),
        Fault::UnknownQuestion { question, .. } => (Thing::Question, question, None),
        Fault::UnknownLevel { level, question, .. } => (Thing::Level, level, Some(question.as_str())),
        Fault::NoGround { .. } | Fault::NoWeight { .. } => return bereft(tree, place),
        _ => return None,
    };
    let gone = removed(tree, thing, id, question)?;
    let (_, user) = owner(tree, place)?;
    let by = (user.thing, user.id.as_ref()?.value.to_string());
    Some((Fault::StillUsed { thing, id: id.clone(), by }, gone.place))
}

/// That an entry rested on a document alone.
fn bereft(tree: &Tree, place: &Place) -> Option<(Fault, Place)> {
    let (_, item) = owner(tree, place)?;
    let (document, by) = (item.bereft.as_ref()?, (item.thing, item.id.as_ref()?.value.to_string()));
    Some((Fault::StillUsed { thing: Thing::Document, id: document.value.to_string(), by }, document.place))
}

fn name_meant(tree: &Tree, misnamed: &BTreeSet<usize>, diagnostic: &mut Diagnostic) {
    let found =
        diagnostic.place.and_then(|place| owner(tree, &place)).filter(|(at, _)| misnamed.contains(at));
    if let Some((_, Item { thing, id: Some(id), meant, .. })) = found {
        let (thing, suggestion) = (*thing, meant.clone());
        diagnostic.fault = Fault::UnknownReference { thing, id: id.value.to_string(), suggestion };
        diagnostic.place = Some(id.place);
    }
}

/// Whether an entry has a name that another one beneath nearly has.
fn is_misnamed(tree: &Tree, place: &Place) -> bool {
    owner(tree, place).is_some_and(|(_, item)| item.meant.is_some())
}

/// The entry that a value at a place belongs to.
fn owner<'t>(tree: &'t Tree, place: &Place) -> Option<(usize, &'t Item)> {
    (0..).zip(&tree.items).find(|(_, item)| holds(&item.node, place))
}

fn holds(node: &Node, place: &Place) -> bool {
    node.place == *place
        || match &node.value {
            Value::Table(entries) => {
                entries.iter().any(|(key, node)| key.place == *place || holds(node, place))
            }
            Value::List(list) => list.iter().any(|node| holds(node, place)),
            _ => false,
        }
}
