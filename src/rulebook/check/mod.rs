//! From what the rule files say to a rulebook, or to everything that is wrong with them.

mod bands;
mod criteria;
mod known;
mod questions;
mod sources;
mod whole;

pub(crate) use bands::range;
use known::Known;
pub(crate) use whole::can_be_assessed;

use super::raw::{RawRulebook, RawStrength};
use super::{Entries, Rulebook, Strengths, Text};
use crate::diagnostic::{Fault, Log};

/// Checks all entries and the whole, which goes by the name and version of its last layer.
pub(super) fn rulebook(raw: &RawRulebook, about: Option<(Text, Text)>, log: &mut Log) -> Option<Rulebook> {
    let rulebook = Rulebook::of(entries(raw, about, log)?, None);
    whole::check(&rulebook, raw, log);
    Some(rulebook)
}

fn entries(raw: &RawRulebook, about: Option<(Text, Text)>, log: &mut Log) -> Option<Entries> {
    let mut known = Known::of(raw, log);
    known.check_questions(questions::question, log);
    for key in ["certainty", "strength"].into_iter().filter(|key| !raw.there.contains(key)) {
        log.push_whole(Fault::MissingKey { key: format!("[{key}]"), within: "the rulebook".to_owned() });
    }
    let strengths = raw.strength.as_ref().and_then(|raw| strengths(raw, log));
    let documents = known.documents.iter().map(|document| sources::document(document)).collect::<Vec<_>>();
    let criteria = known.criteria.iter().map(|c| criteria::criterion(c, &known, log)).collect::<Vec<_>>();
    let gates = known.gates.iter().map(|gate| criteria::gate(gate, &known, log)).collect::<Vec<_>>();
    let bands = known.bands.iter().map(|band| bands::band(band, log)).collect::<Vec<_>>();
    let services =
        known.services.iter().map(|service| sources::service(service, &known, log)).collect::<Vec<_>>();
    let advice = known.advice.iter().map(|advice| sources::advice(advice, &known, log)).collect::<Vec<_>>();
    let limits = known.limits.iter().map(|limit| sources::limit(limit, &known, log)).collect::<Vec<_>>();
    let questions = known.checked_questions();
    let (name, version) = about?;
    let certainty = raw.certainty.as_ref()?;
    Some(Entries {
        name,
        version,
        certainty: u8::try_from(certainty.percent.as_ref()?.value).ok()?,
        certainty_because: certainty.because.as_ref()?.value.clone(),
        strengths: strengths?,
        documents: all(documents)?,
        questions: all(questions)?,
        criteria: all(criteria)?,
        gates: all(gates)?,
        bands: all(bands)?,
        services: all(services)?,
        advice: all(advice)?,
        limits: all(limits)?,
    })
}

fn all<T>(list: Vec<Option<T>>) -> Option<Vec<T>> {
    list.into_iter().collect()
}

fn strengths(raw: &RawStrength, log: &mut Log) -> Option<Strengths> {
    let (clear, strong) = (raw.clear.as_ref()?, raw.strong.as_ref()?);
    if strong.value < clear.value {
        log.push(Fault::OutOfRange { found: strong.value, low: clear.value, high: 200 }, &strong.place);
        return None;
    }
    Some(Strengths { clear: clear.value, strong: strong.value, because: raw.because.as_ref()?.value.clone() })
}
