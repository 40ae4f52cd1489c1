//! How much memory it takes, however many tasks there are.

use crate::Error;
use crate::child::{Call, Input};
use crate::plan::{FIVE_OPEN, Plan, TWELVE_OPEN_ALIKE};
use crate::table::{Kept, Row, grouped};

/// So many bytes it may have at once.
const MOST: u64 = 16 << 20;
/// So many tasks are few.
const FEW: u64 = 10_000;

/// So many bytes a task `check` may have beyond that, to tell ids apart.
const FOR_ID: u64 = 32;

/// The most memory that `assess` and `check` have at once, of a few tasks and of many.
pub(crate) fn check(plan: &Plan) -> Result<Vec<Row>, Error> {
    let assess = |detail: &str| plan.assess("-", detail, None);
    Ok(vec![
        row("brief", &assess("brief"), plan, (FEW, &[]), 0),
        row("normal", &assess("normal"), plan, (FEW, &[]), 0),
        row("normal, five open", &assess("normal"), plan, (FEW, FIVE_OPEN), 0),
        row("normal, twelve open alike", &assess("normal"), plan, (FEW, TWELVE_OPEN_ALIKE), 0),
        row("brief", &assess("brief"), plan, (plan.most, &[]), 0),
        row("check", &plan.check()?, plan, (FEW, &[]), FOR_ID),
        row("check", &plan.check()?, plan, (plan.most, &[]), FOR_ID),
    ])
}

/// So many tasks, drawn so.
type Drawn = (u64, &'static [&'static str]);

fn row(name: &str, call: &Call, plan: &Plan, drawn: Drawn, for_task: u64) -> Row {
    let (tasks, _) = drawn;
    let (check, most) = (format!("{name}, memory for {} tasks", grouped(tasks)), MOST + for_task * tasks);
    let in_mib = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    match peak(call, plan, drawn) {
        Err(error) => Row::failed(&check, &error),
        Ok(peak) => {
            let (figure, limit) = (format!("{:.1} MiB", in_mib(peak)), format!("<= {:.1} MiB", in_mib(most)));
            Row::new(&check, figure, limit, Kept::from(peak <= most))
        }
    }
}

fn peak(call: &Call, plan: &Plan, (tasks, drawn): Drawn) -> Result<u64, Error> {
    let tasks = tasks.to_string();
    let input = Input::Of(plan.beside("generate", &[&[&*tasks], drawn].concat()).start()?);
    let took = call.run(input, None, None)?;
    match took.status.success() {
        true => Ok(took.peak),
        false => Err(format!("{} with {} bytes", took.status, grouped(took.peak)).into()),
    }
}
