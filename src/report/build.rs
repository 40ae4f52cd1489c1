//! Making a report of an assessment.

use super::build_sure::{depth, hand_overs, lines, needs};
use super::fields::*;
use super::given::{step_given, task_given};
use super::pieces::{advice, conditions, gate, limits, possible, reason, service};
use super::{Depth, FitSaid};
use crate::assess::{Assessment, GateState, Model, Outcome};
use crate::explain;
use crate::ratio::Ratio;
use crate::rulebook::{Basis, QuestionIx, Rulebook, Verdict};
use crate::task::{Answers, Step, Task};

/// The program, as reports name it.
pub const TOOL: ToolNamed = ToolNamed { name: "outfit", version: env!("CARGO_PKG_VERSION") };

/// How deep a report goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The verdict and the fits.
    Brief,
    /// And the reasons, the advice, the steps, the limits.
    Normal,
    /// And what would change the verdict.
    Full,
}

/// Whom a report is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Someone who reads a page: at `normal` it says in a line each what `full` tells in full.
    Person,
    /// A program, which finds in a report what its depth holds, and nothing else.
    Program,
}

/// How a report is made.
#[derive(Debug, Clone, Copy)]
struct Making {
    detail: Detail,
    reader: Reader,
}

/// What is reported of: a task, or one step of it.
struct Subject<'a> {
    title: Option<&'a str>,
    service: Option<&'a str>,
    answers: &'a Answers,
    notes: &'a [(QuestionIx, String)],
}

/// The report of a task.
pub fn report<'a>(
    rulebook: &'a Rulebook,
    task: &'a Task,
    outcome: &Outcome,
    detail: Detail,
    reader: Reader,
) -> Report<'a> {
    report_by(&Model::whole(rulebook), task, outcome, detail, reader)
}

/// The same by a model that many tasks are assessed by.
pub(crate) fn report_by<'a>(
    model: &Model<'a>,
    task: &'a Task,
    outcome: &Outcome,
    detail: Detail,
    reader: Reader,
) -> Report<'a> {
    let rulebook = model.rulebook();
    let making = Making { detail, reader };
    let (title, service) = (task.title.as_deref(), task.service.as_deref());
    let subject = Subject { title, service, answers: &task.answers, notes: &task.notes };
    let given = task_given(rulebook, task);
    match outcome {
        Outcome::Whole(assessment) => of_one(model, &subject, given, assessment, making),
        Outcome::Steps(steps) => {
            let steps = task.steps.iter().zip(steps);
            let conditions = steps
                .clone()
                .flat_map(|(step, assessment)| conditions(rulebook, assessment, Some(&step.title)));
            let conditions = conditions.collect();
            let verdicts: Vec<Verdict> = steps.clone().map(|(_, assessment)| assessment.verdict).collect();
            let titles = task.steps.iter().map(|step| step.title.as_str());
            let steps = || steps.map(|(step, assessment)| of_step(model, step, assessment, making)).collect();
            Report {
                settled: outcome.is_settled(),
                conditions,
                step_verdicts: titles.zip(verdicts.iter().copied()).collect(),
                findings: (detail > Detail::Brief).then(|| Findings {
                    steps: steps(),
                    hand_overs: hand_overs(&task.steps, &verdicts),
                    ..of_any(rulebook, &subject, (outcome.verdict(), outcome.basis()))
                }),
                ..frame(rulebook, given, outcome.verdict(), outcome.basis(), making)
            }
        }
    }
}

/// A report of which only the verdict is filled in.
fn frame<'a>(
    rulebook: &'a Rulebook,
    task: TaskGiven<'a>,
    verdict: Verdict,
    basis: Basis,
    making: Making,
) -> Report<'a> {
    Report {
        schema_version: 1,
        tool: TOOL,
        rules: RulesNamed(rulebook),
        task,
        verdict,
        strength: None,
        settled: false,
        basis,
        conditions: Vec::new(),
        fit: None,
        lean: None,
        margin: None,
        edge: None,
        step_verdicts: Vec::new(),
        findings: None,
        depth: (making.detail == Detail::Full).then(Depth::default),
        lines: None,
        limits: (making.detail > Detail::Brief).then(|| limits(rulebook)),
    }
}

fn of_step<'a>(model: &Model<'a>, step: &'a Step, assessment: &Assessment, making: Making) -> Report<'a> {
    let (title, service) = (Some(step.title.as_str()), step.service.as_deref());
    let subject = Subject { title, service, answers: &step.answers, notes: &step.notes };
    of_one(model, &subject, step_given(model.rulebook(), step), assessment, making)
}

fn of_one<'a>(
    model: &Model<'a>,
    subject: &Subject<'a>,
    given: TaskGiven<'a>,
    assessment: &Assessment,
    making: Making,
) -> Report<'a> {
    let (rulebook, answers) = (model.rulebook(), subject.answers);
    let page = making.detail == Detail::Normal && making.reader == Reader::Person;
    Report {
        strength: assessment.placement.and_then(|placement| placement.strength),
        settled: assessment.settled,
        conditions: conditions(rulebook, assessment, None).collect(),
        fit: Some(assessment.fit.map(|fit| fit.as_ref().map(FitSaid::of))),
        lean: assessment.lean.map(Ratio::percent),
        margin: assessment.placement.and_then(|placement| placement.margin).map(Ratio::percent),
        edge: assessment.placement.and_then(|placement| placement.edge),
        findings: (making.detail > Detail::Brief).then(|| Findings {
            possible_verdicts: Some(possible(&assessment.completions)),
            gates: Some(gates(rulebook, assessment)),
            reasons: Some(reasons(rulebook, subject, assessment)),
            needs: Some(needs(model, answers, assessment)),
            ..of_any(rulebook, subject, (assessment.verdict, assessment.basis))
        }),
        depth: (making.detail == Detail::Full).then(|| depth(rulebook, answers, assessment)),
        lines: page.then(|| lines(rulebook, answers, assessment)),
        ..frame(rulebook, given, assessment.verdict, assessment.basis, making)
    }
}

/// What is said of a whole task with steps too.
fn of_any<'a>(rulebook: &'a Rulebook, subject: &Subject<'a>, given: (Verdict, Basis)) -> Findings<'a> {
    let found = explain::service(rulebook, subject.service, subject.title, given.0);
    Findings {
        possible_verdicts: None,
        gates: None,
        reasons: None,
        needs: None,
        services: found.map(service).into_iter().collect(),
        advice: explain::advice(rulebook, given, subject.answers).into_iter().map(advice).collect(),
        steps: Vec::new(),
        hand_overs: Vec::new(),
    }
}

fn gates<'a>(rulebook: &'a Rulebook, assessment: &Assessment) -> Vec<GateSaid<'a>> {
    let settled = assessment.gates.contains(&GateState::Fires);
    let states = rulebook.gates().iter().zip(&assessment.gates);
    states.map(|(said, state)| gate(said, *state, settled)).collect()
}

fn reasons<'a>(
    rulebook: &'a Rulebook,
    subject: &Subject<'a>,
    assessment: &Assessment,
) -> Vec<ReasonSaid<'a>> {
    let note = |at| subject.notes.iter().find(|(noted, _)| *noted == at).map(|(_, note)| note.as_str());
    let reasons = explain::reasons(rulebook, subject.answers, assessment).into_iter();
    reasons
        .map(|said| {
            let note = note(said.question);
            ReasonSaid { note, ..reason(rulebook, said) }
        })
        .collect()
}
