//! The one small language of conditions on a verdict and on answers. Three-valued: on an open answer a condition is open.

mod check;
mod raw;

pub(crate) use check::{Questions, condition, level, levels};
pub(crate) use raw::{RawCondition, RawField, Reads};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::{Basis, QuestionIx, Verdict};
use crate::order::collected;

/// When a piece of advice is given, or a rule of a policy is broken. `F` is what may be said of the fields of a task.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub enum Condition<F = Nothing> {
    /// Each of these holds.
    All(Vec<Self>),
    /// One of these holds.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// The verdict is one of these.
    Verdict(Vec<Verdict>),
    /// The verdict rests on one of these.
    Basis(Vec<Basis>),
    /// The answer is one of some levels; of an any-of question: holds one of them.
    Answer {
        /// The question.
        question: QuestionIx,
        /// The levels by position.
        levels: Vec<usize>,
    },
    /// Something is true of a field of the task.
    Field(F),
}

/// What the rules may say of the fields of a task: advice is on the work, not on who filed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Nothing {}

/// What a condition is held against.
pub trait Known<F> {
    /// Whether the verdict is one of these.
    fn verdict(&self, verdicts: &[Verdict]) -> Truth;
    /// Whether it rests on one of these.
    fn basis(&self, bases: &[Basis]) -> Truth;
    /// Whether a question is answered by one of these levels, by position.
    fn answer(&self, question: QuestionIx, levels: &[usize]) -> Truth;
    /// Whether something is true of a field.
    fn field(&self, said: &F) -> Truth;
}

/// A verdict as it is given, and answers: what the conditions of rules are held against.
#[derive(Debug, Clone, Copy)]
pub struct Given<A> {
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub basis: Basis,
    /// Whether a question is answered by some levels.
    pub answer: A,
}

impl<A: Fn(QuestionIx, &[usize]) -> Truth> Known<Nothing> for Given<A> {
    fn verdict(&self, verdicts: &[Verdict]) -> Truth {
        Truth::from(verdicts.contains(&self.verdict))
    }

    fn basis(&self, bases: &[Basis]) -> Truth {
        Truth::from(bases.contains(&self.basis))
    }

    fn answer(&self, question: QuestionIx, levels: &[usize]) -> Truth {
        (self.answer)(question, levels)
    }

    fn field(&self, said: &Nothing) -> Truth {
        match *said {}
    }
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// An open answer decides.
    Open,
}

impl<F> Condition<F> {
    /// Whether it holds, given what is known.
    pub fn holds(&self, known: &impl Known<F>) -> Truth {
        match self {
            Self::All(parts) => worst(parts.iter().map(|part| part.holds(known))),
            Self::Any(parts) => Truth::any(parts.iter().map(|part| part.holds(known))),
            Self::Not(part) => !part.holds(known),
            Self::Verdict(verdicts) => known.verdict(verdicts),
            Self::Basis(bases) => known.basis(bases),
            Self::Answer { question, levels } => known.answer(*question, levels),
            Self::Field(said) => known.field(said),
        }
    }

    /// Whether it speaks of what the verdict rests on.
    pub fn reads_basis(&self) -> bool {
        self.leaves().iter().any(|leaf| matches!(leaf, Self::Basis(_)))
    }

    /// Whether it speaks of the verdict.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script checks no policy")]
    pub fn reads_verdict(&self) -> bool {
        self.leaves().iter().any(|leaf| matches!(leaf, Self::Verdict(_)))
    }

    /// Every condition on a field of the task.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script checks no policy")]
    pub fn fields(&self) -> Vec<&F> {
        let leaves = self.leaves().into_iter();
        leaves.filter_map(|leaf| if let Self::Field(said) = leaf { Some(said) } else { None }).collect()
    }

    /// Every question that it reads, each once, in rulebook order.
    pub fn questions(&self) -> BTreeSet<QuestionIx> {
        let question = |leaf: &Self| match leaf {
            Self::Answer { question, .. } => Some(*question),
            _ => None,
        };
        collected(self.leaves().into_iter().filter_map(question))
    }

    /// The conditions in it that are not made of others.
    fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            leaf => vec![leaf],
        }
    }
}

impl Truth {
    /// Yes if one is yes, else open if one is open, else no.
    pub(crate) fn any(parts: impl Iterator<Item = Self>) -> Self {
        !worst(parts.map(|part| !part))
    }
}

/// No if one is no, else open if one is open, else yes.
fn worst(parts: impl Iterator<Item = Truth>) -> Truth {
    parts.fold(Truth::Yes, |all, part| match (all, part) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
        (Truth::Yes, Truth::Yes) => Truth::Yes,
    })
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_three_valued() {
        let (yes, no) = (Condition::Verdict(vec![Verdict::Bpo]), Condition::Verdict(vec![Verdict::Kpo]));
        let open = Condition::Answer { question: QuestionIx(0), levels: vec![0] };
        let known =
            Given { verdict: Verdict::Bpo, basis: Basis::Bands, answer: |_, _: &[usize]| Truth::Open };
        let holds = |condition: &Condition| condition.holds(&known);
        assert_eq!(holds(&Condition::All(vec![yes.clone(), open.clone()])), Truth::Open);
        assert_eq!(holds(&Condition::All(vec![no.clone(), open.clone()])), Truth::No);
        assert_eq!(holds(&Condition::Any(vec![yes.clone(), open.clone()])), Truth::Yes);
        assert_eq!(holds(&Condition::Any(vec![no.clone(), open.clone()])), Truth::Open);
        assert_eq!(holds(&Condition::Not(Box::new(open))), Truth::Open);
        assert_eq!(holds(&Condition::Not(Box::new(no))), Truth::Yes);
    }
}
