//! How much faster two jobs are than one, beside what the machine has to give.

use std::time::Instant;

use crate::Error;
use crate::child::Call;
use crate::outputs::same;
use crate::pairs::{Spread, Timed, pairs};
use crate::plan::Plan;
use crate::speed::figure;
use crate::table::{Kept, Row, grouped};

/// So many times as fast two jobs are, on an idle machine.
const LEAST: f64 = 1.8;

pub(crate) fn check(plan: &Plan) -> Result<Vec<Row>, Error> {
    let check = "normal, two jobs against one, elapsed time";
    if !plan.has_jobs {
        return Ok(vec![Row::skipped(check, "left out: the program has no --jobs")]);
    }
    let tasks = plan.tasks_file(plan.tasks)?;
    let [one, two] = [1, 2].map(|jobs| plan.assess(&tasks, "normal", Some(jobs)));
    let (ours, theirs) = (plan.file("ours"), plan.file("theirs"));
    one.succeed(Some(&ours))?;
    two.succeed(Some(&theirs))?;
    same(&ours, &theirs)?;
    let bytes = grouped(std::fs::metadata(&ours)?.len());
    let output = "normal, two jobs against one, output";
    let mut rows =
        vec![Row::new(output, format!("the same {bytes} bytes"), "the same".to_owned(), Kept::Yes)];
    if std::thread::available_parallelism()?.get() < 2 {
        rows.push(Row::skipped(check, "left out: there is one core"));
        return Ok(rows);
    }
    let timed = |call| Timed { call, out: None, tasks: plan.tasks };
    let took = pairs(&timed(&one), &timed(&two), plan.rounds, |took| took.wall)?;
    let machine = two_programs(&one, plan.rounds)?;
    // Of a machine that is busy otherwise nothing can be told.
    let kept = match took.ratio.median >= LEAST {
        true => Kept::Yes,
        false if !plan.timed || machine.median < LEAST => Kept::Unknown,
        false => Kept::No,
    };
    rows.push(Row::new(check, figure(&took), format!(">= {LEAST}"), kept));
    rows.push(Row::skipped("two programs at once against one, elapsed time", &machine.to_string()));
    Ok(rows)
}

/// How many times as much two programs get done that have nothing to do with each other: what the machine has to give.
fn two_programs(call: &Call, rounds: usize) -> Result<Spread, Error> {
    let elapsed = |programs: usize| -> Result<f64, Error> {
        let start = Instant::now();
        std::thread::scope(|scope| {
            let beside: Vec<_> = (1..programs)
                .map(|_| scope.spawn(|| call.succeed(None).map_err(|error| error.to_string())))
                .collect();
            call.succeed(None)?;
            for other in beside {
                other.join().map_err(|_| "a thread panicked")??;
            }
            Ok(start.elapsed().as_secs_f64())
        })
    };
    let ratios = (0..rounds).map(|_| Ok(2.0 * elapsed(1)? / elapsed(2)?));
    Spread::of(ratios.collect::<Result<_, Error>>()?)
}
