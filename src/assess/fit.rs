//! The fits.

use super::model::Model;
use super::points::Points;
use super::ways::OpenQuestion;
use crate::ratio::Ratio;
use crate::rulebook::{PerSide, Side};

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

pub(super) fn fits(
    model: &Model<'_>,
    points: &[Option<Points>],
    open: &[OpenQuestion],
) -> PerSide<Option<Fit>> {
    let (mut earned, mut possible) = (PerSide::default(), PerSide::default());
    for points in points.iter().flatten() {
        earned = earned + points.earned.map(|earned| earned.unwrap_or(0));
        possible = possible + points.possible.map(|possible| possible.unwrap_or(0));
    }
    PerSide::from_fn(|side| fit(model, (*earned.get(side), *possible.get(side)), open, side))
}

fn fit(model: &Model<'_>, (earned, of): (u32, u32), open: &[OpenQuestion], side: Side) -> Option<Fit> {
    // What follows comes to the same, and takes longer than all else that is done here for most tasks.
    if open.is_empty() {
        return (of > 0).then_some(Fit {
            points: earned,
            of,
            of_all: of,
            least: Some(earned),
            most: Some(earned),
        });
    }
    let still = open.iter().flat_map(|open| model.criteria_on(open.question));
    let of_all = of + still.filter_map(|criterion| *criterion.possible().get(side)).sum::<u32>();
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

/// The points earned so far, and those possible once what is open is answered too.
pub(crate) fn sums(fit: &PerSide<Option<Fit>>) -> (PerSide<u32>, PerSide<u32>) {
    (fit.map(|fit| fit.map_or(0, |fit| fit.points)), fit.map(|fit| fit.map_or(0, |fit| fit.of_all)))
}

/// KPO fit less BPO fit over what is answered.
pub(super) fn lean(fit: &PerSide<Option<Fit>>) -> Option<Ratio> {
    let (bpo, kpo) = shares(fit)?;
    Some(kpo.less(bpo))
}

pub(super) fn shares(fit: &PerSide<Option<Fit>>) -> Option<(Ratio, Ratio)> {
    Some((fit.bpo.as_ref()?.share()?, fit.kpo.as_ref()?.share()?))
}
