//! Numbers that print with exactly their decimals, as numbers in JSON too.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::ratio::{Percent, hundredths_of_percent};

/// A percentage of two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hundredths(u32);

impl Hundredths {
    /// The share that `count` is of `of`; 0.00 and 100.00 only where it is exactly none or all.
    pub fn of(count: u128, of: u128) -> Self {
        Self(hundredths_of_percent(count, of))
    }
}

impl Hundredths {
    /// The whole percentage in words that hide no remainder.
    pub fn whole(self) -> String {
        match self.0 {
            0..50 => "less than 1".to_owned(),
            9_951..10_000 => "more than 99".to_owned(),
            hundredths => ((hundredths + 50) / 100).to_string(),
        }
    }
}

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// A count that may be too large for the numbers of some JSON readers: printed as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted(pub u128);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

fn as_number<S: Serializer>(shown: String, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(shown).map_err(serde::ser::Error::custom)?.serialize(serializer)
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        as_number(self.to_string(), serializer)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        as_number(self.to_string(), serializer)
    }
}
