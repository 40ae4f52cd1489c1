//! How an interview goes: what is asked, in which order, and how far.

use crate::rulebook::QuestionIx;

/// In which order questions come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The most telling one first, and only as long as one could change the verdict.
    Telling,
    /// All of them, in rulebook order.
    Rulebook,
}

/// How the work is taken at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As a whole, until an answer differs from part to part.
    Whole,
    /// In parts, which are named first.
    InParts,
}

/// How far the person wants to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As long as a question helps.
    On,
    /// To the last question that counts.
    Rest,
    /// No further: to the report.
    Report,
}

/// A question, of the whole work or of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The part, by position; `None` for the whole.
    pub part: Option<usize>,
    /// The question.
    pub question: QuestionIx,
}
