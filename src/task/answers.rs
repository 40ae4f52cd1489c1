//! What was said to each question.

use super::LevelSet;
use crate::rulebook::{Kind, Question, QuestionIx, Truth};

/// What was said to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing, or that nobody knows.
    #[default]
    Unknown,
    /// That the question makes no sense for this work.
    NotApplicable,
    /// One level of a scale or a one-of question, by position.
    Level(usize),
    /// One of several levels of such a question, it is not known which: at least two.
    Among(LevelSet),
    /// The levels of an any-of question that hold; none is an answer too.
    Chosen(LevelSet),
}

impl Answer {
    /// Whether it leaves something open.
    #[inline]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unknown | Self::Among(_))
    }

    /// The levels that are still possible: of an any-of question those that may hold.
    pub fn possible(self, question: &Question) -> LevelSet {
        match self {
            Self::Unknown => LevelSet::first(question.levels.len()),
            Self::NotApplicable => LevelSet::default(),
            Self::Level(level) => LevelSet::default().with(level),
            Self::Among(levels) | Self::Chosen(levels) => levels,
        }
    }

    /// Whether the answer is one of these levels, or of an any-of question holds one of them.
    #[inline]
    pub fn is_one_of(self, levels: LevelSet, question: &Question) -> Truth {
        if let Self::Level(level) = self {
            return Truth::from(levels.contains(level));
        }
        let possible = self.possible(question);
        match self {
            Self::Among(_) if possible.without(levels).is_empty() => Truth::Yes,
            Self::Unknown if question.kind != Kind::AnyOf && possible.without(levels).is_empty() => {
                Truth::Yes
            }
            Self::Unknown | Self::Among(_) if possible.meets(levels) => Truth::Open,
            _ => Truth::from(possible.meets(levels)),
        }
    }
}

/// The answers to all questions of a rulebook; what was not said is unknown.
#[derive(Debug, Clone, Default)]
pub struct Answers(Vec<Answer>);

/// For how many questions there is room makes no difference.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        let longest = self.0.len().max(other.0.len());
        let padded = |answers: &Self, at: usize| answers.0.get(at).copied().unwrap_or_default();
        (0..longest).all(|at| padded(self, at) == padded(other, at))
    }
}

impl Eq for Answers {}

impl Answers {
    /// Nothing said to so many questions: room for all is taken at once.
    pub(super) fn to(questions: usize) -> Self {
        Self(vec![Answer::Unknown; questions])
    }

    /// What was said to a question.
    #[inline]
    pub fn get(&self, question: QuestionIx) -> Answer {
        self.0.get(question.position()).copied().unwrap_or_default()
    }

    /// Sets what was said to a question.
    pub fn set(&mut self, question: QuestionIx, answer: Answer) {
        let at = question.position();
        match self.0.get_mut(at) {
            Some(slot) => *slot = answer,
            None => {
                self.0.resize(at, Answer::Unknown);
                self.0.push(answer);
            }
        }
    }
}
