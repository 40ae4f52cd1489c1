//! Checking bands: each by itself, and that every pair of fits lies in exactly one.

use crate::diagnostic::{Fault, Log};
use crate::order::sort_by_key;
use crate::ratio::Ratio;
use crate::rulebook::model::{Band, Bound, Range, Verdict};
use crate::rulebook::raw::{RawBand, RawRange};
use crate::source::At;
use crate::table::one_of;

pub(super) fn band(raw: &RawBand, log: &mut Log) -> Option<Band> {
    let verdicts = [
        ("bpo", Verdict::Bpo),
        ("kpo", Verdict::Kpo),
        ("hybrid", Verdict::Hybrid),
        ("undetermined", Verdict::Undetermined),
    ];
    let verdict = raw.verdict.as_ref().and_then(|word| one_of(word, &verdicts, log));
    let [bpo, kpo, lean] = [&raw.bpo, &raw.kpo, &raw.lean].map(|raw| range(raw.as_ref(), log));
    Some(Band {
        id: raw.id.as_ref()?.value.clone(),
        order: raw.order,
        verdict: verdict?.value,
        bpo: bpo?,
        kpo: kpo?,
        lean: lean?,
        because: raw.because.as_ref()?.value.clone(),
    })
}

/// A range with at most one lower and one upper end, and something between them.
pub(crate) fn range(raw: Option<&RawRange>, log: &mut Log) -> Option<Range> {
    let Some(raw) = raw else { return Some(Range::default()) };
    let bound =
        |end: &Option<At<i64>>, included| end.as_ref().map(|end| Bound { percent: end.value, included });
    let low = bound(&raw.from, true).or_else(|| bound(&raw.above, false));
    let high = bound(&raw.up_to, true).or_else(|| bound(&raw.below, false));
    let twice = (raw.from.is_some() && raw.above.is_some()) || (raw.up_to.is_some() && raw.below.is_some());
    let empty = low.zip(high).is_some_and(|(low, high)| {
        low.percent > high.percent || (low.percent == high.percent && !(low.included && high.included))
    });
    if twice || empty {
        log.push(Fault::BadRange, &raw.place);
        return None;
    }
    Some(Range { low, high })
}

/// A pair of fits that no band holds, or two; fits in quarter percent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Uncovered<'b> {
    Gap { bpo: i64, kpo: i64 },
    Overlap { first: &'b Band, second: &'b Band, bpo: i64, kpo: i64 },
}

/// Looks for a pair of fits that does not lie in exactly one band.
///
/// The ends of all ranges are lines at whole percents, across, up and diagonally. Between two neighboring ones of the columns
/// where any of them meet, and likewise up such a column, no band begins or ends: so a pair from each column, each gap between
/// columns, and there from each line and each gap, stands for all. Halves of halves suffice, hence quarter percents.
pub(super) fn uncovered(bands: &[Band]) -> Option<Uncovered<'_>> {
    let ends = |range: fn(&Band) -> Range| {
        let bounds = bands.iter().flat_map(move |band| [range(band).low, range(band).high]);
        bounds.flatten().map(|bound| 4 * bound.percent).collect::<Vec<i64>>()
    };
    let (bpo_ends, kpo_ends, leans) = (ends(|band| band.bpo), ends(|band| band.kpo), ends(|band| band.lean));
    let rows: Vec<i64> = kpo_ends.iter().copied().chain([0, 400]).collect();
    let meets = rows.iter().flat_map(|row| leans.iter().map(move |lean| row - lean));
    for bpo in with_middles(bpo_ends.iter().copied().chain(meets)) {
        for kpo in with_middles(rows.iter().copied().chain(leans.iter().map(|lean| bpo + lean))) {
            let (x, y) = (Ratio::quarter_percents(bpo), Ratio::quarter_percents(kpo));
            let mut holding = bands.iter().filter(|band| band.contains(x, y));
            match (holding.next(), holding.next()) {
                (None, _) => return Some(Uncovered::Gap { bpo, kpo }),
                (Some(first), Some(second)) => return Some(Uncovered::Overlap { first, second, bpo, kpo }),
                (Some(_), None) => {}
            }
        }
    }
    None
}

/// The values from 0 to 400 with both ends, sorted, and one between each two neighbors.
fn with_middles(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut sorted: Vec<i64> = values.chain([0, 400]).filter(|value| (0..=400).contains(value)).collect();
    sort_by_key(&mut sorted, |value| *value);
    sorted.dedup();
    let middles: Vec<i64> = sorted.iter().zip(sorted.iter().skip(1)).map(|(a, b)| a.midpoint(*b)).collect();
    sorted.extend(middles);
    sort_by_key(&mut sorted, |value| *value);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Text;

    fn band(id: &str, low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Band {
        let bound = |end: Option<(i64, bool)>| end.map(|(percent, included)| Bound { percent, included });
        let lean = Range { low: bound(low), high: bound(high) };
        let (bpo, kpo) = (Range::default(), Range::default());
        Band {
            id: id.to_owned().into(),
            order: 0,
            verdict: Verdict::Hybrid,
            bpo,
            kpo,
            lean,
            because: Text::default(),
        }
    }

    #[test]
    fn an_open_end_against_an_open_end_is_a_gap() {
        let bands = [band("a", None, Some((3, false))), band("b", Some((3, false)), None)];
        assert!(matches!(uncovered(&bands), Some(Uncovered::Gap { bpo, kpo }) if kpo - bpo == 12));
    }

    #[test]
    fn a_closed_end_against_a_closed_end_is_an_overlap() {
        let bands = [band("a", None, Some((3, true))), band("b", Some((3, true)), None)];
        assert!(matches!(uncovered(&bands), Some(Uncovered::Overlap { bpo, kpo, .. }) if kpo - bpo == 12));
    }

    #[test]
    fn ends_that_meet_cover_all_and_leave_nothing_between_whole_percents() {
        assert_eq!(uncovered(&[band("a", None, Some((3, true))), band("b", Some((3, false)), None)]), None);
        let between = [band("a", None, Some((3, true))), band("b", Some((4, true)), None)];
        assert!(matches!(uncovered(&between), Some(Uncovered::Gap { .. })));
    }
}
