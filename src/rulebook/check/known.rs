//! Every id of a rulebook, so that a reference can be looked up wherever it stands.

use super::super::model::{Citation, Question, QuestionIx, ServiceIx};
use super::super::raw::{
    RawAdvice, RawBand, RawCitation, RawCriterion, RawDocument, RawGate, RawLimit, RawQuestion, RawRulebook,
    RawService,
};
use crate::diagnostic::{Fault, Log, Thing, did_you_mean};
use crate::order::sort_by_key;
use crate::rulebook::condition::Questions;
use crate::rulebook::model::Text;
use crate::source::At;
use crate::table::good_id;

/// The entries of each kind in rulebook order.
pub(super) struct Known<'r> {
    pub(super) documents: Vec<&'r RawDocument>,
    pub(super) criteria: Vec<&'r RawCriterion>,
    pub(super) gates: Vec<&'r RawGate>,
    pub(super) bands: Vec<&'r RawBand>,
    pub(super) services: Vec<&'r RawService>,
    pub(super) advice: Vec<&'r RawAdvice>,
    pub(super) limits: Vec<&'r RawLimit>,
    questions: Vec<(&'r RawQuestion, Option<Question>)>,
}

/// What has an id and a place in rulebook order.
trait Entry {
    fn id(&self) -> Option<&At<Text>>;
    fn order(&self) -> i64;
}

macro_rules! entries {
    ($($raw:ty,)*) => {
        $(impl Entry for $raw {
            fn id(&self) -> Option<&At<Text>> { self.id.as_ref() }
            fn order(&self) -> i64 { self.order }
        })*
    };
}

entries! {
    RawDocument,
    RawQuestion,
    RawCriterion,
    RawGate,
    RawBand,
    RawService,
    RawAdvice,
    RawLimit,
}

/// The entries in rulebook order, each id checked.
fn in_order<'r, T: Entry>(list: &'r [T], log: &mut Log) -> Vec<&'r T> {
    let mut sorted: Vec<&T> = list.iter().collect();
    sort_by_key(&mut sorted, |entry| (entry.order(), entry.id().map(|id| id.value.clone())));
    list.iter().filter_map(Entry::id).for_each(|id| good_id(id, log));
    sorted
}

/// So many faults of a rulebook come with a suggestion.
const MOST_SUGGESTED: usize = 100;

fn position<'k>(
    ids: impl Iterator<Item = Option<&'k At<Text>>> + Clone,
    id: &At<Text>,
    thing: Thing,
    log: &mut Log,
) -> Option<usize> {
    let found = ids.clone().position(|known| known.is_some_and(|known| known.value == id.value));
    if found.is_none() {
        // Comparing with all ids takes time, and of so many faults one reads the first.
        let known = ids.flatten().map(|known| known.value.as_ref()).filter(|_| log.len() < MOST_SUGGESTED);
        let suggestion = did_you_mean(&id.value, known);
        log.push(Fault::UnknownReference { thing, id: id.value.to_string(), suggestion }, &id.place);
    }
    found
}

impl<'r> Known<'r> {
    pub(super) fn of(raw: &'r RawRulebook, log: &mut Log) -> Self {
        Self {
            documents: in_order(&raw.documents, log),
            criteria: in_order(&raw.criteria, log),
            gates: in_order(&raw.gates, log),
            bands: in_order(&raw.bands, log),
            services: in_order(&raw.services, log),
            advice: in_order(&raw.advice, log),
            limits: in_order(&raw.limits, log),
            questions: in_order(&raw.questions, log).into_iter().map(|raw| (raw, None)).collect(),
        }
    }

    /// Checks the questions, to which criteria, gates and advice refer.
    pub(super) fn check_questions(
        &mut self,
        check: impl Fn(&RawQuestion, &Self, &mut Log) -> Option<Question>,
        log: &mut Log,
    ) {
        let checked: Vec<_> = self.questions.iter().map(|(raw, _)| (*raw, check(raw, self, log))).collect();
        self.questions = checked;
    }

    /// The questions; one that is faulty is `None`.
    pub(super) fn checked_questions(&self) -> Vec<Option<Question>> {
        self.questions.iter().map(|(_, question)| question.clone()).collect()
    }

    pub(super) fn service(&self, id: &At<Text>, log: &mut Log) -> Option<ServiceIx> {
        position(self.services.iter().map(|raw| raw.id.as_ref()), id, Thing::Service, log).map(ServiceIx)
    }

    /// The citations, each of a known document and a short phrase.
    pub(super) fn citations(&self, raw: &[RawCitation], log: &mut Log) -> Option<Vec<Citation>> {
        let list: Vec<_> = raw.iter().map(|citation| self.citation(citation, log)).collect();
        super::all(list)
    }

    fn citation(&self, raw: &RawCitation, log: &mut Log) -> Option<Citation> {
        let phrase = raw.phrase.as_ref();
        if let Some(phrase) = phrase {
            let words = phrase.value.split_whitespace().count();
            if words > 8 {
                log.push(Fault::PhraseLength { words }, &phrase.place);
            }
        }
        let id = raw.document.as_ref()?;
        position(self.documents.iter().map(|raw| raw.id.as_ref()), id, Thing::Document, log)?;
        Some(Citation {
            document: id.value.clone(),
            heading: raw.heading.clone(),
            phrase: phrase?.value.clone(),
            side: raw.side.as_ref()?.value,
        })
    }
}

impl Questions for Known<'_> {
    fn meant(&self, id: &At<Text>, log: &mut Log) -> Option<(QuestionIx, &Question)> {
        let at = position(self.questions.iter().map(|(raw, _)| raw.id.as_ref()), id, Thing::Question, log)?;
        let (_, question) = self.questions.get(at)?;
        Some((QuestionIx(at), question.as_ref()?))
    }
}
