//! The bands laid over the pairs of sums: which verdict each pair gives, while the points possible stay.

use std::ops::RangeInclusive;

use crate::ratio::Ratio;
use crate::rulebook::{Band, Bound, PerSide, Range, Rulebook, Verdict};

/// The verdicts of pairs of sums. Along a row of one BPO sum each band is one run of KPO sums.
#[derive(Debug)]
pub(crate) struct Plane {
    /// The BPO sum of the first row.
    first: usize,
    rows: Vec<Vec<Run>>,
}

/// Neighboring KPO sums that lie in one band.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// The first KPO sum after the last of the run.
    pub(crate) end: usize,
    /// The position of the band; `None` where a side has nothing possible, so that nothing is determined.
    pub(crate) band: Option<usize>,
    pub(crate) verdict: Verdict,
}

impl Plane {
    /// Of so many points possible: the rows of some BPO sums.
    pub(crate) fn new(rulebook: &Rulebook, of: PerSide<u32>, rows: RangeInclusive<u32>) -> Self {
        let end = of.kpo as usize + 1;
        let nothing = || vec![Run { end, band: None, verdict: Verdict::Undetermined }];
        let row = |bpo| if of.bpo == 0 || of.kpo == 0 { nothing() } else { row(rulebook, bpo, of) };
        Self { first: *rows.start() as usize, rows: rows.map(row).collect() }
    }

    /// All of so many points possible.
    pub(crate) fn whole(rulebook: &Rulebook, of: PerSide<u32>) -> Self {
        Self::new(rulebook, of, 0..=of.bpo)
    }

    /// The runs of each row, by BPO sum from `from` on; beyond the last row there is none.
    pub(crate) fn rows(&self, from: usize) -> impl Iterator<Item = &[Run]> {
        self.rows.iter().skip(from.saturating_sub(self.first)).map(Vec::as_slice)
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.rows) + self.rows.iter().map(|runs| size_of_val(&**runs)).sum::<usize>()
    }

    /// The verdict of a pair of sums.
    pub(crate) fn verdict(&self, sums: PerSide<u32>) -> Verdict {
        let row = (sums.bpo as usize).checked_sub(self.first).and_then(|row| self.rows.get(row));
        let run = row.and_then(|row| row.iter().find(|run| (sums.kpo as usize) < run.end));
        run.map_or(Verdict::Undetermined, |run| run.verdict)
    }
}

/// The band of a pair of fits.
pub(super) fn band(rulebook: &Rulebook, bpo: Ratio, kpo: Ratio) -> Option<&Band> {
    rulebook.bands().iter().find(|band| band.contains(bpo, kpo))
}

/// The verdict of one pair of sums: that of its band, or none where a side has nothing possible.
pub(crate) fn verdict(rulebook: &Rulebook, sums: PerSide<u32>, of: PerSide<u32>) -> Verdict {
    let fits = Ratio::of(sums.bpo, of.bpo).zip(Ratio::of(sums.kpo, of.kpo));
    fits.and_then(|(bpo, kpo)| band(rulebook, bpo, kpo)).map_or(Verdict::Undetermined, |band| band.verdict)
}

fn row(rulebook: &Rulebook, bpo: u32, of: PerSide<u32>) -> Vec<Run> {
    let bands = rulebook.bands().iter().enumerate();
    let found = bands.filter_map(|(at, band)| {
        let (_, high) = columns(band, i64::from(bpo), of.map(|of| i64::from(*of)))?;
        let end = usize::try_from(high + 1).ok()?;
        Some(Run { end, band: Some(at), verdict: band.verdict })
    });
    // The check of a rulebook saw to it that they neither overlap nor leave a gap.
    let mut runs: Vec<Run> = Vec::new();
    for run in found {
        let before = runs.iter().take_while(|other| other.end < run.end).count();
        runs.insert(before, run);
    }
    runs
}

/// The first and last KPO sum that lie in a band beside a BPO sum; `None` if none does.
fn columns(band: &Band, bpo: i64, of: PerSide<i64>) -> Option<(i64, i64)> {
    let fit = Ratio::of(u32::try_from(bpo).ok()?, u32::try_from(of.bpo).ok()?)?;
    if !band.bpo.contains(fit) {
        return None;
    }
    // kpo / of.kpo >= percent / 100, and kpo / of.kpo - bpo / of.bpo >= percent / 100, each solved for kpo.
    let by_fit = |end: Bound| (end.percent * of.kpo, 100);
    let by_lean = |end: Bound| (of.kpo * (end.percent * of.bpo + 100 * bpo), 100 * of.bpo);
    let low =
        |range: Range, at: &dyn Fn(Bound) -> (i64, i64)| range.low.map(|end| first(at(end), end.included));
    let high =
        |range: Range, at: &dyn Fn(Bound) -> (i64, i64)| range.high.map(|end| last(at(end), end.included));
    let lows = [low(band.kpo, &by_fit), low(band.lean, &by_lean)];
    let highs = [high(band.kpo, &by_fit), high(band.lean, &by_lean)];
    let low = lows.into_iter().flatten().fold(0, i64::max);
    let high = highs.into_iter().flatten().fold(of.kpo, i64::min);
    (low <= high).then_some((low, high))
}

/// The first whole number from a fraction on, or beyond it.
fn first((num, den): (i64, i64), included: bool) -> i64 {
    let floor = num.div_euclid(den);
    if included && num.rem_euclid(den) == 0 { floor } else { floor + 1 }
}

/// The last whole number up to a fraction, or before it.
fn last((num, den): (i64, i64), included: bool) -> i64 {
    let floor = num.div_euclid(den);
    if !included && num.rem_euclid(den) == 0 { floor - 1 } else { floor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_sums_lies_in_the_run_of_its_band() {
        let rulebook = Rulebook::builtin().unwrap();
        for (bpo, kpo) in [(192, 176), (4, 7), (1, 1), (20, 20), (0, 3)] {
            let of = PerSide { bpo, kpo };
            let plane = Plane::whole(&rulebook, of);
            for (x, y) in (0..=bpo).flat_map(|x| (0..=kpo).map(move |y| (x, y))) {
                let sums = PerSide { bpo: x, kpo: y };
                assert!(plane.rows(x as usize).next().unwrap().iter().any(|run| (y as usize) < run.end));
                assert_eq!(plane.verdict(sums), verdict(&rulebook, sums, of), "{x}, {y} of {of:?}");
            }
        }
    }
}
