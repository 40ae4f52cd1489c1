//! How long it takes, beside other programs.

use std::path::Path;

use crate::Error;
use crate::child::Call;
use crate::outputs::{same, same_scores};
use crate::pairs::{Pairs, Timed, pairs};
use crate::plan::{FIVE_OPEN, Plan, TWELVE_OPEN_ALIKE};
use crate::table::{Kept, Row};

/// So many times the time of the floor the reports may take.
const MOST_NORMAL: f64 = 1.5;
/// And the verdicts alone, of which reading is the greater part.
const MOST_BRIEF: f64 = 1.6;
/// So many times as many tasks in the same time as the engine for policies.
const LEAST_REGO: f64 = 20.0;
/// And as the one for business rules.
const LEAST_ZEN: f64 = 10.0;

pub(crate) fn normal(plan: &Plan) -> Result<Vec<Row>, Error> {
    floor(plan, "normal", MOST_NORMAL)
}

pub(crate) fn brief(plan: &Plan) -> Result<Vec<Row>, Error> {
    floor(plan, "brief", MOST_BRIEF)
}

/// The CPU time of one job against that of the floor.
fn floor(plan: &Plan, detail: &str, limit: f64) -> Result<Vec<Row>, Error> {
    let tasks = plan.tasks_file(plan.tasks)?;
    let outfit = plan.assess(&tasks, detail, Some(1));
    let floor = plan.beside("floor", &[detail, &tasks]);
    let (ours, theirs) = (plan.file("ours"), plan.file("theirs"));
    outfit.succeed(Some(&ours))?;
    floor.succeed(Some(&theirs))?;
    same(&ours, &theirs)?;
    let against = |outs: [Option<&Path>; 2]| -> Result<Pairs, Error> {
        let [ours, theirs] = outs;
        let timed = |call, out| Timed { call, out, tasks: plan.tasks };
        pairs(&timed(&outfit, ours), &timed(&floor, theirs), plan.rounds, |took| took.cpu)
    };
    let written = against([Some(&ours), Some(&theirs)])?;
    let thrown_away = against([None, None])?;
    let kept = written.ratio.median <= limit;
    let check = format!("{detail}, CPU against the floor");
    Ok(vec![
        Row::new(&check, figure(&written), format!("<= {limit}"), held(plan, kept)),
        // By itself, without what the system takes to write files, which is the same for both.
        Row::new(&format!("{check}, thrown away"), figure(&thrown_away), String::new(), Kept::Unknown),
    ])
}

pub(crate) fn rego(plan: &Plan) -> Result<Vec<Row>, Error> {
    let check = "brief, tasks a CPU second against regorus";
    let tasks = plan.tasks_file(plan.few_tasks)?;
    let rego = plan.beside("rego", &[&tasks]);
    if !rego.program.exists() {
        return Ok(vec![Row::skipped(check, "left out: built without the feature `rego`")]);
    }
    engine(plan, check, rego, LEAST_REGO)
}

pub(crate) fn zen(plan: &Plan) -> Result<Vec<Row>, Error> {
    let check = "brief, tasks a CPU second against zen";
    let Some(zen) = &plan.zen else { return Ok(vec![Row::skipped(check, "left out: no --zen")]) };
    let tasks = plan.tasks_file(plan.few_tasks)?;
    engine(plan, check, Call::new(zen, &[&tasks]), LEAST_ZEN)
}

/// How many times as many tasks as another engine in the same CPU time.
fn engine(plan: &Plan, check: &str, engine: Call, least: f64) -> Result<Vec<Row>, Error> {
    let (few, many) = (plan.tasks_file(plan.few_tasks)?, plan.tasks_file(plan.tasks)?);
    let (ours, theirs) = (plan.file("ours"), plan.file("theirs"));
    plan.assess(&few, "brief", Some(1)).succeed(Some(&ours))?;
    engine.succeed(Some(&theirs))?;
    same_scores(&ours, &theirs)?;
    let theirs = Timed { call: &engine, out: None, tasks: plan.few_tasks };
    let outfit = plan.assess(&many, "brief", Some(1));
    let ours = Timed { call: &outfit, out: None, tasks: plan.tasks };
    let took = pairs(&theirs, &ours, plan.rounds, |took| took.cpu)?;
    Ok(vec![Row::new(check, figure(&took), format!(">= {least}"), held(plan, took.ratio.median >= least))])
}

/// What tasks with open answers take, of what those that answer all take: of open answers all ways to turn out are counted.
pub(crate) fn open(plan: &Plan) -> Result<Vec<Row>, Error> {
    let whole = plan.assess(&plan.tasks_file(plan.tasks)?, "normal", Some(1));
    let whole = Timed { call: &whole, out: None, tasks: plan.tasks };
    let rows = [("any five", FIVE_OPEN), ("the same twelve", TWELVE_OPEN_ALIKE)].map(|(which, drawn)| {
        let call = plan.assess(&plan.file_of(plan.few_tasks, drawn)?, "normal", Some(1));
        call.succeed(None)?;
        let open = Timed { call: &call, out: None, tasks: plan.few_tasks };
        let took = pairs(&open, &whole, plan.rounds, |took| took.cpu)?;
        let check = format!("normal, {which} open, CPU against none");
        Ok(Row::new(&check, figure(&took), String::new(), Kept::Unknown))
    });
    rows.into_iter().collect()
}

pub(crate) fn figure(took: &Pairs) -> String {
    format!("{}: {:.2} and {:.2} µs a task", took.ratio, took.first, took.second)
}

/// A limit of time counts only where enough was timed.
fn held(plan: &Plan, kept: bool) -> Kept {
    if plan.timed { Kept::from(kept) } else { Kept::Unknown }
}
