//! How sure a report is: what to answer next, what each document says alone, what would change the verdict.

use schemars::JsonSchema;
use serde::Serialize;

use super::FitSaid;
use super::fields::AnswerGiven;
use crate::rulebook::{PerSide, Verdict};

/// A question whose answer would help.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Need")]
pub struct NeedSaid<'a> {
    /// The question.
    pub question: &'a str,
    /// What it asks.
    pub text: &'a str,
    /// The levels each of which alone would settle the verdict; `None` of an any-of question.
    pub settles: Option<Vec<AnswerGiven<'a>>>,
}

/// How far the answers, the documents and the weights could change the verdict.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Depth<'a> {
    /// What each document alone would say; `None` for a task with steps.
    pub documents: Option<Vec<DocumentSaid<'a>>>,
    /// The fewest changed answers that give another verdict: over choices alone, then over all; `None` for a task with steps.
    pub tipping_points: Option<Vec<TippingPointSaid<'a>>>,
    /// How many answers at the most were changed to find them; `None` for a task with steps.
    pub tipping_up_to: Option<usize>,
    /// How the verdict depends on the weights; `None` for a task with steps.
    pub sensitivity: Option<SensitivitySaid<'a>>,
}

/// What one document alone would say: the sides that it states, each counted alike, and the gates that it is cited for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "DocumentAlone")]
pub struct DocumentSaid<'a> {
    /// The document.
    pub id: &'a str,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its fits; `None` for a side of which it says nothing.
    pub fit: PerSide<Option<FitSaid>>,
}

/// The fewest changes that lead to a verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "TippingPoint")]
pub struct TippingPointSaid<'a> {
    /// The verdict that they lead to.
    pub verdict: Verdict,
    /// Whether only answers that are the client's choice are changed.
    pub choices_only: bool,
    /// The changes.
    pub changes: Vec<ChangeSaid<'a>>,
    /// All of it in words.
    pub text: String,
}

/// One answer that is changed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
pub struct ChangeSaid<'a> {
    /// The question.
    pub question: &'a str,
    /// What was answered.
    pub from: AnswerGiven<'a>,
    /// What it would be instead.
    pub to: AnswerGiven<'a>,
}

/// How the verdict depends on the weights.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Sensitivity")]
pub struct SensitivitySaid<'a> {
    /// The verdict with every criterion counted alike.
    pub equal_weights: Verdict,
    /// The weights that keep the verdict; `None` while a scored question is open.
    pub weights: Option<Vec<WeightsSaid<'a>>>,
}

/// The unbroken run of whole weights around a criterion's own that keeps the verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Weights")]
pub struct WeightsSaid<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// The least.
    #[schemars(range(min = 1, max = 100))]
    pub low: u32,
    /// The most.
    #[schemars(range(min = 1, max = 100))]
    pub high: u32,
}

/// Where the work passes from one hand to another: between a step and the next one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "HandOver")]
pub struct HandOver<'a> {
    /// The title of the step before.
    pub from_step: &'a str,
    /// Who does it.
    pub from: Verdict,
    /// The title of the step after.
    pub to_step: &'a str,
    /// Who does that.
    pub to: Verdict,
}
