//! The answers that the advisor can give.

use serde::{Deserialize, Serialize};

/// What to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it: part of it is work for the one, part for the other.
    Hybrid,
    /// Keep it in house.
    Retain,
    /// Open: the answers, or the documents, give no ground for one of the others.
    Undetermined,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 5] = [Self::Bpo, Self::Kpo, Self::Hybrid, Self::Retain, Self::Undetermined];

    /// Those that say what to do: all but that it is open.
    pub const DECIDED: [Self; 4] = [Self::Bpo, Self::Kpo, Self::Hybrid, Self::Retain];

    /// The id, as rules, tasks and reports write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bpo => "bpo",
            Self::Kpo => "kpo",
            Self::Hybrid => "hybrid",
            Self::Retain => "retain",
            Self::Undetermined => "undetermined",
        }
    }
}

/// How firm a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A small change could give another verdict.
    Slight,
    /// It takes more than a small change.
    Clear,
    /// It takes a large change.
    Strong,
}

/// What a verdict rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The verdicts of its steps.
    Steps,
    /// A gate that fires.
    Gate,
    /// The documents favor neither side, however the open answers turn out.
    NoGround,
    /// Too much is open.
    OpenAnswers,
    /// The fits: every scored question is answered.
    Bands,
    /// Most ways in which the open answers could turn out.
    Completions,
}

impl Strength {
    /// All, the least first.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no policy")]
    pub const ALL: [Self; 3] = [Self::Slight, Self::Clear, Self::Strong];

    /// The id, as reports write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Slight => "slight",
            Self::Clear => "clear",
            Self::Strong => "strong",
        }
    }
}

impl Basis {
    /// The id, as rules and reports write it.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, basis)| *basis == self).map_or("", |(id, _)| id)
    }

    /// Every basis with its id, as rules and reports write it.
    pub const ALL: [(&'static str, Self); 6] = [
        ("steps", Self::Steps),
        ("gate", Self::Gate),
        ("no-ground", Self::NoGround),
        ("open-answers", Self::OpenAnswers),
        ("bands", Self::Bands),
        ("completions", Self::Completions),
    ];
}
