//! Reports as lines of JSON, for many tasks: what depends on few things is rendered once, and copied.
//!
//! A line is the JSON of the [report](crate::report), to the byte; the pieces are made of the report's own. What is rare is written
//! by way of a whole report: one in full, and of a task with steps.

mod advice;
mod fits;
mod open;
mod pieces;
mod reasons;
mod text;
mod verdicts;

use serde_json::Result;

use self::advice::AdviceGiven;
use self::fits::Fits;
use self::open::{OpenPieces, possible_verdicts};
use self::pieces::Pieces;
use self::reasons::Reasons;
use self::text::{percent, quoted, raw};
use self::verdicts::Verdicts;
use crate::analysis::needs;
use crate::assess::{Assessment, Model, Outcome};
use crate::render::json::line;
use crate::report::{Detail, Reader, report_by};
use crate::rulebook::{PerSide, QuestionIx, Rulebook};
use crate::task::{Answer, Task};

/// Writes reports of one rulebook.
#[derive(Debug)]
pub struct LineWriter<'r> {
    rulebook: &'r Rulebook,
    detail: Detail,
    pieces: Pieces<'r>,
    open: OpenPieces,
    reasons: Reasons<'r>,
    advice: AdviceGiven<'r>,
    verdicts: Verdicts,
    fits: PerSide<Fits>,
}

impl<'r> LineWriter<'r> {
    /// One for reports so deep.
    ///
    /// # Errors
    /// If JSON can't be made of a piece, which no checked rulebook leads to.
    pub fn new(rulebook: &'r Rulebook, detail: Detail) -> Result<Self> {
        Ok(Self {
            rulebook,
            detail,
            pieces: Pieces::of(rulebook)?,
            open: OpenPieces::of(rulebook)?,
            reasons: Reasons::of(rulebook),
            advice: AdviceGiven::of(rulebook),
            verdicts: Verdicts::default(),
            fits: PerSide::default(),
        })
    }

    /// Adds the line of a report, with its end; by the model that the outcome comes from.
    ///
    /// # Errors
    /// If JSON can't be made of it, which no checked task leads to.
    pub fn write(
        &mut self,
        out: &mut Vec<u8>,
        model: &Model<'r>,
        task: &Task,
        outcome: &Outcome,
    ) -> Result<()> {
        match outcome {
            Outcome::Whole(assessment) if self.detail < Detail::Full => {
                self.brief(out, task, assessment)?;
                if self.detail > Detail::Brief {
                    self.findings(out, model, task, assessment)?;
                }
                out.push(b'}');
            }
            _ => {
                let report = report_by(model, task, outcome, self.detail, Reader::Program);
                raw(out, &line(&report)?);
            }
        }
        out.push(b'\n');
        Ok(())
    }

    /// The task, the verdict and the fits.
    fn brief(&mut self, out: &mut Vec<u8>, task: &Task, assessment: &Assessment) -> Result<()> {
        raw(out, &self.pieces.head);
        self.given(out, task)?;
        self.verdicts.write(out, assessment);
        self.open.conditions(out, assessment);
        raw(out, ",\"fit\":{\"bpo\":");
        self.fits.bpo.write(out, &assessment.fit.bpo);
        raw(out, ",\"kpo\":");
        self.fits.kpo.write(out, &assessment.fit.kpo);
        raw(out, "},\"lean\":");
        percent(out, assessment.lean);
        raw(out, ",\"margin\":");
        percent(out, assessment.placement.and_then(|placement| placement.margin));
        Ok(())
    }

    /// The task as it was given.
    fn given(&self, out: &mut Vec<u8>, task: &Task) -> Result<()> {
        for (name, said) in [("{\"id\":", &task.id), (",\"title\":", &task.title)] {
            raw(out, name);
            text::said(out, said.as_deref())?;
        }
        if task.service.is_none() && task.declared.is_none() {
            raw(out, ",\"service\":null,\"declared\":null,\"answers\":");
        } else {
            raw(out, ",\"service\":");
            text::said(out, task.service.as_deref())?;
            raw(out, ",\"declared\":");
            text::said(out, task.declared.map(|declared| declared.id()))?;
            raw(out, ",\"answers\":");
        }
        let start = out.len();
        for ((at, question), ready) in self.rulebook.questions().zip(&self.pieces.answers) {
            let answer = task.answers.get(at);
            if answer != Answer::Unknown {
                ready.write(out, question, answer)?;
            }
        }
        // In place of the comma before the first.
        match out.get_mut(start) {
            Some(first) => *first = b'{',
            None => out.push(b'{'),
        }
        let has_more = !task.notes.is_empty() || task.meta.is_some();
        if has_more || task.answered_by.is_some() || task.answered_on.is_some() {
            self.beside(out, task)
        } else {
            raw(
                out,
                "},\"notes\":{},\"answered_by\":null,\"answered_on\":null,\"meta\":null,\"steps\":null}",
            );
            Ok(())
        }
    }

    /// What was said beside the answers.
    fn beside(&self, out: &mut Vec<u8>, task: &Task) -> Result<()> {
        raw(out, "},\"notes\":{");
        let mut before = "";
        for (at, note) in &task.notes {
            raw(out, before);
            quoted(out, &self.rulebook.question(*at).id)?;
            out.push(b':');
            quoted(out, note)?;
            before = ",";
        }
        raw(out, "},\"answered_by\":");
        text::said(out, task.answered_by.as_deref())?;
        raw(out, ",\"answered_on\":");
        text::said(out, task.answered_on.as_deref())?;
        raw(out, ",\"meta\":");
        match &task.meta {
            Some(meta) => text::escaped(out, meta.get()),
            None => raw(out, "null"),
        }
        raw(out, ",\"steps\":null}");
        Ok(())
    }

    /// What a report says beyond the verdict.
    fn findings(
        &mut self,
        out: &mut Vec<u8>,
        model: &Model<'r>,
        task: &Task,
        assessment: &Assessment,
    ) -> Result<()> {
        raw(out, ",\"possible_verdicts\":");
        match assessment.completions.only() {
            Some(verdict) => raw(out, self.pieces.only(verdict)),
            None => possible_verdicts(out, &assessment.completions),
        }
        raw(out, ",\"gates\":[");
        self.pieces.gates(out, assessment);
        raw(out, "],\"reasons\":[");
        let note =
            |at: QuestionIx| task.notes.iter().find(|(noted, _)| *noted == at).map(|(_, note)| &**note);
        self.reasons.write(out, &task.answers, assessment, note)?;
        raw(out, "],\"needs\":");
        match assessment.settled {
            true => raw(out, "[]"),
            false => {
                let needs = needs(model, &task.answers, assessment);
                self.open.needs(out, &needs, &self.pieces.answers);
            }
        }
        raw(out, ",\"services\":[");
        self.pieces.service(out, task.service.as_deref(), task.title.as_deref(), assessment.verdict)?;
        raw(out, "],\"advice\":[");
        self.advice.write(out, (assessment.verdict, assessment.basis), &task.answers)?;
        raw(out, "],\"steps\":[],\"hand_overs\":[],\"limits\":");
        raw(out, &self.pieces.limits);
        Ok(())
    }
}
