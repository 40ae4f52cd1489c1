//! Where what a task says stands in the text that it was read from.

use crate::rulebook::QuestionIx;
use crate::source::Place;

/// What of a task, or of a step, has a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its id.
    Id,
    /// What it is called.
    Title,
    /// The service that it is said to be.
    Service,
    /// What its owner holds it for.
    Declared,
    /// All answers: where one that is missing would stand.
    Answers,
    /// What was said to a question.
    Answer(QuestionIx),
    /// The note beside an answer.
    Note(QuestionIx),
    /// Who answered.
    AnsweredBy,
    /// When.
    AnsweredOn,
    /// What its owner keeps with it.
    Meta,
}

impl Part {
    /// The fields of a task that hold one text, by name: the same in JSON, as columns and in policies.
    pub(crate) const NAMED: [(&'static str, Self); 6] = [
        ("id", Self::Id),
        ("title", Self::Title),
        ("service", Self::Service),
        ("declared", Self::Declared),
        ("answered_by", Self::AnsweredBy),
        ("answered_on", Self::AnsweredOn),
    ];

    /// The field of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, part)| *part)
    }
}

/// The places of one task, or of one step, in the one source that it was read from; of one that was not read there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    whole: Place,
    /// `None` if only the whole was placed.
    parts: Option<Vec<(Part, Place)>>,
}

impl Places {
    /// Of what begins at a place.
    pub(super) fn at(whole: Place) -> Self {
        Self { whole, parts: Some(Vec::new()) }
    }

    /// Of a task in one line, where only that is of interest.
    pub(super) fn of_line(whole: Place) -> Self {
        Self { whole, parts: None }
    }

    pub(super) fn add(&mut self, part: Part, place: Place) {
        self.parts.get_or_insert_default().push((part, place));
    }

    /// Whether parts have places too.
    pub(crate) fn has_parts(&self) -> bool {
        self.parts.is_some()
    }

    /// Where a part stands; `None` if nothing is said of it.
    pub fn of(&self, part: Part) -> Option<Place> {
        self.parts.iter().flatten().find(|(known, _)| *known == part).map(|(_, place)| *place)
    }

    /// Where the whole begins, or the line that it is.
    pub fn whole(&self) -> Place {
        self.whole
    }
}
