//! Days of the calendar.

use std::str::FromStr;

/// A day. It is read and written as `2026-11-22`, and an earlier one is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

/// How many days after 1 January 1970 the last day comes whose year has four digits.
const LAST: u32 = 2_932_896;

impl Date {
    /// The day that comes so many days after 1 January 1970, from which on computers count.
    pub fn since_1970(days: u64) -> Self {
        let (mut year, mut month) = (1970, 1);
        let mut left = u32::try_from(days).unwrap_or(LAST).min(LAST);
        while left >= length(year, month) {
            left -= length(year, month);
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Self { year, month, day: left + 1 }
    }
}

/// How many days a month has; 0 for none of the twelve.
fn length(year: u32, month: u32) -> u32 {
    let leaps = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leaps => 29,
        2 => 28,
        _ => 0,
    }
}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = *parts.as_slice() else { return Err(NoDate) };
        let date = Self { year: number(year, 4)?, month: number(month, 2)?, day: number(day, 2)? };
        (1..=length(date.year, date.month)).contains(&date.day).then_some(date).ok_or(NoDate)
    }
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Result<u32, NoDate> {
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
