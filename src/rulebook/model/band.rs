//! Bands: regions of the two fits, each with its verdict.

use serde::{Deserialize, Serialize};

use super::{Text, Verdict};
use crate::ratio::Ratio;

/// One end of a range, in whole percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub struct Bound {
    /// -100 to 100.
    pub percent: i64,
    /// Whether the end itself belongs to the range.
    pub included: bool,
}

/// A range of percents; an end that is left out is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Range {
    /// The lower end.
    pub low: Option<Bound>,
    /// The upper end.
    pub high: Option<Bound>,
}

impl Range {
    /// Whether a share, times 100, lies in the range.
    pub fn contains(&self, share: Ratio) -> bool {
        let above = self.low.is_none_or(|end| match share.cmp_percent(end.percent) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => end.included,
            std::cmp::Ordering::Less => false,
        });
        let below = self.high.is_none_or(|end| match share.cmp_percent(end.percent) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => end.included,
            std::cmp::Ordering::Greater => false,
        });
        above && below
    }
}

/// A region of the two fits and its verdict.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Band {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// The verdict of all fits in it.
    pub verdict: Verdict,
    /// Which BPO fits are in it.
    pub bpo: Range,
    /// Which KPO fits are in it.
    pub kpo: Range,
    /// Which leans are in it.
    pub lean: Range,
    /// Why such a band.
    pub because: Text,
}

impl Band {
    /// Whether a pair of fits lies in the band.
    pub fn contains(&self, bpo: Ratio, kpo: Ratio) -> bool {
        self.bpo.contains(bpo) && self.kpo.contains(kpo) && self.lean.contains(kpo.less(bpo))
    }
}

/// From which margin on a verdict is clear, and from which on strong; in percentage points.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Strengths {
    /// Below it a verdict is slight.
    pub clear: i64,
    /// More than `clear`.
    pub strong: i64,
    /// Why these.
    pub because: Text,
}
