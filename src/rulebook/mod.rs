//! The rulebook: documents, questions, criteria, gates, bands, services and advice, checked as a whole.
//!
//! Rule files become tables (`table`), those of all layers one tree (`layer`), this what the rules say (`raw`), and that, checked, a
//! [`Rulebook`].

pub(crate) mod canonical;
mod check;
pub(crate) mod condition;
mod layer;
mod model;
mod raw;

pub(crate) use check::{can_be_assessed, range};
pub use condition::{Condition, Given, Known, Nothing, Truth};
pub(crate) use layer::{Base, LINTS};
pub use layer::{Files, Layer, Layered, LintLevel, LintSetting, Origin, Removed, Set};
pub use model::*;
pub(crate) use raw::RawRange;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Fault, Faults, did_you_mean};
use crate::source::Source;

/// A validated rulebook. All entries stand in rulebook order: by their own `order`, then by id.
///
/// An index ([`QuestionIx`] and its like) belongs to the rulebook that it comes from.
#[derive(Debug, Clone)]
pub struct Rulebook {
    entries: Entries,
    /// Made when it is first asked for: it takes longer than an assessment.
    digest: OnceLock<String>,
    /// None where it is the only one.
    layers: Vec<Layer>,
    /// The questions that a layer removed, each with the reason.
    removed: Vec<(Text, Text)>,
}

/// All that a rulebook holds. Only what the check gave, or the build kept of it, becomes a [`Rulebook`].
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(crate) struct Entries {
    pub(crate) name: Text,
    pub(crate) version: Text,
    pub(crate) certainty: u8,
    pub(crate) certainty_because: Text,
    pub(crate) strengths: Strengths,
    pub(crate) documents: Vec<Document>,
    pub(crate) questions: Vec<Question>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) bands: Vec<Band>,
    pub(crate) services: Vec<Service>,
    pub(crate) advice: Vec<Advice>,
    pub(crate) limits: Vec<Limit>,
}

impl Rulebook {
    /// The rulebook of entries that were checked, and its digest if it is known.
    pub(crate) fn of(entries: Entries, digest: Option<String>) -> Self {
        Self {
            entries,
            digest: digest.map_or_else(OnceLock::new, OnceLock::from),
            layers: Vec::new(),
            removed: Vec::new(),
        }
    }

    /// What it holds.
    pub(crate) fn entries(&self) -> &Entries {
        &self.entries
    }

    /// Reads and checks a whole rulebook from its rule files.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files, in the order of the files and of their text.
    pub fn from_toml(files: Vec<Source>) -> Result<Self, Faults> {
        let layer = files.into_iter().map(Ok).collect();
        Layered::read(vec![layer], None).map(|layered| layered.rulebook)
    }

    /// The layers that it was made of, the lowest first.
    pub fn layers(&self) -> Vec<Layer> {
        if !self.layers.is_empty() {
            return self.layers.clone();
        }
        let Entries { name, version, .. } = &self.entries;
        vec![Layer { name: name.clone(), version: version.clone(), digest: self.digest().to_owned() }]
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.entries.name
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.entries.version
    }

    /// In how many of 100 completions a verdict must hold to be given, 51 to 100.
    pub fn certainty(&self) -> u8 {
        self.entries.certainty
    }

    /// From which margins on a verdict is clear and strong.
    pub fn strengths(&self) -> &Strengths {
        &self.entries.strengths
    }

    /// The documents.
    pub fn documents(&self) -> &[Document] {
        &self.entries.documents
    }

    /// The questions, each with its index.
    pub fn questions(&self) -> impl ExactSizeIterator<Item = (QuestionIx, &Question)> {
        self.entries.questions.iter().enumerate().map(|(at, question)| (QuestionIx(at), question))
    }

    /// One question of this rulebook.
    #[expect(
        clippy::indexing_slicing,
        reason = "only the check of a rulebook makes an index, of a question that is there"
    )]
    pub fn question(&self, at: QuestionIx) -> &Question {
        &self.entries.questions[at.position()]
    }

    /// The question with that id, and its index.
    pub fn question_named(&self, id: &str) -> Option<(QuestionIx, &Question)> {
        self.questions().find(|(_, question)| question.id == *id)
    }

    /// The question at a position, if there are so many.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no task")]
    pub(crate) fn question_at(&self, at: usize) -> Option<(QuestionIx, &Question)> {
        self.entries.questions.get(at).map(|question| (QuestionIx(at), question))
    }

    /// That it has no question of that id, where these are possible.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no task")]
    pub(crate) fn unknown_question(&self, id: &str, known: Vec<String>) -> Fault {
        let removed =
            self.removed.iter().find(|(gone, _)| *gone == *id).map(|(_, because)| because.to_string());
        let suggestion = did_you_mean(id, known.iter().map(String::as_str)).filter(|_| removed.is_none());
        Fault::UnknownQuestion { question: id.to_owned(), removed, suggestion, known }
    }

    /// The ids of its questions.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no task")]
    pub(crate) fn question_ids(&self) -> Vec<String> {
        self.questions().map(|(_, question)| question.id.to_string()).collect()
    }

    /// The document with that id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.entries.documents.iter().find(|document| document.id == *id)
    }

    /// One service of this rulebook.
    #[expect(
        clippy::indexing_slicing,
        reason = "only the check of a rulebook makes an index, of a service that is there"
    )]
    pub fn service(&self, at: ServiceIx) -> &Service {
        &self.entries.services[at.0]
    }

    /// The criteria.
    pub fn criteria(&self) -> &[Criterion] {
        &self.entries.criteria
    }

    /// The gates.
    pub fn gates(&self) -> &[Gate] {
        &self.entries.gates
    }

    /// The bands; every pair of fits lies in exactly one of them.
    pub fn bands(&self) -> &[Band] {
        &self.entries.bands
    }

    /// The services that documents name.
    pub fn services(&self) -> &[Service] {
        &self.entries.services
    }

    /// The advice.
    pub fn advice(&self) -> &[Advice] {
        &self.entries.advice
    }

    /// What no report of this rulebook tells.
    pub fn limits(&self) -> &[Limit] {
        &self.entries.limits
    }

    /// The SHA-256 of the rulebook in canonical JSON, in lower-case hexadecimal: the same however its files are ordered.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| canonical::digest(self))
    }

    /// Whether a criterion reads the question.
    pub fn is_scored(&self, question: QuestionIx) -> bool {
        self.entries.criteria.iter().any(|criterion| criterion.question == question)
    }

    /// Whether a criterion or a gate reads the question: whether its answer can matter to a verdict.
    pub fn is_counted(&self, question: QuestionIx) -> bool {
        self.is_scored(question) || self.gates_on(question).next().is_some()
    }

    /// The gates that read the question.
    pub fn gates_on(&self, question: QuestionIx) -> impl Iterator<Item = &Gate> {
        self.entries.gates.iter().filter(move |gate| gate.question == question)
    }
}
