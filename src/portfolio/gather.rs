//! The pieces in their order: what is written of them, and what is said.

use std::collections::BTreeSet;

use super::{Piece, Shape, Wanted};
use crate::assess::Outcome;
use crate::render::{Error, Format, Look, MOST_WHOLE, Reports, Tally, pieces, render};
use crate::report::report;
use crate::rulebook::Rulebook;
use crate::task::{Task, Unreadable};

/// Among so many tasks at the start it is noticed that two have one id: to remember all would take memory without end.
const IDS: usize = 10_000;
/// So many ids are named.
const NAMED: usize = 5;

/// Takes the pieces one after the other.
#[derive(Debug)]
pub struct Gatherer<'r> {
    rulebook: &'r Rulebook,
    wanted: Wanted,
    assessed: usize,
    failed: usize,
    /// How many tasks the input that is read has, sound or not.
    of_input: usize,
    lone: bool,
    kept: Vec<(Task, Outcome)>,
    tally: Tally<'r>,
    ids: BTreeSet<String>,
    with_id: usize,
    twice: BTreeSet<String>,
}

/// What a piece leads to.
#[derive(Debug)]
pub struct Said {
    /// What to write, in two parts.
    pub text: (&'static str, Vec<u8>),
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Whether nothing is to come after it.
    pub is_last: bool,
}

impl<'r> Gatherer<'r> {
    /// One that makes what is wanted.
    pub fn new(rulebook: &'r Rulebook, wanted: Wanted) -> Self {
        Self {
            rulebook,
            wanted,
            assessed: 0,
            failed: 0,
            of_input: 0,
            lone: false,
            kept: Vec::new(),
            tally: Tally::new(rulebook),
            ids: BTreeSet::new(),
            with_id: 0,
            twice: BTreeSet::new(),
        }
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// If an error can't be written as JSON, which none leads to.
    pub fn add(&mut self, mut piece: Piece<'r>) -> Result<Said, Error> {
        self.of_input += piece.assessed + piece.unreadable.len();
        if let Some(end) = piece.end.take()
            && std::mem::take(&mut self.of_input) == 0
            && !self.wanted.allow_empty
        {
            if self.wanted.format == Format::JsonLines {
                pieces::unreadable(&mut piece.text, &end)?;
            }
            piece.unreadable.push(end);
        }
        let before = self.before(&piece);
        self.lone |= piece.lone;
        self.assessed += piece.assessed;
        self.failed += piece.unreadable.len();
        self.same_ids(piece.ids);
        piece.tally.into_iter().for_each(|tally| self.tally.add_all(tally));
        let room = MOST_WHOLE.saturating_sub(self.kept.len());
        self.kept.extend(piece.tasks.into_iter().take(room));
        let is_last = self.wanted.fail_fast && self.failed > 0;
        Ok(Said { text: (before, piece.text), unreadable: piece.unreadable, is_last })
    }

    /// What comes before the reports of a piece.
    fn before(&self, piece: &Piece<'_>) -> &'static str {
        match (self.wanted.format, self.assessed) {
            _ if piece.assessed == 0 || piece.lone && self.wanted.format == Format::Json => "",
            (Format::Json, 0) => "[\n",
            (Format::Json, _) => ",\n",
            (Format::Csv, 0) => pieces::CSV_HEADER,
            _ => "",
        }
    }

    fn same_ids(&mut self, ids: Vec<String>) {
        for id in ids {
            if self.with_id < IDS {
                self.with_id += 1;
                if let Some(id) = self.ids.replace(id) {
                    self.twice.insert(id);
                }
            }
        }
    }

    /// Whether ids still matter.
    pub fn wants_ids(&self) -> bool {
        self.with_id < IDS
    }

    /// Whether the text of pieces is to be written only after the [end](Self::end), and only if there are many: the page that
    /// comes first sums them up.
    pub fn comes_late(&self) -> bool {
        self.wanted.shape() == Shape::Page
    }

    /// How many tasks were assessed.
    pub fn assessed(&self) -> usize {
        self.assessed
    }

    /// How many tasks, or inputs, could not be read.
    pub fn failed(&self) -> usize {
        self.failed
    }

    /// What comes after all pieces; `width` is how many columns a line may take.
    ///
    /// # Errors
    /// If a report can't be written in its format, which no checked task leads to.
    pub fn end(&self, width: usize) -> Result<String, Error> {
        let Wanted { format, detail, .. } = self.wanted;
        if self.assessed == 0 {
            let nothing = match format {
                _ if self.failed > 0 => "",
                Format::Json => "[]\n",
                Format::Csv => pieces::CSV_HEADER,
                Format::JsonLines | Format::Text | Format::Markdown => "",
            };
            return Ok(nothing.to_owned());
        }
        match self.wanted.shape() {
            Shape::Stream if format == Format::Json && !self.lone => Ok("\n]\n".to_owned()),
            Shape::Stream => Ok(String::new()),
            Shape::Page if self.is_summed_up() => {
                Ok(pieces::summary(&self.tally, self.failed, format, width))
            }
            Shape::Page => {
                let reader = format.reader(self.kept.len());
                let reports = self
                    .kept
                    .iter()
                    .map(|(task, outcome)| report(self.rulebook, task, outcome, detail, reader));
                let reports = Reports { list: reports.collect(), failed: self.failed, lone: self.lone };
                render(self.rulebook, &reports, format, Look { detail, width })
            }
        }
    }

    /// Whether a summary stands for the reports.
    pub fn is_summed_up(&self) -> bool {
        self.assessed > MOST_WHOLE
    }

    /// That tasks have one id: whoever looks a verdict up by it may find the wrong one. `None` if none of the first have.
    pub fn warning(&self) -> Option<String> {
        let named: Vec<String> = self.twice.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
        let more = self.twice.len().checked_sub(NAMED).filter(|more| *more > 0);
        let more = more.map(|more| format!(" and {more} more")).unwrap_or_default();
        (!named.is_empty()).then(|| format!("more than one task has the id {}{more}", named.join(", ")))
    }
}
