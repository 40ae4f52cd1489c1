//! Two commands in turn, many times: what else goes on at a machine meets both alike.

use std::path::Path;
use std::time::Duration;

use crate::Error;
use crate::child::{Call, Took};

/// A command and where its output goes: a file, or nowhere.
pub(crate) struct Timed<'c> {
    pub(crate) call: &'c Call,
    pub(crate) out: Option<&'c Path>,
    /// So many tasks it reads.
    pub(crate) tasks: u64,
}

/// A median with the least and the most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    pub(crate) fn of(mut values: Vec<f64>) -> Result<Self, Error> {
        values.sort_by(f64::total_cmp);
        match (values.first(), values.get(values.len() / 2), values.last()) {
            (Some(least), Some(median), Some(most)) => {
                Ok(Self { median: *median, least: *least, most: *most })
            }
            _ => Err("no rounds".into()),
        }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} ({:.2} to {:.2})", self.median, self.least, self.most)
    }
}

/// What pairs of runs took.
pub(crate) struct Pairs {
    /// What the first took a task, of what the second took.
    pub(crate) ratio: Spread,
    /// What each took a task, in microseconds: the medians.
    pub(crate) first: f64,
    pub(crate) second: f64,
}

/// Runs two commands in turn. They were run before, so that the caches are warm.
pub(crate) fn pairs(
    first: &Timed<'_>,
    second: &Timed<'_>,
    rounds: usize,
    time: fn(&Took) -> Duration,
) -> Result<Pairs, Error> {
    let (mut ratios, mut firsts, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    let micros = |timed: &Timed<'_>| -> Result<f64, Error> {
        let took = timed.call.succeed(timed.out)?;
        Ok(time(&took).as_secs_f64() * 1e6 / timed.tasks as f64)
    };
    for _ in 0..rounds {
        let (a, b) = (micros(first)?, micros(second)?);
        ratios.push(a / b);
        firsts.push(a);
        seconds.push(b);
    }
    Ok(Pairs {
        ratio: Spread::of(ratios)?,
        first: Spread::of(firsts)?.median,
        second: Spread::of(seconds)?.median,
    })
}
