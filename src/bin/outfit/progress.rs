//! How far it is, how fast, and how long it takes yet: on a terminal only, and only where it takes a while.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::Everywhere;

/// So often it is drawn, in a second.
const DRAWN: u8 = 4;
/// What takes no longer than this is over before anyone looks.
const SHORT: Duration = Duration::from_millis(700);

/// A bar on standard error, if there is one.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Of so many bytes, if their number is known. None where nobody looks, or where what is `printed` meanwhile scrolls by.
    pub(crate) fn of(bytes: impl FnOnce() -> Option<u64>, printed: bool, everywhere: &Everywhere) -> Self {
        let scrolls = printed && std::io::stdout().is_terminal();
        if everywhere.quiet || scrolls || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bytes = bytes();
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = match bytes {
            Some(_) => "{bar:12} {percent:>3} %  {msg} tasks, {binary_bytes_per_sec}, {eta} left",
            None => "{spinner} {msg} tasks, {binary_bytes} read, {binary_bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// So many bytes more are done, and so many tasks in all.
    pub(crate) fn add(&self, bytes: usize, tasks: usize) {
        let Some(bar) = &self.0 else { return };
        bar.inc(bytes as u64);
        bar.set_message(tasks.to_string());
        if bar.is_hidden() && bar.elapsed() > SHORT {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWN));
        }
    }

    /// Lets something be said while it is out of sight.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        match &self.0 {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    /// Takes it away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
