//! What changed from one rulebook to another: in the rules, in the verdicts of all answers, and in those of given tasks.

mod changes;
mod count;
mod edits;
mod given;
mod joint;
mod sample;
mod shares;
mod space;
mod state;
mod tasks;
mod units;
mod versions;

pub use changes::{Change, How, Subject};
pub use edits::Edit;
pub use given::{Condition, Given};
pub use shares::{Method, Move, Shares};
pub use space::Narrowed;
pub use tasks::{Cause, TaskDifference, TaskFound};
pub use units::{Turn, Unit};
pub use versions::{Version, Versions};

use std::sync::OnceLock;

use crate::rulebook::{Removed, Rulebook};
use joint::Joint;
use tasks::Turned;

/// What changed from one rulebook to another.
#[derive(Debug)]
pub struct Difference<'r> {
    /// The rulebooks.
    pub rulebooks: Versions<&'r Rulebook>,
    /// The entries that changed, by kind.
    pub changes: Vec<Change>,
    /// What becomes of the verdicts of all answers.
    pub shares: Shares,
    joint: Joint<'r>,
    /// Made once a task changes.
    turned: OnceLock<Turned>,
}

impl<'r> Difference<'r> {
    /// The parts of the change that can matter to a verdict, each of which can be taken over without the rest.
    pub fn units(&self) -> &[Unit] {
        &self.joint.units
    }

    /// One of the rulebooks with a unit of change turned: the first with it, or the second without it. It has the questions of
    /// both, in an order of its own, and nothing that only reports tell; `None` if it would be no sound rulebook.
    pub fn with(&self, base: Version, unit: &Unit) -> Option<Rulebook> {
        self.joint.with(base, unit).map(|mixture| mixture.rulebook)
    }

    /// Tells why what is gone went, from what layers of the second rulebook removed.
    #[must_use]
    pub fn with_removed<'o>(mut self, removed: impl Iterator<Item = Removed<'o>>) -> Self {
        for gone in removed {
            let is_it = |change: &&mut Change| {
                change.how == How::Removed
                    && change.subject == Subject::Entry(gone.thing)
                    && change.id.as_deref() == Some(gone.id)
            };
            if let Some(change) = self.changes.iter_mut().find(is_it) {
                change.because = Some(gone.because.to_owned());
            }
        }
        self
    }

    /// The shares once more, estimated from a sample: what `shares` holds where there is too much to be counted.
    pub fn estimated(&self) -> Shares {
        Shares::estimated(&self.joint)
    }
}

/// Compares two rulebooks.
pub fn diff<'r>(before: &'r Rulebook, after: &'r Rulebook) -> Difference<'r> {
    let joint = Joint::new(before, after);
    Difference {
        rulebooks: Versions { before, after },
        changes: changes::changes(before, after),
        shares: Shares::of(&joint),
        joint,
        turned: OnceLock::new(),
    }
}
