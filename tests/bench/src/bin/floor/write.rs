//! Reports, copied together.

use bench::rulebook;
use outfit::assess::assess;
use outfit::report::{Detail, Reader, report};

use crate::Error;
use crate::advice::Pieces;
use crate::cells::{Asked, Cell, Reason, answered, asked};
use crate::ending::Endings;
use crate::read::{MOST, Read};
use crate::services::Services;

/// So many reasons may be sorted.
const MOST_REASONS: usize = 64;

/// What writes reports.
pub(crate) struct Writer {
    detail: Detail,
    asked: &'static [Asked],
    endings: Endings,
    pieces: Pieces,
    services: Services,
    gates: usize,
    /// What stands in every report: before the task, and at the end.
    head: String,
    limits: String,
}

impl Writer {
    pub(crate) fn new(detail: Detail) -> Result<Self, Error> {
        let rulebook = rulebook();
        let (task, asked) = (answered(rulebook), asked()?);
        let reasons = asked.iter().map(|asked| asked.cells.first().map_or(0, |cell| cell.reasons.len()));
        if asked.len() > MOST || reasons.sum::<usize>() > MOST_REASONS {
            return Err("more questions or criteria than there is room for".into());
        }
        let any = report(rulebook, &task, &assess(rulebook, &task), Detail::Normal, Reader::Program);
        let whole = serde_json::to_string(&any)?;
        let (head, _) = whole.split_once("\"task\":").ok_or("a report without a task")?;
        Ok(Self {
            detail,
            asked,
            endings: Endings::of(rulebook)?,
            pieces: Pieces::of(rulebook)?,
            services: Services::of(rulebook)?,
            gates: rulebook.gates().len(),
            head: head.to_owned(),
            limits: serde_json::to_string(&any.limits)?,
        })
    }

    /// Adds the report of a task to a text. No title here holds a character that acts, which would be written as an escape.
    pub(crate) fn write(&self, task: &Read<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
        let mut cells: [&Cell; MOST] = [&self.asked[0].cells[0]; MOST];
        for ((cell, asked), at) in cells.iter_mut().zip(self.asked).zip(task.answers.0) {
            *cell = &asked.cells[at];
        }
        let cells = &cells[..self.asked.len()];
        let (mut points, mut fires, mut allowed) = ([0; 2], None, u64::MAX);
        for cell in cells {
            points[0] += cell.points[0];
            points[1] += cell.points[1];
            fires = fires.or(cell.fires);
            allowed &= cell.advice;
        }
        out.extend_from_slice(self.head.as_bytes());
        out.extend_from_slice(b"\"task\":{\"id\":");
        serde_json::to_writer(&mut *out, &task.id)?;
        out.extend_from_slice(b",\"title\":");
        serde_json::to_writer(&mut *out, &task.title)?;
        out.extend_from_slice(b",\"service\":null,\"declared\":null,\"answers\":{");
        listed(out, cells.iter().map(|cell| cell.said.as_str()));
        out.extend_from_slice(
            b"},\"notes\":{},\"answered_by\":null,\"answered_on\":null,\"meta\":null,\"steps\":null},",
        );
        let ending = self.endings.ending(points, fires)?;
        self.endings.write(&ending, points, out);
        if self.detail > Detail::Brief {
            let part = self.endings.part(&ending);
            out.extend_from_slice(b",\"possible_verdicts\":");
            out.extend_from_slice(part.possible.as_bytes());
            out.extend_from_slice(b",\"gates\":[");
            let said = cells.iter().flat_map(|cell| &cell.gates);
            let in_order = (0..self.gates).filter_map(|at| said.clone().find(|(gate, _)| *gate == at));
            listed(out, in_order.map(|(_, text)| text.as_str()));
            out.extend_from_slice(b"],\"reasons\":[");
            reasons(out, cells, ending.verdict as usize);
            out.extend_from_slice(b"],\"needs\":[],\"services\":[");
            self.services.write(&task.title, ending.verdict, out);
            out.extend_from_slice(b"],\"advice\":[");
            self.pieces.write(part.advice & allowed, out);
            out.extend_from_slice(b"],\"steps\":[],\"hand_overs\":[],\"limits\":");
            out.extend_from_slice(self.limits.as_bytes());
        }
        out.extend_from_slice(b"}\n");
        Ok(())
    }
}

/// Adds the reasons of all answers, in the order that they have for a verdict.
fn reasons(out: &mut Vec<u8>, cells: &[&Cell], verdict: usize) {
    let mut sorted: [(u32, &str); MOST_REASONS] = [(0, ""); MOST_REASONS];
    let mut found = 0;
    for Reason { places, text } in cells.iter().flat_map(|cell| &cell.reasons) {
        sorted[found] = (places[verdict], text);
        found += 1;
    }
    let sorted = &mut sorted[..found];
    // Sorted by insertion, which is fastest for so few.
    sorted.sort_unstable_by_key(|(place, _)| *place);
    listed(out, sorted.iter().map(|(_, text)| *text));
}

/// Adds texts with commas between them.
fn listed<'t>(out: &mut Vec<u8>, texts: impl Iterator<Item = &'t str>) {
    for (at, text) in texts.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(text.as_bytes());
    }
}
