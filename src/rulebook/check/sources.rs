//! Checking documents, services, advice and limits.

use super::criteria::grounded;
use super::known::Known;
use crate::diagnostic::{Log, Thing};
use crate::order::sort_by_key;
use crate::rulebook::condition::condition;
use crate::rulebook::model::Text;
use crate::rulebook::model::{Advice, Document, Limit, Service};
use crate::rulebook::raw::{RawAdvice, RawDocument, RawLimit, RawService};
use crate::source::At;

fn value(text: Option<&At<Text>>) -> Option<Text> {
    text.map(|text| text.value.clone())
}

pub(super) fn document(raw: &RawDocument) -> Option<Document> {
    Some(Document {
        id: value(raw.id.as_ref())?,
        order: raw.order,
        name: value(raw.name.as_ref())?,
        title: value(raw.title.as_ref())?,
        publisher: value(raw.publisher.as_ref())?,
        date: value(raw.date.as_ref())?,
        link: value(raw.link.as_ref()),
        interest: value(raw.interest.as_ref()),
        sha256: value(raw.sha256.as_ref()),
    })
}

pub(super) fn service(raw: &RawService, known: &Known<'_>, log: &mut Log) -> Option<Service> {
    let (bpo, kpo) = (known.citations(&raw.bpo, log), known.citations(&raw.kpo, log));
    let near: Vec<_> = raw.near.iter().map(|id| known.service(id, log)).collect();
    let mut near = super::all(near)?;
    sort_by_key(&mut near, |at| *at);
    let id = raw.id.as_ref()?;
    grounded(
        Thing::Service,
        id,
        raw.bpo.is_empty() && raw.kpo.is_empty(),
        raw.note.as_ref(),
        &raw.place,
        log,
    );
    let mut synonyms: Vec<Text> = raw.synonyms.iter().map(|synonym| synonym.value.clone()).collect();
    sort_by_key(&mut synonyms, Clone::clone);
    Some(Service {
        id: id.value.clone(),
        order: raw.order,
        name: value(raw.name.as_ref())?,
        synonyms,
        bpo: bpo?,
        kpo: kpo?,
        near,
        note: value(raw.note.as_ref()),
    })
}

pub(super) fn advice(raw: &RawAdvice, known: &Known<'_>, log: &mut Log) -> Option<Advice> {
    let citations = known.citations(&raw.citations, log);
    let when = raw.when.as_ref().and_then(|when| condition(when, known, &|_, _| None, log));
    let id = raw.id.as_ref()?;
    grounded(Thing::Advice, id, raw.citations.is_empty(), raw.because.as_ref(), &raw.place, log);
    Some(Advice {
        id: id.value.clone(),
        order: raw.order,
        kind: raw.kind.as_ref()?.value,
        topic: value(raw.topic.as_ref())?,
        when: when?,
        text: value(raw.text.as_ref())?,
        because: value(raw.because.as_ref()),
        citations: citations?,
    })
}

pub(super) fn limit(raw: &RawLimit, known: &Known<'_>, log: &mut Log) -> Option<Limit> {
    let citations = known.citations(&raw.citations, log);
    let id = raw.id.as_ref()?;
    grounded(Thing::Limit, id, raw.citations.is_empty(), raw.because.as_ref(), &raw.place, log);
    Some(Limit {
        id: id.value.clone(),
        order: raw.order,
        text: value(raw.text.as_ref())?,
        because: value(raw.because.as_ref()),
        citations: citations?,
    })
}
