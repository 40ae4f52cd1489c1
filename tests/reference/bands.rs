//! Where fits lie: bands, lean, margin and strength, by cross-multiplication.

use outfit::rulebook::{Bound, Range, Rulebook, Strength, Verdict};

use super::held::Pair;

/// A fraction.
pub(crate) type Fraction = (i64, i64);

/// KPO fit less BPO fit; `None` if a side has nothing possible.
pub(crate) fn lean([bpo, kpo]: Pair, [of_bpo, of_kpo]: Pair) -> Option<Fraction> {
    let [bpo, kpo, of_bpo, of_kpo] = [bpo, kpo, of_bpo, of_kpo].map(i64::from);
    (of_bpo > 0 && of_kpo > 0).then_some((kpo * of_bpo - bpo * of_kpo, of_bpo * of_kpo))
}

/// The verdict of a pair of sums.
pub(crate) fn verdict(rulebook: &Rulebook, sums: Pair, of: Pair) -> Verdict {
    lean(sums, of).map_or(Verdict::Undetermined, |_| band(rulebook, sums, of).0)
}

/// The verdict of the one band of a pair of fits, and the ends of its leans.
fn band(rulebook: &Rulebook, sums: Pair, of: Pair) -> (Verdict, [Option<Bound>; 2]) {
    let ([bpo, kpo], [of_bpo, of_kpo]) = (sums.map(i64::from), of.map(i64::from));
    let lean = lean(sums, of).unwrap();
    let mut bands = rulebook.bands().iter().filter(|band| {
        within(band.bpo, (bpo, of_bpo)) && within(band.kpo, (kpo, of_kpo)) && within(band.lean, lean)
    });
    let only = bands.next().unwrap();
    assert!(bands.next().is_none(), "two bands hold {bpo} of {of_bpo}, {kpo} of {of_kpo}");
    (only.verdict, [only.lean.low, only.lean.high])
}

/// Whether a fraction, in percent, lies in a range.
fn within(range: Range, (num, den): Fraction) -> bool {
    let beyond = |end: Bound| 100 * num - end.percent * den;
    range.low.is_none_or(|end| beyond(end) > 0 || (beyond(end) == 0 && end.included))
        && range.high.is_none_or(|end| beyond(end) < 0 || (beyond(end) == 0 && end.included))
}

/// The margin, where the fits over what is answered lie in a band of the verdict.
pub(crate) fn margin(rulebook: &Rulebook, sums: Pair, of: Pair, verdict: Verdict) -> Option<Fraction> {
    let (num, den) = lean(sums, of)?;
    let (_, ends) = Some(band(rulebook, sums, of)).filter(|(of_band, _)| *of_band == verdict)?;
    let far = |end: Bound| (100 * num - end.percent * den).abs();
    ends.into_iter().flatten().map(far).min().map(|far| (far, 100 * den))
}

pub(crate) fn strength(rulebook: &Rulebook, (num, den): Fraction) -> Strength {
    let from = rulebook.strengths();
    let reaches = |percent: i64| 100 * num >= percent * den;
    match (reaches(from.strong), reaches(from.clear)) {
        (true, _) => Strength::Strong,
        (false, true) => Strength::Clear,
        (false, false) => Strength::Slight,
    }
}

/// A fraction in tenths of a percent, rounded half away from zero.
pub(crate) fn tenths((num, den): Fraction) -> i64 {
    let (whole, rest) = (1000 * num.abs() / den, 1000 * num.abs() % den);
    let rounded = if 2 * rest >= den { whole + 1 } else { whole };
    if num < 0 { -rounded } else { rounded }
}
