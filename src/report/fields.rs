//! The fields of a report, as documented. Version 1: fields may be added, never renamed.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Counted, Depth, FitSaid, HandOver, Hundredths, NeedSaid};
use crate::assess::GateState;
use crate::explain::Favors;
use crate::ratio::Percent;
use crate::rulebook::{AdviceKind, Basis, Citation, Kind, PerSide, Question, Rulebook, Strength, Verdict};

/// What an assessment says of a task, or of one step of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report<'a> {
    /// 1.
    #[schemars(description = "The version of the form of reports: 1.", extend("const" = 1))]
    pub schema_version: u32,
    /// The program that made it.
    pub tool: ToolNamed,
    /// The rules that it was made by.
    pub rules: RulesNamed<'a>,
    /// The task: enough to assess it again.
    pub task: TaskGiven<'a>,
    /// The verdict.
    pub verdict: Verdict,
    /// How firm it is.
    pub strength: Option<Strength>,
    /// Whether no answer to an open question could change it.
    pub settled: bool,
    /// What it rests on.
    pub basis: Basis,
    /// On what condition it holds.
    pub conditions: Vec<ConditionSaid<'a>>,
    /// How much of each provider's description fits the work; `None` for a task with steps.
    pub fit: Option<PerSide<Option<FitSaid>>>,
    /// KPO fit less BPO fit, in percentage points.
    #[schemars(range(min = -100, max = 100))]
    pub lean: Option<Percent>,
    /// How far the lean alone would have to move for another verdict, in percentage points.
    #[schemars(range(min = 0, max = 200))]
    pub margin: Option<Percent>,
    /// The end of the band that the lean is nearest to, in percentage points, for the sentence on how firm the verdict is.
    #[serde(skip)]
    pub edge: Option<i64>,
    /// The titles and verdicts of the steps, for a line about the whole; programs find them in `steps`.
    #[serde(skip)]
    pub step_verdicts: Vec<(&'a str, Verdict)>,
    /// From `normal` up.
    #[serde(flatten)]
    pub findings: Option<Findings<'a>>,
    /// From `full` up.
    #[serde(flatten)]
    pub depth: Option<Depth<'a>>,
    /// As much of it as a page says in a line each; programs ask for `full`.
    #[serde(skip)]
    pub lines: Option<Depth<'a>>,
    /// What the report does not tell; from `normal` up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<LimitSaid<'a>>")]
    pub limits: Option<Vec<LimitSaid<'a>>>,
}

impl<'a> Report<'a> {
    /// The reports of the steps; none at `brief`, or of a task without steps.
    pub fn steps(&self) -> &[Report<'a>] {
        self.findings.as_ref().map_or(&[], |findings| &findings.steps)
    }

    /// How sure it is, as far as that was worked out.
    pub fn sure(&self) -> Option<&Depth<'a>> {
        self.depth.as_ref().or(self.lines.as_ref())
    }
}

/// What a report holds beyond the verdict.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// The verdicts of all completions.
    pub possible_verdicts: Option<Vec<PossibleVerdict>>,
    /// The gates.
    pub gates: Option<Vec<GateSaid<'a>>>,
    /// What the answered criteria say.
    pub reasons: Option<Vec<ReasonSaid<'a>>>,
    /// What to answer next, the most telling question first; none once the verdict is settled.
    pub needs: Option<Vec<NeedSaid<'a>>>,
    /// The named service.
    pub services: Vec<ServiceSaid<'a>>,
    /// What to do next and what to watch.
    pub advice: Vec<AdviceSaid<'a>>,
    /// A report for each step.
    pub steps: Vec<Report<'a>>,
    /// Where the work passes from one hand to another; none for a task that is assessed whole.
    pub hand_overs: Vec<HandOver<'a>>,
}

/// The program.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Tool")]
pub struct ToolNamed {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The rules, by what tells them apart.
#[derive(Debug, Clone, Copy)]
pub struct RulesNamed<'a>(pub &'a Rulebook);

impl Serialize for RulesNamed<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Layer<'a> {
            name: &'a str,
            version: &'a str,
            digest: &'a str,
        }
        #[derive(Serialize)]
        struct Rules<'a> {
            #[serde(flatten)]
            whole: Layer<'a>,
            layers: Vec<Layer<'a>>,
        }
        let whole = Layer { name: self.0.name(), version: self.0.version(), digest: self.0.digest() };
        let layers = self.0.layers();
        let named = layers.iter().map(|layer| {
            let crate::rulebook::Layer { name, version, digest } = layer;
            Layer { name, version, digest }
        });
        Rules { whole, layers: named.collect() }.serialize(serializer)
    }
}

/// The task as it was given.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[schemars(rename = "Task")]
pub struct TaskGiven<'a> {
    /// Its id.
    pub id: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// The service that it was said to be.
    pub service: Option<&'a str>,
    /// What it was held for.
    pub declared: Option<Verdict>,
    /// What was answered.
    pub answers: Said<'a, AnswerGiven<'a>>,
    /// The notes.
    pub notes: Said<'a, &'a str>,
    /// Who answered.
    pub answered_by: Option<&'a str>,
    /// When.
    pub answered_on: Option<&'a str>,
    /// What its owner keeps with it.
    #[schemars(with = "serde_json::Value")]
    pub meta: Option<&'a RawValue>,
    /// Its steps; none for a task that is assessed whole.
    pub steps: Option<Vec<StepGiven<'a>>>,
}

impl TaskGiven<'_> {
    /// What was answered to a question.
    pub fn answer(&self, question: &Question) -> Option<&AnswerGiven<'_>> {
        self.answers.0.iter().find(|(id, _)| question.id == *id).map(|(_, answer)| answer)
    }

    /// Whether a question is answered, or does not apply: a list of possible levels answers an any-of question alone.
    pub fn answers_whole(&self, question: &Question) -> bool {
        match self.answer(question) {
            None => false,
            Some(AnswerGiven::Levels(_)) => question.kind == Kind::AnyOf,
            Some(AnswerGiven::Number(_) | AnswerGiven::Word(_)) => true,
        }
    }
}

/// A step as it was given.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Step")]
pub struct StepGiven<'a> {
    /// Its title.
    pub title: &'a str,
    /// The service that it was said to be.
    pub service: Option<&'a str>,
    /// What was answered for it alone.
    pub answers: Said<'a, AnswerGiven<'a>>,
    /// The notes.
    pub notes: Said<'a, &'a str>,
}

/// What was said by question id, in rulebook order.
#[derive(Debug, Clone)]
pub struct Said<'a, T>(pub Vec<(&'a str, T)>);

impl<T> Default for Said<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Said<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(question, said)| (question, said)))
    }
}

/// An answer as task files write it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Answer")]
pub enum AnswerGiven<'a> {
    /// A level of a scale.
    Number(#[schemars(range(min = 1, max = 5))] u8),
    /// A level, `unknown` or `not_applicable`.
    Word(&'a str),
    /// The levels of a list.
    Levels(Vec<AnswerGiven<'a>>),
}

/// What must hold for the verdict to hold.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Condition")]
pub struct ConditionSaid<'a> {
    /// The gate that may still fire.
    pub gate: &'a str,
    /// The question that decides it.
    pub question: &'a str,
    /// The condition: a clause that follows 'provided that'.
    pub text: &'a str,
    /// The step that it is of; of a task without steps left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub step: Option<&'a str>,
}

impl ConditionSaid<'_> {
    /// The condition with the step that it is of: a clause that follows 'provided that'.
    pub fn clause(&self) -> String {
        match self.step {
            Some(step) => format!("of '{step}', {}", self.text),
            None => self.text.to_owned(),
        }
    }
}

/// A verdict that some completions give.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PossibleVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// In how many of 100 completions.
    #[schemars(range(min = 0, max = 100))]
    pub share: Hundredths,
    /// In how many.
    pub count: Counted,
    /// Of how many.
    pub of: Counted,
}

/// The state of a gate.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Gate")]
pub struct GateSaid<'a> {
    /// The gate.
    pub id: &'a str,
    /// Its state.
    pub state: GateState,
    /// The verdict that it gives.
    pub verdict: Verdict,
    /// What it says in that state.
    pub text: String,
    /// What it rests on.
    pub citations: Vec<&'a Citation>,
}

/// What a criterion says.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Reason")]
pub struct ReasonSaid<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// The question that it reads.
    pub question: &'a str,
    /// The answer.
    pub answer: AnswerGiven<'a>,
    /// Whom it speaks for.
    pub favors: Favors,
    /// What it gives a BPO; `None` if it does not speak of BPOs.
    pub points_bpo: Option<u32>,
    /// What it gives a KPO; `None` if it does not speak of KPOs.
    pub points_kpo: Option<u32>,
    /// The reason in words.
    pub text: String,
    /// What it rests on.
    pub citations: Vec<&'a Citation>,
    /// The note beside the answer; left out if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub note: Option<&'a str>,
}

/// What the documents say of the named service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Service")]
pub struct ServiceSaid<'a> {
    /// The service.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Who counts it as work for a BPO.
    pub bpo: Vec<&'a Citation>,
    /// Who counts it as work for a KPO.
    pub kpo: Vec<&'a Citation>,
    /// All of it in words.
    pub text: String,
    /// Who says what the text tells of services close to it.
    pub near: Vec<&'a Citation>,
}

/// A piece of advice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Advice")]
pub struct AdviceSaid<'a> {
    /// The piece.
    pub id: &'a str,
    /// A next step, or something to watch.
    pub kind: AdviceKind,
    /// What it is about.
    pub topic: &'a str,
    /// The advice.
    pub text: String,
    /// What it rests on; none for a suggestion of our own.
    pub citations: Vec<&'a Citation>,
}

/// Something that the report does not tell.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Limit")]
pub struct LimitSaid<'a> {
    /// What it is.
    pub text: String,
    /// What it rests on.
    pub citations: Vec<&'a Citation>,
}
