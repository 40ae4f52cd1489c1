//! The pieces that a rulebook gives to all lines.

use serde_json::Result;

use super::text::{quoted, raw};
use crate::assess::{Assessment, Completions, GateState};
use crate::explain::{ServiceNames, service_told};
use crate::render::json::line as piece;
use crate::report::pieces::{gate, limits, possible, service};
use crate::report::{AnswerGiven, RulesNamed, TOOL, answer_given};
use crate::rulebook::{Gate, Question, Rulebook, Verdict};
use crate::task::Answer;

#[derive(Debug)]
pub(super) struct Pieces<'r> {
    rulebook: &'r Rulebook,
    /// What comes before the task.
    pub(super) head: String,
    /// By question.
    pub(super) answers: Vec<AnswerPieces>,
    /// Where all completions give one verdict: by verdict.
    only: Vec<(Verdict, String)>,
    /// By gate.
    gates: Vec<GatePieces>,
    names: ServiceNames,
    /// By service, then by verdict, as they come up.
    services: Vec<Vec<(Verdict, String)>>,
    pub(super) limits: String,
}

/// An answer with the question's id.
#[derive(Debug)]
pub(super) struct AnswerPieces {
    /// The question's id with the colon behind it.
    name: String,
    /// By level: the level behind the question's id and the comma before it, and by itself.
    levels: Vec<(String, String)>,
}

/// What a gate says in its states.
#[derive(Debug)]
struct GatePieces {
    fires: String,
    clear: String,
    possible: String,
    /// Possible, where another gate fires.
    idle: String,
}

impl<'r> Pieces<'r> {
    pub(super) fn of(rulebook: &'r Rulebook) -> Result<Self> {
        let only = |verdict: Verdict| Ok((verdict, piece(&possible(&Completions::one(verdict)))?));
        let (tool, rules) = (piece(&TOOL)?, piece(&RulesNamed(rulebook))?);
        Ok(Self {
            rulebook,
            head: format!("{{\"schema_version\":1,\"tool\":{tool},\"rules\":{rules},\"task\":"),
            answers: rulebook
                .questions()
                .map(|(_, question)| AnswerPieces::of(question))
                .collect::<Result<_>>()?,
            only: Verdict::ALL.into_iter().map(only).collect::<Result<_>>()?,
            gates: rulebook.gates().iter().map(GatePieces::of).collect::<Result<_>>()?,
            names: ServiceNames::of(rulebook),
            services: vec![Vec::new(); rulebook.services().len()],
            limits: piece(&limits(rulebook))?,
        })
    }

    /// That all completions give a verdict, and there is one.
    pub(super) fn only(&self, verdict: Verdict) -> &str {
        self.only.iter().find(|(known, _)| *known == verdict).map_or("", |(_, json)| json)
    }

    pub(super) fn gates(&self, out: &mut Vec<u8>, assessment: &Assessment) {
        let settled = assessment.gates.contains(&GateState::Fires);
        let mut before = "";
        for (ready, state) in self.gates.iter().zip(&assessment.gates) {
            raw(out, before);
            raw(
                out,
                match state {
                    GateState::Fires => &ready.fires,
                    GateState::Clear => &ready.clear,
                    GateState::Possible if settled => &ready.idle,
                    GateState::Possible => &ready.possible,
                },
            );
            before = ",";
        }
    }

    /// What the documents say of the service that a task is.
    pub(super) fn service(
        &mut self,
        out: &mut Vec<u8>,
        named: Option<&str>,
        title: Option<&str>,
        verdict: Verdict,
    ) -> Result<()> {
        let Some(at) = self.names.find(named, title) else { return Ok(()) };
        let (Some(found), Some(ready)) = (self.rulebook.services().get(at), self.services.get_mut(at)) else {
            return Ok(());
        };
        if let Some((_, json)) = ready.iter().find(|(known, _)| *known == verdict) {
            raw(out, json);
            return Ok(());
        }
        let json = piece(&service(service_told(self.rulebook, found, verdict)))?;
        raw(out, &json);
        ready.push((verdict, json));
        Ok(())
    }
}

impl AnswerPieces {
    fn of(question: &Question) -> Result<Self> {
        let name = piece(&*question.id)? + ":";
        let level = |at: usize| {
            let level = piece(&answer_given(question, Answer::Level(at)))?;
            Ok((format!(",{name}{level}"), level))
        };
        let levels = (0..question.levels.len()).map(level).collect::<Result<_>>()?;
        Ok(Self { name, levels })
    }

    /// A level by itself.
    pub(super) fn level(&self, at: usize) -> Option<&str> {
        self.levels.get(at).map(|(_, level)| level.as_str())
    }

    /// What was said, behind a comma.
    pub(super) fn write(&self, out: &mut Vec<u8>, question: &Question, answer: Answer) -> Result<()> {
        let ready = match answer {
            Answer::Level(at) => self.levels.get(at),
            _ => None,
        };
        if let Some((ready, _)) = ready {
            raw(out, ready);
            return Ok(());
        }
        out.push(b',');
        raw(out, &self.name);
        match answer {
            Answer::Chosen(levels) | Answer::Among(levels) => {
                out.push(b'[');
                let mut before = "";
                for (_, level) in levels.iter().filter_map(|level| self.levels.get(level)) {
                    raw(out, before);
                    raw(out, level);
                    before = ",";
                }
                out.push(b']');
                Ok(())
            }
            Answer::Unknown | Answer::NotApplicable | Answer::Level(_) => {
                match answer_given(question, answer) {
                    AnswerGiven::Word(word) => quoted(out, word),
                    given => {
                        raw(out, &piece(&given)?);
                        Ok(())
                    }
                }
            }
        }
    }
}

impl GatePieces {
    fn of(said: &Gate) -> Result<Self> {
        let of = |state, settled| piece(&gate(said, state, settled));
        Ok(Self {
            fires: of(GateState::Fires, true)?,
            clear: of(GateState::Clear, false)?,
            possible: of(GateState::Possible, false)?,
            idle: of(GateState::Possible, true)?,
        })
    }
}
