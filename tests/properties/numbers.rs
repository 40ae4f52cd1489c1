//! The numbers of a report as they are printed.

use outfit::assess;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The points in parentheses of a text report, `(BPO 3, KPO 4)`, added up.
pub(crate) fn points_in_text(text: &str, side: &str) -> u64 {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let inside = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    inside
        .flat_map(|part| part.split(", "))
        .filter_map(|part| part.strip_prefix(side)?.parse::<u64>().ok())
        .sum()
}

/// A number of so many decimals as printed, times the power of ten that makes it whole.
pub(crate) fn printed(number: &RawValue, decimals: usize) -> i128 {
    let text = number.get();
    let (_, fraction) = text.split_once('.').unwrap();
    assert!(fraction.len() == decimals && !text.starts_with("-0.0"), "{text} is not printed as agreed");
    text.replace('.', "").parse().unwrap()
}

/// Whether a whole number is the nearest to `num / den`, and of two equally near the one farther from zero.
pub(crate) fn is_rounded(whole: i128, num: i128, den: i128) -> bool {
    let off = whole * den - num;
    2 * off.abs() < den || (2 * off.abs() == den && whole.abs() * den > num.abs())
}

/// The numbers of a report as they are printed.
#[derive(Deserialize)]
pub(crate) struct Numbers<'a> {
    #[serde(borrow)]
    pub(crate) fit: Fits<'a>,
    pub(crate) lean: Option<&'a RawValue>,
    pub(crate) possible_verdicts: Vec<Possible<'a>>,
}

#[derive(Deserialize)]
pub(crate) struct Fits<'a> {
    #[serde(borrow)]
    pub(crate) bpo: Fit<'a>,
    pub(crate) kpo: Fit<'a>,
}

#[derive(Deserialize)]
pub(crate) struct Fit<'a> {
    pub(crate) points: i128,
    pub(crate) of: i128,
    #[serde(borrow)]
    percent: Option<&'a RawValue>,
    low: Option<&'a RawValue>,
    high: Option<&'a RawValue>,
}

#[derive(Deserialize)]
pub(crate) struct Possible<'a> {
    #[serde(borrow)]
    share: &'a RawValue,
    count: String,
    of: String,
}

/// The percentages of one fit, in JSON and in text.
pub(crate) fn check_fit(said: &Fit<'_>, found: &assess::Fit, told: &str) -> Result<(), TestCaseError> {
    let ranges = [(said.percent, Some(found.points), found.of)];
    let all = [(said.low, found.least, found.of_all), (said.high, found.most, found.of_all)];
    for (number, points, of) in ranges.into_iter().chain(all) {
        let fraction = points.map(i128::from).filter(|_| of > 0);
        prop_assert_eq!(number.is_some(), fraction.is_some());
        if let (Some(number), Some(points)) = (number, fraction) {
            prop_assert!(
                is_rounded(printed(number, 1), 1000 * points, i128::from(of)),
                "{points} of {of}: {number}"
            );
        }
    }
    if let Some(percent) = said.percent {
        let line = format!("{percent} %  {} of {} points", said.points, said.of);
        prop_assert!(told.contains(&line), "no {line} in {told}");
    }
    Ok(())
}

/// The share of a verdict: 0 and 100 only where it is exactly none or all.
pub(crate) fn check_share(said: &Possible<'_>) -> Result<(), TestCaseError> {
    let (count, of): (i128, i128) = (said.count.parse().unwrap(), said.of.parse().unwrap());
    let share = printed(said.share, 2);
    let part = 0 < count && count < of;
    let clamped =
        part && ((share == 1 && 10_000 * count < of) || (share == 9_999 && 10_000 * (of - count) < of));
    prop_assert!(clamped || is_rounded(share, 10_000 * count, of), "{count} of {of}: {}", said.share);
    prop_assert!(!part || (0 < share && share < 10_000), "{count} of {of}: {}", said.share);
    Ok(())
}
