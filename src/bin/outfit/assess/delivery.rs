//! Where the text of reports goes, and what is said meanwhile.

use std::io::{Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;
use outfit::portfolio::{Gatherer, Piece, Wanted};
use outfit::render::{Format, diagnostic_line};
use outfit::rulebook::Rulebook;
use outfit::task::Unreadable;

use crate::args::Everywhere;
use crate::failure::{self, Failure};
use crate::output::{self, Sink};
use crate::pipeline::Taker;
use crate::progress::Progress;

/// So many tasks that can't be read are told of in full; of the others a line each.
const TOLD_IN_FULL: usize = 20;
/// So many bytes of what is written late are kept in memory.
const KEPT: usize = 1024 * 1024;

/// Delivers pieces in their order.
pub(super) struct Delivery<'r, 'd> {
    gatherer: Gatherer<'r>,
    sink: Sink<'d>,
    /// What is written after the page that sums it up.
    late: tempfile::SpooledTempFile,
    everywhere: &'d Everywhere,
    progress: Progress,
    /// Whether nobody reads on.
    closed: bool,
    format: Format,
    /// Whether the ids of tasks still matter.
    ids: &'d AtomicBool,
}

impl<'r, 'd> Delivery<'r, 'd> {
    pub(super) fn new(
        rulebook: &'r Rulebook,
        wanted: Wanted,
        everywhere: &'d Everywhere,
        progress: Progress,
        ids: &'d AtomicBool,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            gatherer: Gatherer::new(rulebook, wanted),
            sink: Sink::open(everywhere)?,
            late: tempfile::spooled_tempfile(KEPT),
            everywhere,
            progress,
            closed: false,
            format: wanted.format,
            ids,
        })
    }
}

impl<'r> Taker for Delivery<'r, '_> {
    type Piece = Piece<'r>;

    fn progressed(&mut self, bytes: usize) {
        self.progress.add(bytes, self.gatherer.assessed() + self.gatherer.failed());
    }

    fn take(&mut self, piece: Piece<'r>) -> Result<Option<Vec<u8>>, Failure> {
        let failed = self.gatherer.failed();
        let said = self.gatherer.add(piece).map_err(anyhow::Error::from)?;
        self.ids.store(self.gatherer.wants_ids(), Ordering::Relaxed);
        for (number, unreadable) in (failed..).zip(said.unreadable) {
            self.complain(number, unreadable);
        }
        let (before, mut text) = said.text;
        if self.gatherer.comes_late() {
            self.late.write_all(&text).context("the result can't be kept for writing")?;
        } else {
            let written = self.sink.write_all(before.as_bytes()).and_then(|()| self.sink.write_all(&text));
            self.closed = !output::is_read_on(written)?;
        }
        text.clear();
        Ok((!said.is_last && !self.closed).then_some(text))
    }
}

impl Delivery<'_, '_> {
    fn complain(&self, number: usize, unreadable: Unreadable) {
        self.progress.aside(|| {
            if number < TOLD_IN_FULL {
                failure::complain(&Failure::from(unreadable.faults), self.everywhere);
            } else {
                output::complain(&diagnostic_line(&unreadable.faults), self.everywhere.color);
            }
        });
    }

    /// Writes what comes last, and says how it went.
    pub(super) fn finish(mut self, fail_fast: bool) -> Result<(), Failure> {
        self.progress.end();
        let (assessed, failed) = (self.gatherer.assessed(), self.gatherer.failed());
        let stopped = fail_fast && failed > 0;
        if let Some(warning) = self.gatherer.warning() {
            failure::warn(&warning, self.everywhere);
        }
        let end = self.gatherer.end(output::width()).map_err(anyhow::Error::from)?;
        if !self.closed && output::is_read_on(self.sink.shown(&end))? && self.gatherer.is_summed_up() {
            // Without a page that sums them up nothing comes late.
            self.late.seek(SeekFrom::Start(0)).context("the result can't be read again")?;
            output::is_read_on(std::io::copy(&mut self.late, &mut self.sink).map(drop))?;
        }
        // A file is written whole or not at all.
        let is_whole = assessed > 0 || failed == 0 || self.format == Format::JsonLines;
        if is_whole && !stopped {
            self.sink.finish()?;
        }
        whole(assessed, failed, stopped, self.format)
    }
}

/// Whether all could be read; of several, how many could not is said last.
fn whole(assessed: usize, failed: usize, stopped: bool, format: Format) -> Result<(), Failure> {
    let all = assessed + failed;
    if failed == 0 {
        return Ok(());
    }
    if all == 1 {
        return Err(Failure::Said);
    }
    if stopped {
        let told = "stopped at the first task that could not be read";
        return Err(anyhow::anyhow!("{told}; before it {assessed} could be").into());
    }
    let lost = match format {
        Format::JsonLines => "in the result an error stands in the place of each",
        _ => "and are not in the result",
    };
    Err(anyhow::anyhow!("{failed} of {all} tasks or inputs could not be read, {lost}").into())
}
