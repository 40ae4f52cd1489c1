//! The conditions of advice.

use schemars::JsonSchema;

use crate::schema::values::Id;

/// When advice is given: a table of exactly one form. On an open answer a condition is open, and the advice is not given.
#[derive(JsonSchema)]
#[schemars(rename = "condition", untagged)]
pub(super) enum Condition {
    /// One form, with one key.
    Form(Form),
    /// What was answered.
    Answer(Answered),
}

/// A condition on the verdict, or on other conditions.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
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
#[derive(JsonSchema)]
#[schemars(inline, deny_unknown_fields)]
pub(super) struct Answered {
    /// The id of the question.
    question: Id,
    /// The ids of levels of it: the answer is one of these, or, of an any-of question, holds one of them.
    #[schemars(length(min = 1))]
    levels: Vec<Id>,
}

/// What to do with the work.
#[derive(JsonSchema)]
#[schemars(rename = "verdict", rename_all = "lowercase")]
pub(super) enum Verdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// Keep it in house.
    Retain,
    /// Open.
    Undetermined,
}

/// What a verdict rests on.
#[derive(JsonSchema)]
#[schemars(rename = "basis", rename_all = "kebab-case")]
pub(super) enum Basis {
    /// The verdicts of the task's steps.
    Steps,
    /// A gate that fires.
    Gate,
    /// The documents favor neither side, however the open answers turn out.
    NoGround,
    /// Too much is open.
    OpenAnswers,
    /// The fits: every scored question is answered.
    Bands,
    /// Most ways in which the open answers could turn out.
    Completions,
}
