//! How much was checked, and how much was found.

use super::{By, Checked, Severity};

/// The sum of a check.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// The requests that could be read.
    pub requests: usize,
    /// The requests or files that could not.
    pub unread: usize,
    /// All findings.
    pub findings: usize,
    /// Those that someone accepts.
    pub waived: usize,
    /// How many findings each check has that has any, in the order in which they came up.
    pub by: Vec<(By, usize)>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Sum {
    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        self.findings += checked.findings.len();
        for finding in &checked.findings {
            let count = match finding.severity {
                _ if !finding.stands() => &mut self.waived,
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            };
            *count += 1;
            match self.by.iter_mut().find(|(by, _)| *by == finding.by) {
                Some((_, count)) => *count += 1,
                None => self.by.push((finding.by, 1)),
            }
        }
    }

    /// How many findings of a severity stand.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// Whether no finding of at least that severity stands; `None`: whatever stands.
    pub fn is_met(&self, fail_on: Option<Severity>) -> bool {
        let breaks = |severity: &Severity| fail_on.is_some_and(|least| *severity >= least);
        Severity::ALL.into_iter().filter(breaks).all(|severity| self.count(severity) == 0)
    }
}
