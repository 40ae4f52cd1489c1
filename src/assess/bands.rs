//! Where the fits lie among the bands.

use super::fit::{Fit, shares};
use super::plane::band;
use crate::ratio::Ratio;
use crate::rulebook::{PerSide, Rulebook, Strength, Verdict};

/// Where the fits lie in a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// How far the lean alone would have to move to leave the band; `None` if no move would do.
    pub margin: Option<Ratio>,
    /// The end of the band that it would leave by, in percentage points.
    pub edge: Option<i64>,
    /// How firm that makes the verdict.
    pub strength: Option<Strength>,
}

/// Margin and strength, where the fits lie in a band of the verdict.
pub(super) fn placement(
    rulebook: &Rulebook,
    fit: &PerSide<Option<Fit>>,
    verdict: Verdict,
) -> Option<Placement> {
    let (bpo, kpo) = shares(fit)?;
    let band = band(rulebook, bpo, kpo).filter(|band| band.verdict == verdict)?;
    let lean = kpo.less(bpo);
    let ends = [band.lean.low, band.lean.high];
    let ends = ends.into_iter().flatten().map(|end| (lean.distance_from_percent(end.percent), end.percent));
    let nearest = ends.min_by_key(|(margin, _)| *margin);
    let (margin, edge) = (nearest.map(|(margin, _)| margin), nearest.map(|(_, edge)| edge));
    Some(Placement { margin, edge, strength: margin.map(|margin| strength(rulebook, margin)) })
}

fn strength(rulebook: &Rulebook, margin: Ratio) -> Strength {
    let from = rulebook.strengths();
    if margin.cmp_percent(from.strong).is_ge() {
        Strength::Strong
    } else if margin.cmp_percent(from.clear).is_ge() {
        Strength::Clear
    } else {
        Strength::Slight
    }
}
