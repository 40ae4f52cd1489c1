//! What rule files say, key by key, before anything of it is checked against the rest.
//!
//! A field is `None` where it is left out, or where it could not be read; the latter is in the log already.

mod entries;
mod model;

pub(super) use entries::{
    RawAdvice, RawCitation, RawCriterion, RawDocument, RawGate, RawLevel, RawLimit, RawQuestion,
};
pub(super) use entries::{RawService, RawSideRule, Supports};
pub(super) use model::{RawAbout, RawBand, RawCertainty, RawRange, RawStrength};

use super::model::Text;
use crate::source::{At, Place};
use crate::table::{Entries, Reading, Table};

/// All entries of all files.
#[derive(Default)]
pub(super) struct RawRulebook {
    pub(super) extends: Vec<At<Text>>,
    pub(super) about: Vec<RawAbout>,
    pub(super) certainty: Vec<RawCertainty>,
    pub(super) strength: Vec<RawStrength>,
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
    /// Adds the entries of one file.
    pub(super) fn read(&mut self, entries: Entries, reading: &mut Reading<'_>) {
        let place = Place::new(reading.source, &(0..0));
        let mut file = Table::new(entries, place, "a rule file", reading);
        self.extends.extend(file.optional_text("extends"));
        self.about.extend(file.table("rulebook", RawAbout::read));
        self.certainty.extend(file.table("certainty", RawCertainty::read));
        self.strength.extend(file.table("strength", RawStrength::read));
        self.documents.extend(file.tables("document", "[[document]]", RawDocument::read));
        self.questions.extend(file.tables("question", "[[question]]", RawQuestion::read));
        self.criteria.extend(file.tables("criterion", "[[criterion]]", RawCriterion::read));
        self.gates.extend(file.tables("gate", "[[gate]]", RawGate::read));
        self.bands.extend(file.tables("band", "[[band]]", RawBand::read));
        self.services.extend(file.tables("service", "[[service]]", RawService::read));
        self.advice.extend(file.tables("advice", "[[advice]]", RawAdvice::read));
        self.limits.extend(file.tables("limit", "[[limit]]", RawLimit::read));
        file.finish();
    }
}
