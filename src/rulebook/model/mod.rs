//! What a rulebook holds. Every value here is valid: the check that makes them is their only source.

/// A text of a rulebook: borrowed from the binary for the built-in one, which saves most of the time that reading it takes.
pub type Text = std::borrow::Cow<'static, str>;

mod band;
mod criterion;
mod question;
mod sides;
mod sources;
mod verdict;

pub use band::{Band, Bound, Range, Strengths};
pub use criterion::{Criterion, Gate, SideRule};
pub use question::{Ask, Kind, Level, Question, QuestionIx};
pub use sides::{PerSide, Side};
pub use sources::{Advice, AdviceKind, Citation, Document, DocumentIx, Limit, Service, ServiceIx, States};
pub use verdict::{Strength, Verdict};
