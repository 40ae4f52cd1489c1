//! The fits, and where they lie among the bands.

use super::completions::OpenQuestion;
use super::points::{Points, possible};
use crate::ratio::Ratio;
use crate::rulebook::{Band, PerSide, Rulebook, Side, Strength, Verdict};

/// How much of a provider's description fits the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// Points earned over what is answered.
    pub points: u32,
    /// Points possible over what is answered.
    pub of: u32,
    /// Points possible once the open questions are answered too: those of every completion.
    pub of_all: u32,
    /// The least points that a completion earns; `None` if there is no completion.
    pub least: Option<u32>,
    /// The most points that a completion earns; `None` if there is no completion.
    pub most: Option<u32>,
}

impl Fit {
    /// The share earned of what is answered; `None` if nothing is.
    pub fn share(&self) -> Option<Ratio> {
        Ratio::of(self.points, self.of)
    }
}

/// Where the fits lie in a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// How far the lean alone would have to move to leave the band; `None` if no move would do.
    pub margin: Option<Ratio>,
    /// How firm that makes the verdict.
    pub strength: Option<Strength>,
}

pub(super) fn fits(
    rulebook: &Rulebook,
    points: &[Option<Points>],
    open: &[OpenQuestion],
) -> PerSide<Option<Fit>> {
    PerSide::from_fn(|side| fit(rulebook, points, open, side))
}

fn fit(rulebook: &Rulebook, points: &[Option<Points>], open: &[OpenQuestion], side: Side) -> Option<Fit> {
    let sum = |of: fn(&Points) -> &PerSide<Option<u32>>| {
        points.iter().flatten().filter_map(|points| *of(points).get(side)).sum::<u32>()
    };
    let (earned, of) = (sum(|points| &points.earned), sum(|points| &points.possible));
    let still = rulebook
        .criteria()
        .iter()
        .filter(|criterion| open.iter().any(|open| open.question == criterion.question));
    let of_all = of + still.filter_map(|criterion| *possible(criterion).get(side)).sum::<u32>();
    let least: Option<u32> =
        open.iter().map(|open| open.ways.iter().map(|way| *way.points.get(side)).min()).sum();
    let most: Option<u32> =
        open.iter().map(|open| open.ways.iter().map(|way| *way.points.get(side)).max()).sum();
    (of_all > 0).then(|| Fit {
        points: earned,
        of,
        of_all,
        least: least.map(|least| earned + least),
        most: most.map(|most| earned + most),
    })
}

/// KPO fit less BPO fit over what is answered.
pub(super) fn lean(fit: &PerSide<Option<Fit>>) -> Option<Ratio> {
    let (bpo, kpo) = shares(fit)?;
    Some(kpo.less(bpo))
}

fn shares(fit: &PerSide<Option<Fit>>) -> Option<(Ratio, Ratio)> {
    Some((fit.bpo.as_ref()?.share()?, fit.kpo.as_ref()?.share()?))
}

/// The band of a pair of fits.
pub(super) fn band(rulebook: &Rulebook, bpo: Ratio, kpo: Ratio) -> Option<&Band> {
    rulebook.bands().iter().find(|band| band.contains(bpo, kpo))
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
    let margin = ends.into_iter().flatten().map(|end| lean.distance_from_percent(end.percent)).min();
    Some(Placement { margin, strength: margin.map(|margin| strength(rulebook, margin)) })
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
