//! What rule files say, key by key, before anything of it is checked against the rest.
//!
//! A field is `None` where it is left out, or where it could not be read; the latter is in the log already.

mod entries;
mod model;

pub(super) use entries::{
    RawAdvice, RawCitation, RawCriterion, RawDocument, RawGate, RawLevel, RawLimit, RawQuestion,
};
pub(super) use entries::{RawService, RawSideRule, Supports};
pub(crate) use model::RawRange;
pub(super) use model::{RawAbout, RawBand, RawCertainty, RawStrength};

use super::layer::{Item, Tree};
use crate::diagnostic::Thing;
use crate::table::{Node, Reading, Table};

/// All entries.
#[derive(Default)]
pub(super) struct RawRulebook {
    /// The tables that are there, faulty or not.
    pub(super) there: Vec<&'static str>,
    pub(super) certainty: Option<RawCertainty>,
    pub(super) strength: Option<RawStrength>,
    pub(super) documents: Vec<RawDocument>,
    pub(super) questions: Vec<RawQuestion>,
    pub(super) criteria: Vec<RawCriterion>,
    pub(super) gates: Vec<RawGate>,
    pub(super) bands: Vec<RawBand>,
    pub(super) services: Vec<RawService>,
    pub(super) advice: Vec<RawAdvice>,
    pub(super) limits: Vec<RawLimit>,
}

impl RawRulebook {
    /// Reads what layers say together.
    pub(super) fn read(tree: Tree, reading: &mut Reading<'_>) -> Self {
        let mut raw = Self::default();
        for (key, node) in tree.single {
            raw.there.push(key);
            match key {
                "certainty" => raw.certainty = reading.sub_table(node, key, &RawCertainty::read),
                "strength" => raw.strength = reading.sub_table(node, key, &RawStrength::read),
                // What a layer is, and what it has checked, concerns the layer alone.
                _ => {}
            }
        }
        for Item { thing, node, .. } in tree.items {
            raw.entry(thing, node, reading);
        }
        raw
    }

    fn entry(&mut self, thing: Thing, node: Node, reading: &mut Reading<'_>) {
        fn read<'l, T>(
            list: &mut Vec<T>,
            within: &'static str,
            node: Node,
            reading: &mut Reading<'l>,
            read: impl Fn(&mut Table<'_, 'l>) -> T,
        ) {
            list.extend(reading.sub_table(node, within, &read));
        }
        match thing {
            Thing::Document => read(&mut self.documents, "[[document]]", node, reading, RawDocument::read),
            Thing::Question => read(&mut self.questions, "[[question]]", node, reading, RawQuestion::read),
            Thing::Criterion => read(&mut self.criteria, "[[criterion]]", node, reading, RawCriterion::read),
            Thing::Gate => read(&mut self.gates, "[[gate]]", node, reading, RawGate::read),
            Thing::Band => read(&mut self.bands, "[[band]]", node, reading, RawBand::read),
            Thing::Service => read(&mut self.services, "[[service]]", node, reading, RawService::read),
            Thing::Advice => read(&mut self.advice, "[[advice]]", node, reading, RawAdvice::read),
            Thing::Limit => read(&mut self.limits, "[[limit]]", node, reading, RawLimit::read),
            // Levels stand within questions, rules in policies, and tests are no part of the rules.
            Thing::Level | Thing::Rule | Thing::Test => {}
        }
    }
}
