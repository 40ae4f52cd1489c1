//! `outfit assess`.

mod delivery;
mod pipeline;
mod progress;

use std::num::NonZero;

use outfit::diagnostic::Unread;
use outfit::portfolio::Wanted;
use outfit::rulebook::Rulebook;

use self::delivery::Delivery;
use self::progress::Progress;
use crate::args::{Assess, Everywhere};
use crate::failure::Failure;
use crate::input::{self, Found, Stream};
use crate::{output, rulebook};

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(output) = &everywhere.output {
        output::check(output, &assess.inputs)?;
    }
    let mut found = input::found(&assess.inputs);
    if assess.allow_empty {
        found.retain(|found| !input::holds_none(found));
    }
    let progress = Progress::of(|| size(&found), everywhere);
    let stream = Stream::of(found, assess.from(), assess.allow_empty)?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook::rulebook(everywhere)?));
    let wanted = Wanted {
        format: assess.format(),
        detail: assess.detail(),
        fail_fast: assess.fail_fast,
        allow_empty: assess.allow_empty,
    };
    let delivery = Delivery::new(rulebook, wanted, everywhere, progress)?;
    let delivery = pipeline::run(rulebook, wanted, stream, delivery, || jobs(assess))?;
    delivery.finish(assess.fail_fast)
}

/// How many hands there are: as many as the machine has cores, unless it was said.
fn jobs(assess: &Assess) -> usize {
    let cores = || std::thread::available_parallelism().ok();
    assess.jobs.or_else(cores).map_or(1, NonZero::get)
}

/// How many bytes all inputs have, if all are files.
fn size(found: &[Result<Found, Unread>]) -> Option<u64> {
    let bytes = |found: &Result<Found, Unread>| match found {
        Ok(Found::File(path)) => std::fs::metadata(path).ok().map(|found| found.len()),
        Ok(Found::Standard) => None,
        Err(_) => Some(0),
    };
    found.iter().map(bytes).sum()
}
