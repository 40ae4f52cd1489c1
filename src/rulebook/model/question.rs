//! Questions and their levels.

use serde::{Deserialize, Serialize};

use super::{Citation, Text};
use crate::diagnostic::{Fault, did_you_mean};

/// Which question of its rulebook, by position in rulebook order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct QuestionIx(pub(in crate::rulebook) usize);

impl QuestionIx {
    /// The position in rulebook order, from 0.
    pub fn position(self) -> usize {
        self.0
    }
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One of five levels, 1 to 5.
    Scale,
    /// One of its levels.
    OneOf,
    /// Any of its levels, none and all of them included.
    AnyOf,
}

/// When an interview asks a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// As soon as it is the most telling one.
    Early,
    /// After all others: it is hard for a manager.
    Late,
}

/// One possible value of a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Level {
    /// The id that task files use.
    pub id: Text,
    /// The answer in words.
    pub label: Text,
    /// A case from working life.
    pub example: Option<Text>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// The id that task files use.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// How it is answered.
    pub kind: Kind,
    /// A name of a few words.
    pub topic: Text,
    /// The question itself.
    pub text: Text,
    /// Why it is asked.
    pub why: Text,
    /// What that rests on.
    pub citations: Vec<Citation>,
    /// Whether `not_applicable` is an answer.
    pub may_not_apply: bool,
    /// Whether the answer is the client's choice, not a fact.
    pub choice: bool,
    /// When to ask it.
    pub ask: Ask,
    /// The levels in order: a scale's by number, others by their own `order`, then by id. At least 2, at most 64.
    pub levels: Vec<Level>,
}

impl Question {
    /// The position of the level with that id.
    pub fn level(&self, id: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.id == id)
    }

    /// That it has no level of that id. Numbers are near to each other by chance, so none is suggested for one; what begins with a
    /// level's id was copied with its label.
    pub(crate) fn unknown_level(&self, id: &str) -> Fault {
        let ids = || self.levels.iter().map(|level| level.id.as_ref());
        let begins = |known: &&str| {
            id.strip_prefix(known)
                .is_some_and(|rest| rest.starts_with([':', ' ']) && rest.contains(char::is_alphabetic))
        };
        let near = || match self.kind {
            Kind::Scale => None,
            Kind::OneOf | Kind::AnyOf => did_you_mean(id, ids()),
        };
        let suggestion = ids().find(begins).map(str::to_owned).or_else(near);
        let known = self.levels.iter().map(|level| (level.id.to_string(), level.label.to_string()));
        let (level, question) = (id.to_owned(), self.id.to_string());
        Fault::UnknownLevel { level, question, suggestion, known: known.collect() }
    }
}
