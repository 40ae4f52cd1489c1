//! A request that was checked: what it says, what was found in it and where.

use std::sync::Arc;

use super::{Date, Finding, Policy, Standing, Waiver, Waivers};
use crate::assess::Outcome;
use crate::rulebook::Rulebook;
use crate::source::{Place, Source, Start};
use crate::task::{Part, Step, Task};

/// What requests are held against.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The rules that requests are assessed by.
    pub rulebook: &'a Rulebook,
    /// The waivers, if there is a file of them.
    pub waivers: Option<&'a Waivers>,
    /// The day that they are held against.
    pub today: Date,
}

/// A request that could be read.
#[derive(Debug)]
pub struct Request {
    /// The task.
    pub task: Task,
    /// What the rules say of it.
    pub outcome: Outcome,
    /// Which of all requests it is, from 0.
    pub number: usize,
}

/// One request with what was found in it; or what was found where none could be read, or in a file of waivers.
#[derive(Debug)]
pub struct Checked<'a> {
    /// What it was held against.
    pub terms: Terms<'a>,
    /// The path of its file from the root of the repository, with `/`: the same wherever the check is run.
    pub path: &'a str,
    /// The name by which waivers know it: its id, else its path and position in a list.
    pub name: String,
    /// The text that it stands in; an empty one if that could not be read.
    pub source: Arc<Source>,
    /// Where the text begins in the file.
    pub start: Start,
    /// The request, unless it could not be read.
    pub request: Option<Request>,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Line and column, both from 1; columns in characters.
pub type LineColumn = (usize, usize);

impl Checked<'_> {
    /// The step that a finding is of.
    pub fn step_of(&self, finding: &Finding) -> Option<&Step> {
        self.request.as_ref()?.task.steps.get(finding.step?)
    }

    /// The waiver that a finding was held against.
    pub fn waiver(&self, standing: Standing) -> Option<&Waiver> {
        match standing {
            Standing::Stands => None,
            Standing::Expired(at) | Standing::Waived(at) => self.terms.waivers?.list.get(at),
        }
    }

    /// Where a place begins in the file; `None` where there is no text.
    pub fn line_column(&self, place: Place) -> Option<LineColumn> {
        self.region(place).map(|(start, _)| start)
    }

    /// Where a place begins and ends; `None` where there is no text.
    pub fn region(&self, place: Place) -> Option<(LineColumn, LineColumn)> {
        let (text, span) = (&self.source.text, place.span());
        let at = |offset| self.start.line_column(text, offset);
        (!text.is_empty()).then(|| (at(span.start), at(span.end.max(span.start))))
    }

    /// The line that a request is looked for at.
    pub fn line(&self) -> Option<usize> {
        let places = &self.request.as_ref()?.task.places;
        let place = places.of(Part::Title).or(places.of(Part::Id)).unwrap_or(places.whole());
        self.line_column(place).map(|(line, _)| line)
    }
}
