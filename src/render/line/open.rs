//! What is open: on what condition the verdict holds, how it could turn out, and what to answer next.

use serde_json::Result;

use super::pieces::AnswerPieces;
use super::text::{raw, word};
use crate::analysis::Need;
use crate::assess::{Assessment, Completions};
use crate::render::json::line as piece;
use crate::report::need;
use crate::report::pieces::{condition, possible};
use crate::rulebook::{Gate, Question, Rulebook};

#[derive(Debug)]
pub(super) struct OpenPieces {
    /// By gate, what must hold if it may still fire.
    conditions: Vec<String>,
    /// By question, what comes before the levels that settle it.
    needs: Vec<String>,
}

impl OpenPieces {
    pub(super) fn of(rulebook: &Rulebook) -> Result<Self> {
        let of_gate = |gate: &Gate| piece(&condition(rulebook, gate, None));
        let of_question = |question: &Question| {
            let mut json = piece(&need(question))?;
            json.truncate(json.len() - "null}".len());
            Ok(json)
        };
        Ok(Self {
            conditions: rulebook.gates().iter().map(of_gate).collect::<Result<_>>()?,
            needs: rulebook.questions().map(|(_, question)| of_question(question)).collect::<Result<_>>()?,
        })
    }

    pub(super) fn conditions(&self, out: &mut Vec<u8>, assessment: &Assessment) {
        list(out, assessment.conditions().filter_map(|at| self.conditions.get(at)), |out, json| {
            raw(out, json)
        });
    }

    pub(super) fn needs(&self, out: &mut Vec<u8>, needs: &[Need], answers: &[AnswerPieces]) {
        list(out, needs, |out, need| {
            let at = need.question.position();
            raw(out, self.needs.get(at).map_or("", String::as_str));
            match &need.settles {
                None => raw(out, "null"),
                Some(levels) => list(out, levels, |out, level| {
                    raw(out, answers.get(at).and_then(|ready| ready.level(*level)).unwrap_or("null"));
                }),
            }
            out.push(b'}');
        });
    }
}

/// In how many of the ways to answer what is open each verdict comes about.
pub(super) fn possible_verdicts(out: &mut Vec<u8>, completions: &Completions) {
    list(out, possible(completions), |out, said| {
        raw(out, "{\"verdict\":");
        word(out, said.verdict.id());
        raw(out, ",\"share\":");
        raw(out, &said.share.to_string());
        raw(out, ",\"count\":");
        word(out, &said.count.0.to_string());
        raw(out, ",\"of\":");
        word(out, &said.of.0.to_string());
        out.push(b'}');
    });
}

fn list<T>(out: &mut Vec<u8>, values: impl IntoIterator<Item = T>, write: impl Fn(&mut Vec<u8>, T)) {
    out.push(b'[');
    let mut before = "";
    for value in values {
        raw(out, before);
        write(out, value);
        before = ",";
    }
    out.push(b']');
}
