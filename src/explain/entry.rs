//! One entry of the rulebook by its id, to be told in full.

use crate::diagnostic::did_you_mean;
use crate::rulebook::{Advice, Band, Criterion, Document, Gate, Question, QuestionIx, Rulebook, Service};

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
        }
    }

    /// What it is, in a word.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Question(..) => "question",
            Self::Criterion(_) => "criterion",
            Self::Gate(_) => "gate",
            Self::Band(_) => "band",
            Self::Document(_) => "document",
            Self::Service(_) => "service",
            Self::Advice(_) => "advice",
        }
    }

    /// The entries with that id: a question and a criterion may share one.
    ///
    /// # Errors
    /// The id that was meant, if there is none with this one and another is near.
    pub fn find(rulebook: &'r Rulebook, id: &str) -> Result<Vec<Self>, Option<String>> {
        let found: Vec<Self> = Self::all(rulebook).filter(|entry| entry.id() == id).collect();
        if found.is_empty() { Err(did_you_mean(id, Self::all(rulebook).map(Self::id))) } else { Ok(found) }
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
