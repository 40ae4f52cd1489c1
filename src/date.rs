//! Days of the calendar.

use std::str::FromStr;

/// A day. It is read and written as `2026-11-22`, and an earlier one is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day that comes so many days after 1 January 1970, from which on computers count.
    pub fn since_1970(days: u64) -> Self {
        let last = datealgo::date_to_rd((9999, 12, 31));
        let (year, month, day) = datealgo::rd_to_date(i32::try_from(days).unwrap_or(last).min(last));
        Self { year, month, day }
    }
}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = *parts.as_slice() else { return Err(NoDate) };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        // The number of days is asked for months alone that there are.
        let days = if (1..=12).contains(&month) { datealgo::days_in_month(year, month) } else { 0 };
        (1..=days).contains(&day).then_some(Self { year, month, day }).ok_or(NoDate)
    }
}

/// A number of so many digits.
fn number<N: FromStr>(text: &str, digits: usize) -> Result<N, NoDate> {
    let is_one = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_one).ok_or(NoDate)
}

/// That a text names no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_from_1970() {
        let shown = |days| Date::since_1970(days).to_string();
        // As `date -u -d @$((86400 * days)) +%F` says.
        assert_eq!(shown(0), "1970-01-01");
        assert_eq!(shown(58), "1970-02-28");
        assert_eq!(shown(59), "1970-03-01");
        assert_eq!(shown(789), "1972-02-29");
        assert_eq!(shown(11_016), "2000-02-29");
        assert_eq!(shown(20_779), "2026-11-22");
        assert_eq!(shown(47_540), "2100-02-28");
        assert_eq!(shown(47_541), "2100-03-01");
        assert_eq!(shown(u64::MAX), "9999-12-31");
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for day in ["2026-11-22", "0000-01-01", "9999-12-31", "2024-02-29", "2000-02-29"] {
            assert_eq!(day.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(day));
        }
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-31",
            "2026-02-29",
            "2100-02-29",
            "2026-00-10",
            "2026-13-10",
            "2026-11-00",
            "26-11-22",
            "2026-1-22",
            "+026-11-22",
            "2026-+1-22",
            " 2026-11-22",
            "2026-11-22Z",
            "2026/11/22",
            "2026-11-22-",
            "-2026-11-22",
            "２026-11-22",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
