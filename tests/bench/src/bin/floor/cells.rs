//! What each answer leads to, one lookup away.

use std::sync::OnceLock;

use bench::{counted, rulebook};
use outfit::assess::{GateState, Outcome, assess};
use outfit::explain::Favors;
use outfit::report::{Detail, Reader, report};
use outfit::rulebook::{Kind, Question, QuestionIx, Rulebook, Verdict};
use outfit::task::{Answer, LevelSet, Task};

use crate::Error;
use crate::advice;

/// What one answer leads to.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// Its points, for a BPO and for a KPO.
    pub(crate) points: [usize; 2],
    /// The question and the answer as a report gives them back.
    pub(crate) said: String,
    /// Its reasons.
    pub(crate) reasons: Vec<Reason>,
    /// The gates that read it, with what a report says of each.
    pub(crate) gates: Vec<(usize, String)>,
    /// The verdict of the gate that fires on it.
    pub(crate) fires: Option<Verdict>,
    /// The pieces of advice that it allows, a bit for each.
    pub(crate) advice: u64,
}

/// What one criterion says of an answer.
#[derive(Debug)]
pub(crate) struct Reason {
    /// Where it stands among all reasons, for each verdict: the lesser number comes first.
    pub(crate) places: [u32; Verdict::ALL.len()],
    pub(crate) text: String,
}

/// A question and the cells of all ways to answer it: by the level's position, of an any-of question by the set of levels.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) levels: Vec<String>,
    pub(crate) cells: Vec<Cell>,
}

/// The questions that count, in rulebook order; made when they are first asked for.
pub(crate) fn asked() -> Result<&'static [Asked], Error> {
    static ASKED: OnceLock<Result<Vec<Asked>, String>> = OnceLock::new();
    let made = ASKED.get_or_init(|| made(rulebook()).map_err(|error| error.to_string()));
    made.as_deref().map_err(|error| error.clone().into())
}

fn made(rulebook: &Rulebook) -> Result<Vec<Asked>, Error> {
    let asked = counted(rulebook).into_iter().map(|(at, question)| {
        // With all else answered nothing is open, so that an assessment has nothing to count.
        let mut task = answered(rulebook);
        let cells = ways(question).into_iter().map(|answer| {
            task.answers.set(at, answer);
            cell(rulebook, (at, question), &task)
        });
        Ok(Asked {
            id: question.id.to_string(),
            kind: question.kind,
            cells: cells.collect::<Result<_, Error>>()?,
            levels: question.levels.iter().map(|level| level.id.to_string()).collect(),
        })
    });
    asked.collect()
}

/// A task that answers all questions that count.
pub(crate) fn answered(rulebook: &Rulebook) -> Task {
    let mut task = Task::default();
    for (at, question) in counted(rulebook) {
        task.answers.set(at, ways(question)[0]);
    }
    task
}

/// All ways to answer a question, in the order of its cells.
fn ways(question: &Question) -> Vec<Answer> {
    match question.kind {
        Kind::Scale | Kind::OneOf => (0..question.levels.len()).map(Answer::Level).collect(),
        Kind::AnyOf => LevelSet::first(question.levels.len()).subsets().map(Answer::Chosen).collect(),
    }
}

/// The cell of the answer that a task gives to a question: cut out of the task's report.
fn cell(rulebook: &Rulebook, (at, question): (QuestionIx, &Question), task: &Task) -> Result<Cell, Error> {
    let outcome = assess(rulebook, task);
    let made = report(rulebook, task, &outcome, Detail::Normal, Reader::Program);
    let (Some(findings), Outcome::Whole(assessment)) = (&made.findings, &outcome) else {
        return Err("a report without findings".into());
    };
    let mut cell = Cell { advice: advice::allowed(rulebook, at, task.answers.get(at)), ..Cell::default() };
    let given = made.task.answers.0.iter().find(|(id, _)| question.id == *id);
    if let Some((id, answer)) = given {
        cell.said = format!("\"{id}\":{}", serde_json::to_string(answer)?);
    }
    for reason in findings.reasons.iter().flatten().filter(|reason| question.id == *reason.question) {
        let (bpo, kpo) = (reason.points_bpo.unwrap_or(0), reason.points_kpo.unwrap_or(0));
        cell.points[0] += bpo as usize;
        cell.points[1] += kpo as usize;
        let order = rulebook.criteria().iter().position(|criterion| criterion.id == *reason.criterion);
        let order = u32::try_from(order.ok_or("a reason without a criterion")?)?;
        // The larger points come first, and points are at most 2,000.
        let place = |verdict| (group(verdict, reason.favors) << 24) + ((4095 - bpo.max(kpo)) << 12) + order;
        let places = Verdict::ALL.map(place);
        cell.reasons.push(Reason { places, text: serde_json::to_string(reason)? });
    }
    let gates = rulebook.gates().iter().enumerate().zip(findings.gates.iter().flatten());
    for ((position, gate), said) in gates.filter(|((_, gate), _)| gate.question == at) {
        if assessment.gates.get(position) == Some(&GateState::Fires) {
            cell.fires = cell.fires.or(Some(gate.verdict));
        }
        cell.gates.push((position, serde_json::to_string(said)?));
    }
    Ok(cell)
}

/// The group of a reason in a report, as documented: what favors the verdict, what speaks for both, what speaks against it, what says
/// little.
fn group(verdict: Verdict, favors: Favors) -> u32 {
    match (verdict, favors) {
        (Verdict::Bpo, Favors::Bpo) | (Verdict::Kpo, Favors::Kpo) | (Verdict::Hybrid, Favors::Both) => 0,
        (_, Favors::Both) => 1,
        (_, Favors::Bpo | Favors::Kpo) => 2,
        (_, Favors::Neither) => 3,
    }
}
