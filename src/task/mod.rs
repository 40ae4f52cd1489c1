//! A task: the work that someone thinks of outsourcing, and what was said of it.

mod answers;
mod batch;
mod cells;
mod csv;
mod cut;
mod json;
mod levels;
mod part;
mod places;
mod quick;
mod reader;
mod said;
mod table;

pub use answers::{Answer, Answers};
pub use batch::{Batch, Form};
pub use cut::{Cutter, MOST_KEPT, PART_BYTES};
pub use json::fields_of;
pub use levels::LevelSet;
pub use part::{Part as InputPart, Text, Unreadable};
pub use places::{Part, Places};
pub use reader::day;
pub(crate) use table::RawTask;

use std::sync::Arc;

use serde_json::value::RawValue;

use crate::diagnostic::Faults;
use crate::rulebook::{QuestionIx, Rulebook, Verdict};
use crate::source::Source;

/// So many bytes a task may have.
pub const MOST_BYTES: usize = 1024 * 1024;

/// A task that was read and checked against a rulebook.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// The id by which its owner knows it.
    pub id: Option<String>,
    /// What the work is called.
    pub title: Option<String>,
    /// The service that it is, as its owner names it.
    pub service: Option<String>,
    /// What its owner holds it for.
    pub declared: Option<Verdict>,
    /// What was said; of a task with steps, what the steps inherit.
    pub answers: Answers,
    /// Notes beside the answers, in rulebook order.
    pub notes: Vec<(QuestionIx, String)>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When, as `2026-11-22`.
    pub answered_on: Option<String>,
    /// Anything else that its owner keeps with it: JSON, carried through.
    pub meta: Option<Box<RawValue>>,
    /// The parts of the work; none for a task that is assessed whole.
    pub steps: Vec<Step>,
    /// Where all of it stands in its source.
    pub places: Places,
}

/// One part of a task.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// What the part is called.
    pub title: String,
    /// The service that it is.
    pub service: Option<String>,
    /// What was said of it; what is not said here it inherits from the task.
    pub own: Vec<(QuestionIx, Answer)>,
    /// The answers that hold for it: its own, else the task's.
    pub answers: Answers,
    /// Notes beside its answers, in rulebook order.
    pub notes: Vec<(QuestionIx, String)>,
    /// Where all of it stands in its source.
    pub places: Places,
}

impl Task {
    /// Reads one task from JSON.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the text.
    pub fn from_json(rulebook: &Rulebook, source: Source) -> Result<Self, Faults> {
        json::one_task(rulebook, &Arc::new(source))
    }
}
