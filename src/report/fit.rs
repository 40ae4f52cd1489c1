//! How much of a provider's description fits, as reports say it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::Fit;
use crate::ratio::{Percent, Ratio};

/// How much of a provider's description fits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Fit")]
pub struct FitSaid {
    /// Points earned over what is answered.
    pub points: u32,
    /// Points possible over what is answered.
    pub of: u32,
    /// The one of the other; `None` if nothing is answered.
    #[schemars(range(min = 0, max = 100))]
    pub percent: Option<Percent>,
    /// The least that a completion gives.
    #[schemars(range(min = 0, max = 100))]
    pub low: Option<Percent>,
    /// The most that a completion gives.
    #[schemars(range(min = 0, max = 100))]
    pub high: Option<Percent>,
}

impl FitSaid {
    /// Whether open answers leave other fits possible than the one over what is answered.
    pub fn is_open(&self) -> bool {
        (self.low, self.high) != (self.percent, self.percent)
    }

    pub(super) fn of(fit: &Fit) -> Self {
        let percent = |points: u32, of| Ratio::of(points, of).map(Ratio::percent);
        Self {
            points: fit.points,
            of: fit.of,
            percent: percent(fit.points, fit.of),
            low: fit.least.and_then(|least| percent(least, fit.of_all)),
            high: fit.most.and_then(|most| percent(most, fit.of_all)),
        }
    }
}
