//! A company's own policy on sourcing requests: what must be answered, noted and declared, and what may not be. Checked against it,
//! requests give findings, each at the place in a file that causes it.
//!
//! A policy file becomes what it says (`raw`), that, checked against the rulebook, a [`Policy`]. A [`Looker`] holds the requests of each
//! part of an input against it; the [`Checker`] takes what was found in the order of the parts.

mod check;
mod checked;
mod field;
mod finding;
mod ids;
mod judge;
mod look;
mod raw;
mod read;
mod subject;
mod sum;
mod tipping;
mod waivers;
mod waiving;
mod wording;

pub use check::Checker;
pub use checked::{Checked, LineColumn, Request, Terms};
pub use field::Field;
pub use finding::{By, Cause, Facts, Finding, Severity, Standing, Vain};
pub use look::{Looked, Looker};
pub use read::Written;
pub use sum::Sum;
pub use waivers::{Date, Waiver, Waivers};
pub use wording::Said;

use crate::rulebook::{Condition, QuestionIx, Strength};
use crate::table::Text;

/// The ids of the checks that need no rule, for waivers and outputs.
pub mod builtin_rules {
    /// A request that can't be read.
    pub const READABLE: &str = "readable";
    /// Two requests with one id.
    pub const SAME_ID: &str = "duplicate-id";
    /// A waiver that changes nothing.
    pub const WAIVER: &str = "waiver-unused";
}

/// A policy that was read and checked against a rulebook.
#[derive(Debug, Clone)]
pub struct Policy {
    /// What it is called, if it says so.
    pub name: Option<Text>,
    /// Its file, as messages call it.
    pub file: String,
    /// Which files are requests, as patterns from its folder; none if it does not say.
    pub include: Vec<glob::Pattern>,
    /// Which of them are none.
    pub exclude: Vec<glob::Pattern>,
    /// Its rules in the order of the file.
    pub rules: Vec<Rule>,
}

impl Policy {
    /// All checks: its rules, then those that need none.
    pub fn checks(&self) -> impl Iterator<Item = By> {
        (0..self.rules.len()).map(By::Rule).chain([By::Readable, By::SameId, By::Waiver])
    }
}

/// One rule of a policy.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id.
    pub id: Text,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Where it counts; everywhere if it does not say.
    pub when: Option<Condition<Told>>,
    /// What it demands.
    pub demand: Demand,
    /// What is wrong, in the company's words.
    pub message: Option<Text>,
    /// What to do about it, in the company's words.
    pub help: Option<Text>,
}

/// What a rule demands.
#[derive(Debug, Clone)]
pub enum Demand {
    /// An answer to each of these questions.
    Answers(Vec<QuestionIx>),
    /// A note beside the answer to each of these questions, where there is one.
    Notes(Vec<QuestionIx>),
    /// Something in each of these fields.
    Fields(Vec<Field>),
    /// That what the request is held for agrees.
    Declared(Agrees),
    /// That no open answer could change the verdict.
    Settled,
    /// At least so firm a verdict.
    Strength(Strength),
    /// That this does not hold.
    Forbid(Condition<Told>),
}

/// What the declared verdict must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agrees {
    /// Any, but there.
    Given,
    /// One that the open answers could still lead to, where one is declared.
    Possible,
    /// That of the assessment.
    Verdict,
}

/// What a condition says of a field of a task.
#[derive(Debug, Clone)]
pub struct Told {
    /// The field.
    pub field: Field,
    /// The values of which it has one; `None`: that it is given.
    pub values: Option<Vec<Text>>,
}
