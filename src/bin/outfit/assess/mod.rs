//! `outfit assess`.

mod delivery;

use std::sync::atomic::{AtomicBool, Ordering};

use outfit::portfolio::{Piece, Wanted, Worker};
use outfit::render::Format;
use outfit::rulebook::Rulebook;

use self::delivery::Delivery;
use crate::args::{Assess, Everywhere};
use crate::failure::{self, Failure};
use crate::file::{extension, shown};
use crate::input::{self, Stream, Turn};
use crate::pipeline::{self, Hand};
use crate::progress::Progress;
use crate::{output, rulebook};

pub(crate) fn run(assess: &Assess, everywhere: &Everywhere) -> Result<(), Failure> {
    if let Some(output) = &everywhere.output {
        output::check(output, &assess.inputs)?;
        let named = extension(output).filter(|named| matches!(&**named, "csv" | "json" | "jsonl"));
        if let (Some(named), Format::Text) = (named, assess.format()) {
            let told = format!("{} gets text; for a program say `--format {named}`", shown(output));
            failure::warn(&told, everywhere);
        }
    }
    let mut found = input::found(&assess.inputs);
    if assess.allow_empty {
        found.retain(|found| !input::holds_none(found));
    }
    let progress = Progress::of(|| input::size(&found), everywhere.output.is_none(), everywhere);
    let stream = Stream::of(found, assess.from(), assess.allow_empty)?;
    // Kept until the process ends, which frees it faster.
    let rulebook: &Rulebook = Box::leak(Box::new(rulebook::rulebook(everywhere)?));
    let wanted = Wanted {
        format: assess.format(),
        detail: assess.detail(),
        fail_fast: assess.fail_fast,
        allow_empty: assess.allow_empty,
    };
    let ids = AtomicBool::new(true);
    let delivery = Delivery::new(rulebook, wanted, everywhere, progress, &ids)?;
    let hand = || Ok(Assessor { worker: Worker::new(rulebook, wanted)?, ids: &ids });
    pipeline::run(stream, delivery, hand, assess.jobs)?.finish(assess.fail_fast)
}

/// Assesses the tasks of a part.
struct Assessor<'r, 'i> {
    worker: Worker<'r>,
    /// Whether the ids of tasks still matter.
    ids: &'i AtomicBool,
}

impl<'r> Hand for Assessor<'r, '_> {
    type Piece = Piece<'r>;

    fn make(&mut self, turn: Turn, buffer: Vec<u8>) -> anyhow::Result<Piece<'r>> {
        if !self.ids.load(Ordering::Relaxed) {
            self.worker.without_ids();
        }
        Ok(self.worker.assess(turn.part, turn.sole, buffer)?)
    }
}
