//! How much of a provider's description fits. Where nothing is open that depends on the points alone, and is rendered once for each.

use super::text::{number, percent, raw};
use crate::assess::Fit;
use crate::ratio::Ratio;

/// What was rendered of one side.
#[derive(Debug, Default)]
pub(super) struct Fits {
    /// Of so many points possible.
    of: u32,
    /// By the points earned; an empty one where that did not come up.
    known: Vec<Vec<u8>>,
}

impl Fits {
    pub(super) fn write(&mut self, out: &mut Vec<u8>, fit: &Option<Fit>) {
        let Some(fit) = fit else { return raw(out, "null") };
        let is_whole = fit.of_all == fit.of && fit.least == Some(fit.points) && fit.most == fit.least;
        if !is_whole {
            return rendered(out, fit);
        }
        if self.of != fit.of {
            // A rulebook has at most 2,000 points a side.
            (self.of, self.known) = (fit.of, vec![Vec::new(); fit.of as usize + 1]);
        }
        let Some(known) = self.known.get_mut(fit.points as usize) else { return rendered(out, fit) };
        if known.is_empty() {
            rendered(known, fit);
        }
        out.extend_from_slice(known);
    }
}

fn rendered(out: &mut Vec<u8>, fit: &Fit) {
    raw(out, "{\"points\":");
    number(out, fit.points.into());
    raw(out, ",\"of\":");
    number(out, fit.of.into());
    raw(out, ",\"percent\":");
    percent(out, fit.share());
    for (name, points) in [(",\"low\":", fit.least), (",\"high\":", fit.most)] {
        raw(out, name);
        percent(out, points.and_then(|points| Ratio::of(points, fit.of_all)));
    }
    out.push(b'}');
}
