//! Tests that rules bring along: answers, and what must come of them.
//!
//! A `[[test]]` table becomes what it says (`raw`), that, checked against the rulebook, a [`Test`] (`read`). [`run`] holds each
//! against what the rules say of its answers, and tells why one fails; [`coverage`] tells what none of them exercises.

mod coverage;
mod ground;
mod raw;
mod read;
mod run;
mod why;
mod wording;

pub use coverage::{Coverage, Covered, Scope, coverage};
pub use run::{Missed, Ran, Silent, Tested, run};
pub use why::{Nearest, Seen, Why};
pub(crate) use wording::{fit as fit_said, points_said};

use crate::assess::{Assessment, Outcome};
use crate::rulebook::{Basis, PerSide, Range, Verdict};
use crate::source::{Place, Sources, line_column};
use crate::table::Text;
use crate::task::{Answers, Task};

/// The tests of some layers, checked against the rulebook that those make.
#[derive(Debug)]
pub struct Tests {
    /// The tests in the order of the layers and their texts.
    pub list: Vec<Test>,
    sources: Sources,
}

/// A test.
#[derive(Debug, Clone)]
pub struct Test {
    /// Its id.
    pub id: Text,
    /// What it shows, for whoever reads that it fails.
    pub text: Option<Text>,
    /// The answers, whole or in steps.
    pub task: Task,
    /// What must come of them.
    pub expected: Expected,
    /// Where its id stands.
    pub place: Place,
}

/// What must come of answers; what is left out may be anything.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// Within which bounds each fit over what is answered lies.
    pub fit: PerSide<Option<Range>>,
    /// Criteria that speak for the verdict, and gates that fire, by id.
    pub reasons: Vec<Text>,
    /// Advice that is given, by id.
    pub advice: Vec<Text>,
    /// Advice that is not given, by id.
    pub not_advice: Vec<Text>,
}

impl Tests {
    /// The file that a test stands in, and its line and column there, both from 1.
    pub fn place(&self, test: &Test) -> (&str, usize, usize) {
        let Some(source) = self.sources.get(test.place.source) else { return ("", 1, 1) };
        let (line, column) = line_column(&source.text, test.place.span().start);
        (&source.name, line, column)
    }
}

/// One set of answers that was assessed: of the whole task, or of a step.
#[derive(Clone, Copy)]
struct Assessed<'a> {
    answers: &'a Answers,
    assessment: &'a Assessment,
}

/// All sets of answers of a task.
fn assessed<'a>(task: &'a Task, outcome: &'a Outcome) -> Vec<Assessed<'a>> {
    match outcome {
        Outcome::Whole(assessment) => vec![Assessed { answers: &task.answers, assessment }],
        Outcome::Steps(steps) => {
            let both = task.steps.iter().zip(steps);
            both.map(|(step, assessment)| Assessed { answers: &step.answers, assessment }).collect()
        }
    }
}
