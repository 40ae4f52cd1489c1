//! Exact shares, and how they are rounded for a reader.

use std::cmp::Ordering;

/// A share of whole points, or a difference of two: an exact fraction of a positive denominator.
///
/// Points are at most 2,000 a side (a limit of rulebooks), so that no product here leaves 64 bits.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    num: i64,
    den: i64,
}

impl Ratio {
    /// `num` of `den`; `None` if there is nothing to have a share of.
    pub fn of(num: u32, den: u32) -> Option<Self> {
        (den > 0).then(|| Self { num: i64::from(num), den: i64::from(den) })
    }

    /// So many quarter percents.
    pub(crate) fn quarter_percents(quarters: i64) -> Self {
        Self { num: quarters, den: 400 }
    }

    /// The difference from another share.
    pub fn less(self, other: Self) -> Self {
        Self { num: self.num * other.den - other.num * self.den, den: self.den * other.den }
    }

    /// How far it is from so many percent, without sign.
    pub fn distance_from_percent(self, percent: i64) -> Self {
        Self { num: (100 * self.num - percent * self.den).abs(), den: 100 * self.den }
    }

    /// How it compares with so many percent.
    pub fn cmp_percent(self, percent: i64) -> Ordering {
        (100 * self.num).cmp(&(percent * self.den))
    }

    /// The percentage, rounded half away from zero to one decimal.
    pub fn percent(self) -> Percent {
        let (double, den) = (2000 * self.num.abs(), 2 * self.den);
        Percent { tenths: ((double + self.den) / den) * self.num.signum() }
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) =
            (i128::from(self.num) * i128::from(other.den), i128::from(other.num) * i128::from(self.den));
        left.cmp(&right)
    }
}

/// A percentage, or a number of percentage points, of one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    tenths: i64,
}

impl Percent {
    /// The same without its sign.
    #[must_use]
    pub fn without_sign(self) -> Self {
        Self { tenths: self.tenths.abs() }
    }

    /// In tenths of a percent.
    pub fn tenths(self) -> i64 {
        self.tenths
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.tenths < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.tenths.abs() / 10, self.tenths.abs() % 10)
    }
}

/// The share that `count` is of `of`, in hundredths of a percent, rounded half up; 0 and 10,000 only where it is exactly
/// none or all. 0 of 0 is none. Exact for any `of` up to 2^127.
pub(crate) fn hundredths_of_percent(count: u128, of: u128) -> u32 {
    if of == 0 || count == 0 {
        return 0;
    }
    if count >= of {
        return 10_000;
    }
    // floor(20,000 * count / of), bit by bit of the 20,000: the rest stays below `of`, so that twice the rest fits 128 bits.
    let (mut quotient, mut rest) = (0_u32, 0_u128);
    for bit in (0..15).rev() {
        (quotient, rest) = (quotient * 2, rest * 2);
        if rest >= of {
            (quotient, rest) = (quotient + 1, rest - of);
        }
        if 20_000 >> bit & 1 == 1 {
            rest += count;
            if rest >= of {
                (quotient, rest) = (quotient + 1, rest - of);
            }
        }
    }
    quotient.div_ceil(2).clamp(1, 9_999)
}

/// Whether `count` of `of` is at least `percent` in 100. Exact for any `of` up to 2^127.
pub(crate) fn at_least_percent(count: u128, of: u128, percent: u8) -> bool {
    let (percent, whole, rest) = (u128::from(percent), of / 100, of % 100);
    count >= percent * whole + (percent * rest).div_ceil(100)
}

/// A count with a comma after each three digits from the right.
pub(crate) fn grouped(count: u128) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_away_from_zero() {
        let shown = |num, den| Ratio { num, den }.percent().to_string();
        assert_eq!(shown(1, 2000), "0.1");
        assert_eq!(shown(-1, 2000), "-0.1");
        assert_eq!(shown(-1, 2001), "0.0");
        assert_eq!(shown(2, 3), "66.7");
        assert_eq!(shown(192, 192), "100.0");
    }

    #[test]
    fn shares_agree_with_wide_arithmetic_and_hide_no_remainder() {
        for of in 1..200_u128 {
            for count in 0..=of {
                let plain = u32::try_from((20_000 * count + of) / (2 * of)).unwrap();
                let want = if count == 0 || count == of { plain } else { plain.clamp(1, 9_999) };
                assert_eq!(hundredths_of_percent(count, of), want, "{count} of {of}");
            }
        }
        let most = 1_u128 << 127;
        assert_eq!(hundredths_of_percent(1, most), 1);
        assert_eq!(hundredths_of_percent(most - 1, most), 9_999);
        assert_eq!(hundredths_of_percent(most / 3, most), 3_333);
    }

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn certainty_is_exact_at_its_edge() {
        assert!(at_least_percent(95, 100, 95));
        assert!(!at_least_percent(94, 100, 95));
        assert!(at_least_percent(20, 21, 95));
        assert!(!at_least_percent(19, 21, 95));
        assert!(at_least_percent(1 << 127, 1 << 127, 100));
        assert!(!at_least_percent((1 << 127) - 1, 1 << 127, 100));
    }
}
