//! One entry of the rulebook by its id, to be told in full.

use std::borrow::Cow;

use super::sentence;
use crate::diagnostic::Thing;
use crate::rulebook::{
    Advice, Band, Criterion, Document, Gate, Limit, Question, QuestionIx, Rulebook, Service,
};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A question.
    Question,
    /// A criterion.
    Criterion,
    /// A gate.
    Gate,
    /// A band.
    Band,
    /// A document.
    Document,
    /// A service.
    Service,
    /// A piece of advice.
    Advice,
    /// Something that a report does not tell.
    Limit,
}

impl EntryKind {
    /// Every kind, in the order in which entries are listed.
    pub const ALL: [Self; 8] = [
        Self::Question,
        Self::Criterion,
        Self::Gate,
        Self::Band,
        Self::Document,
        Self::Service,
        Self::Advice,
        Self::Limit,
    ];

    /// The same as faults name it.
    pub(crate) fn thing(self) -> Thing {
        match self {
            Self::Question => Thing::Question,
            Self::Criterion => Thing::Criterion,
            Self::Gate => Thing::Gate,
            Self::Band => Thing::Band,
            Self::Document => Thing::Document,
            Self::Service => Thing::Service,
            Self::Advice => Thing::Advice,
            Self::Limit => Thing::Limit,
        }
    }

    /// What several are called.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Question => "questions",
            Self::Criterion => "criteria",
            Self::Gate => "gates",
            Self::Band => "bands",
            Self::Document => "documents",
            Self::Service => "services",
            Self::Advice => "pieces of advice",
            Self::Limit => "limits",
        }
    }

    /// Its word, as rule files write it.
    pub fn id(self) -> &'static str {
        self.thing().name()
    }
}

/// An entry that has an id.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'r> {
    /// A question.
    Question(QuestionIx, &'r Question),
    /// A criterion.
    Criterion(&'r Criterion),
    /// A gate.
    Gate(&'r Gate),
    /// A band.
    Band(&'r Band),
    /// A document.
    Document(&'r Document),
    /// A service.
    Service(&'r Service),
    /// A piece of advice.
    Advice(&'r Advice),
    /// Something that a report does not tell.
    Limit(&'r Limit),
}

impl<'r> Entry<'r> {
    /// Every entry, by kind and then in rulebook order.
    pub fn all(rulebook: &'r Rulebook) -> impl Iterator<Item = Self> {
        let questions = rulebook.questions().map(|(at, question)| Self::Question(at, question));
        questions
            .chain(rulebook.criteria().iter().map(Self::Criterion))
            .chain(rulebook.gates().iter().map(Self::Gate))
            .chain(rulebook.bands().iter().map(Self::Band))
            .chain(rulebook.documents().iter().map(Self::Document))
            .chain(rulebook.services().iter().map(Self::Service))
            .chain(rulebook.advice().iter().map(Self::Advice))
            .chain(rulebook.limits().iter().map(Self::Limit))
    }

    /// Its id.
    pub fn id(self) -> &'r str {
        match self {
            Self::Question(_, question) => &question.id,
            Self::Criterion(criterion) => &criterion.id,
            Self::Gate(gate) => &gate.id,
            Self::Band(band) => &band.id,
            Self::Document(document) => &document.id,
            Self::Service(service) => &service.id,
            Self::Advice(advice) => &advice.id,
            Self::Limit(limit) => &limit.id,
        }
    }

    /// What it is.
    pub fn kind(self) -> EntryKind {
        match self {
            Self::Question(..) => EntryKind::Question,
            Self::Criterion(_) => EntryKind::Criterion,
            Self::Gate(_) => EntryKind::Gate,
            Self::Band(_) => EntryKind::Band,
            Self::Document(_) => EntryKind::Document,
            Self::Service(_) => EntryKind::Service,
            Self::Advice(_) => EntryKind::Advice,
            Self::Limit(_) => EntryKind::Limit,
        }
    }

    /// What it says, in a few words or a sentence.
    pub fn says(self) -> Cow<'r, str> {
        match self {
            Self::Question(_, question) => (*question.text).into(),
            Self::Criterion(criterion) => {
                let sides = [&criterion.sides.bpo, &criterion.sides.kpo].into_iter().flatten();
                sentence(&sides.map(|side| &*side.says).collect::<Vec<_>>().join("; ")).into()
            }
            Self::Gate(gate) => sentence(&gate.ground).into(),
            Self::Band(band) => sentence(&band.because).into(),
            Self::Document(document) => (*document.title).into(),
            Self::Service(service) => (*service.name).into(),
            Self::Advice(advice) => (*advice.text).into(),
            Self::Limit(limit) => (*limit.text).into(),
        }
    }
}

/// The services of which a name has all words of a query; all services for an empty one.
pub fn services<'r>(rulebook: &'r Rulebook, query: &str) -> Vec<&'r Service> {
    let wanted = crate::rulebook::words(query);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let named = |service: &&Service| {
        service.names().any(|name| wanted.iter().all(|word| name.contains(&format!(" {word}"))))
    };
    rulebook.services().iter().filter(named).collect()
}
