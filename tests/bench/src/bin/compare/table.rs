//! What came out, as a table.

use crate::Error;

/// Whether a limit was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    No,
    /// There is none, or it could not be looked at.
    Unknown,
}

impl From<bool> for Kept {
    fn from(kept: bool) -> Self {
        if kept { Self::Yes } else { Self::No }
    }
}

/// One line of the table.
pub(crate) struct Row {
    pub(crate) check: String,
    pub(crate) figure: String,
    pub(crate) limit: String,
    pub(crate) kept: Kept,
}

impl Row {
    pub(crate) fn new(check: &str, figure: String, limit: String, kept: Kept) -> Self {
        Self { check: check.to_owned(), figure, limit, kept }
    }

    /// A check that could not be made, which is no failure.
    pub(crate) fn skipped(check: &str, why: &str) -> Self {
        Self::new(check, why.to_owned(), String::new(), Kept::Unknown)
    }

    /// A check that failed before there was a figure.
    pub(crate) fn failed(check: &str, error: &Error) -> Self {
        Self::new(check, error.to_string(), String::new(), Kept::No)
    }

    /// Prints it at once: the next check may take minutes.
    pub(crate) fn print(&self) {
        let kept = match self.kept {
            Kept::Yes => "kept",
            Kept::No => "NOT KEPT",
            Kept::Unknown => "",
        };
        println!("{:<46}  {:<52}  {:<10}  {kept}", self.check, self.figure, self.limit);
    }
}

/// A number with a comma after each three digits from the right.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
