//! The conditions of advice.

use schemars::JsonSchema;
use serde::Serialize;

use super::words::Id;
use crate::rulebook::{self, Basis, Rulebook, Verdict};

/// When advice is given: a table of exactly one form. On an open answer a condition is open, and the advice is not given.
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
#[schemars(rename = "condition")]
pub(super) enum Condition {
    /// One form, with one key.
    Form(Form),
    /// What was answered.
    Answer(Answered),
}

/// A condition on the verdict, or on other conditions.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(super) enum Form {
    /// Each of these holds.
    All(#[schemars(length(min = 1))] Vec<Condition>),
    /// One of these holds.
    Any(#[schemars(length(min = 1))] Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The verdict is one of these.
    Verdict(#[schemars(length(min = 1))] Vec<Verdict>),
    /// The verdict rests on one of these.
    Basis(#[schemars(length(min = 1))] Vec<Basis>),
}

/// What was answered to a question.
#[derive(JsonSchema, Serialize)]
#[schemars(inline, deny_unknown_fields)]
pub(super) struct Answered {
    /// The id of the question.
    question: Id,
    /// The ids of levels of it: the answer is one of these, or, of an any-of question, holds one of them.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    levels: Vec<Id>,
}

impl Condition {
    pub(super) fn of(r: &Rulebook, condition: &rulebook::Condition) -> Self {
        let parts = |parts: &[rulebook::Condition]| parts.iter().map(|part| Self::of(r, part)).collect();
        Self::Form(match condition {
            rulebook::Condition::All(all) => Form::All(parts(all)),
            rulebook::Condition::Any(any) => Form::Any(parts(any)),
            rulebook::Condition::Not(part) => Form::Not(Box::new(Self::of(r, part))),
            rulebook::Condition::Verdict(verdicts) => Form::Verdict(verdicts.clone()),
            rulebook::Condition::Basis(bases) => Form::Basis(bases.clone()),
            rulebook::Condition::Answer { question, levels } => {
                let question = r.question(*question);
                let levels = levels.iter().filter_map(|at| question.levels.get(*at));
                let levels = levels.map(|level| Id::from(&level.id)).collect();
                return Self::Answer(Answered { question: (&question.id).into(), levels });
            }
            rulebook::Condition::Field(never) => match *never {},
        })
    }
}
