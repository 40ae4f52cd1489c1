//! What is made of one part of an input.

use super::{Shape, Wanted};
use crate::assess::{Model, Outcome};
use crate::render::{Error, Format, LineWriter, MOST_WHOLE, Tally, pieces};
use crate::report::{Detail, Reader, report_by};
use crate::rulebook::Rulebook;
use crate::task::{InputPart, Task, Unreadable};

/// Longer ids are not compared: so many are kept that it would take memory.
const LONGEST_ID: usize = 200;

/// Assesses the tasks of one part after the other. Each has its own pieces at hand, so that none waits for another.
#[derive(Debug)]
pub struct Worker<'r> {
    model: Model<'r>,
    wanted: Wanted,
    /// Only where lines are wanted: the pieces take longer than one report.
    lines: Option<LineWriter<'r>>,
    /// Whether the ids of tasks are asked for.
    ids: bool,
}

/// What came of one part.
#[derive(Debug)]
pub struct Piece<'r> {
    /// The text of its reports; of a page the line for each.
    pub(super) text: Vec<u8>,
    /// Of a page so many tasks as may be shown whole.
    pub(super) tasks: Vec<(Task, Outcome)>,
    /// Of a page all that was assessed.
    pub(super) tally: Option<Tally<'r>>,
    /// The ids of the tasks, where they are asked for.
    pub(super) ids: Vec<String>,
    /// How many tasks were assessed.
    pub(super) assessed: usize,
    /// What could not be read.
    pub(super) unreadable: Vec<Unreadable>,
    /// Whether there was one task, given by itself.
    pub(super) lone: bool,
    /// What is wrong if the input has no task, where it ends.
    pub(super) end: Option<Unreadable>,
}

impl<'r> Worker<'r> {
    /// One that makes what is wanted.
    ///
    /// # Errors
    /// If a piece can't be made of a rulebook, which no checked one leads to.
    pub fn new(rulebook: &'r Rulebook, wanted: Wanted) -> Result<Self, Error> {
        let lines = (wanted.format == Format::JsonLines).then(|| LineWriter::new(rulebook, wanted.detail));
        let (lines, model) = (lines.transpose()?, Model::whole(rulebook));
        let model = if lines.is_some() { model.for_many() } else { model };
        Ok(Self { model, wanted, lines, ids: true })
    }

    /// Leaves out the ids of tasks from now on.
    pub fn without_ids(&mut self) {
        self.ids = false;
    }

    /// Assesses the tasks of a part; `sole` if there is no other input. `text` is an empty buffer for what comes of it.
    ///
    /// # Errors
    /// If a report can't be written in its format, which no checked task leads to.
    pub fn assess(&mut self, part: InputPart, sole: bool, text: Vec<u8>) -> Result<Piece<'r>, Error> {
        let mut piece = Piece {
            text,
            tasks: Vec::new(),
            tally: None,
            ids: Vec::new(),
            assessed: 0,
            unreadable: Vec::new(),
            lone: sole && part.is_lone(),
            end: part.is_end().then(|| part.without_task()),
        };
        let (mut failed, rulebook) = (None, self.model.rulebook());
        part.read(rulebook, &mut |task| {
            let stopped = self.wanted.fail_fast && !piece.unreadable.is_empty();
            if failed.is_none() && !stopped {
                failed = self.add(&mut piece, task).err();
            }
        });
        failed.map_or(Ok(piece), Err)
    }

    fn add(&mut self, piece: &mut Piece<'r>, task: Result<Task, Unreadable>) -> Result<(), Error> {
        let task = match task {
            Ok(task) => task,
            Err(unreadable) => {
                if self.wanted.format == Format::JsonLines {
                    pieces::unreadable(&mut piece.text, &unreadable)?;
                }
                piece.unreadable.push(unreadable);
                return Ok(());
            }
        };
        let outcome = self.model.assess(&task);
        match (self.wanted.shape(), self.wanted.format, &mut self.lines) {
            (Shape::Stream, _, Some(lines)) => lines.write(&mut piece.text, &self.model, &task, &outcome)?,
            (Shape::Stream, format, None) => {
                let detail = self.wanted.detail;
                let report = report_by(&self.model, &task, &outcome, detail, Reader::Program);
                pieces::report(&mut piece.text, &report, format, piece.lone)?;
            }
            (Shape::Page, format, _) => {
                let report = report_by(&self.model, &task, &outcome, Detail::Brief, Reader::Program);
                piece.tally.get_or_insert_with(|| Tally::new(self.model.rulebook())).add(&report);
                // A page of few tasks has no list of them, and only Markdown has one of many.
                if format == Format::Markdown {
                    pieces::report(&mut piece.text, &report, format, piece.lone)?;
                }
            }
        }
        piece.assessed += 1;
        if self.ids {
            piece.ids.extend(task.id.clone().filter(|id| id.len() <= LONGEST_ID));
        }
        if self.wanted.shape() == Shape::Page && piece.tasks.len() < MOST_WHOLE {
            piece.tasks.push((task, outcome));
        }
        Ok(())
    }
}
