//! How much memory it takes, however many tasks there are.

use crate::Error;
use crate::child::Input;
use crate::plan::Plan;
use crate::table::{Kept, Row, grouped};

/// So many bytes it may have at once.
const MOST: u64 = 16 << 20;
/// So many tasks are few.
const FEW: u64 = 10_000;

/// The most memory that `assess` has at once, of a few tasks and of many.
pub(crate) fn check(plan: &Plan) -> Result<Vec<Row>, Error> {
    [("brief", FEW), ("normal", FEW), ("brief", plan.most)]
        .into_iter()
        .map(|(detail, tasks)| {
            let check = format!("{detail}, memory for {} tasks", grouped(tasks));
            Ok(peak(plan, detail, tasks).map_or_else(
                |error| Row::failed(&check, &error),
                |peak| {
                    let figure = format!("{:.1} MiB", peak as f64 / f64::from(1 << 20));
                    Row::new(&check, figure, format!("<= {} MiB", MOST >> 20), Kept::from(peak <= MOST))
                },
            ))
        })
        .collect()
}

fn peak(plan: &Plan, detail: &str, tasks: u64) -> Result<u64, Error> {
    let input = Input::Of(plan.beside("generate", &[&tasks.to_string()]).start()?);
    let took = plan.assess("-", detail, None).run(input, None, None)?;
    match took.status.success() {
        true => Ok(took.peak),
        false => Err(format!("{} with {:.1} MiB", took.status, took.peak as f64 / f64::from(1 << 20)).into()),
    }
}
