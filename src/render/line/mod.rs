//! Reports as lines of JSON, for many tasks: what depends on few things is rendered once, and copied.
//!
//! A line is the JSON of the [report](crate::report), to the byte; the pieces are made of the report's own. What is rare is written
//! by way of a whole report: one in full, and of a task with steps.

mod advice;
mod open;
mod pieces;
mod reasons;
mod text;

use serde_json::Result;

use self::advice::AdviceGiven;
use self::open::possible_verdicts;
use self::pieces::Pieces;
use self::reasons::Reasons;
use self::text::{number, percent, quoted, raw, word};
use crate::analysis::needs;
use crate::assess::{Assessment, Fit, Model, Outcome};
use crate::ratio::Ratio;
use crate::render::json::line;
use crate::report::{Detail, Reader, report_by};
use crate::rulebook::{QuestionIx, Rulebook, Side};
use crate::task::{Answer, Task};

/// Writes reports of one rulebook.
#[derive(Debug)]
pub struct LineWriter<'r> {
    rulebook: &'r Rulebook,
    detail: Detail,
    pieces: Pieces<'r>,
    reasons: Reasons<'r>,
    advice: AdviceGiven<'r>,
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
            reasons: Reasons::of(rulebook),
            advice: AdviceGiven::of(rulebook),
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
                self.whole(out, model, task, assessment)?;
            }
            _ => {
                let report = report_by(model, task, outcome, self.detail, Reader::Program);
                raw(out, &line(&report)?);
            }
        }
        out.push(b'\n');
        Ok(())
    }

    fn whole(
        &mut self,
        out: &mut Vec<u8>,
        model: &Model<'r>,
        task: &Task,
        assessment: &Assessment,
    ) -> Result<()> {
        raw(out, &self.pieces.head);
        self.given(out, task)?;
        raw(out, ",\"verdict\":");
        word(out, assessment.verdict.id());
        raw(out, ",\"strength\":");
        let placement = assessment.placement;
        match placement.and_then(|placement| placement.strength) {
            Some(strength) => word(out, strength.id()),
            None => raw(out, "null"),
        }
        raw(
            out,
            if assessment.settled { ",\"settled\":true,\"basis\":" } else { ",\"settled\":false,\"basis\":" },
        );
        word(out, assessment.basis.id());
        raw(out, ",\"conditions\":");
        self.pieces.open.conditions(out, assessment);
        raw(out, ",\"fit\":{\"bpo\":");
        fit(out, assessment.fit.get(Side::Bpo));
        raw(out, ",\"kpo\":");
        fit(out, assessment.fit.get(Side::Kpo));
        raw(out, "},\"lean\":");
        percent(out, assessment.lean);
        raw(out, ",\"margin\":");
        percent(out, placement.and_then(|placement| placement.margin));
        if self.detail > Detail::Brief {
            self.findings(out, model, task, assessment)?;
        }
        out.push(b'}');
        Ok(())
    }

    /// The task as it was given.
    fn given(&self, out: &mut Vec<u8>, task: &Task) -> Result<()> {
        let fields = [("{\"id\":", &task.id), (",\"title\":", &task.title), (",\"service\":", &task.service)];
        for (name, said) in fields {
            raw(out, name);
            text::said(out, said.as_deref())?;
        }
        raw(out, ",\"declared\":");
        text::said(out, task.declared.map(|declared| declared.id()))?;
        raw(out, ",\"answers\":{");
        let mut before = "";
        for ((at, question), ready) in self.rulebook.questions().zip(&self.pieces.answers) {
            let answer = task.answers.get(at);
            if answer != Answer::Unknown {
                raw(out, before);
                ready.write(out, question, answer)?;
                before = ",";
            }
        }
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
                self.pieces.open.needs(out, &needs, &self.pieces.answers);
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

/// How much of one provider's description fits.
fn fit(out: &mut Vec<u8>, fit: &Option<Fit>) {
    let Some(fit) = fit else { return raw(out, "null") };
    raw(out, "{\"points\":");
    number(out, fit.points.into());
    raw(out, ",\"of\":");
    number(out, fit.of.into());
    raw(out, ",\"percent\":");
    let start = out.len();
    percent(out, fit.share());
    let shown = start..out.len();
    for (name, points) in [(",\"low\":", fit.least), (",\"high\":", fit.most)] {
        raw(out, name);
        // Dividing takes time, and mostly all are one.
        if points == Some(fit.points) && fit.of_all == fit.of {
            out.extend_from_within(shown.clone());
        } else {
            percent(out, points.and_then(|points| Ratio::of(points, fit.of_all)));
        }
    }
    out.push(b'}');
}
