//! What a rulebook holds. Every value here is valid: the check that makes them is their only source.

mod band;
mod criterion;
mod question;
mod sides;
mod sources;
mod verdict;

pub use crate::table::Text;
pub use band::{Band, Bound, Range, Strengths};
pub use criterion::{Criterion, Gate, SideRule};
pub use question::{Ask, Kind, Level, Question, QuestionIx};
pub use sides::{PerSide, Side};
pub use sources::{Advice, AdviceKind, Citation, Document, Limit, Service, ServiceIx, States, words};
pub use verdict::{Basis, Strength, Verdict};
