//! What is sound in rules and yet probably not meant: each kind of finding is a lint, which a layer can allow or deny with a reason.

mod entries;

use crate::diagnostic::{Fault, Faults, Thing};
use crate::prove::prove_within;
use crate::rulebook::{Layered, LintLevel};

/// What was found, by what is done about it.
#[derive(Debug)]
pub struct Linted {
    /// What counts as a fault, as a layer has it.
    pub denied: Faults,
    /// What is told.
    pub warned: Faults,
    /// How much a layer allows, with a reason.
    pub allowed: usize,
    /// Whether the answer space was gone through too: not where that takes more than a few seconds.
    pub proved: bool,
}

/// So much effort a check may take; the built-in rules take a twentieth of it.
const MOST_EFFORT: u64 = 100_000_000;

/// A finding, and the entry that it is of; `None` of the whole.
type Found = (Option<(Thing, String)>, Fault);

/// Looks at the entries of a rulebook, and at what it can say over its whole answer space.
pub fn lint(layered: &Layered) -> Linted {
    let Layered { rulebook, origin } = layered;
    let mut found = entries::all(rulebook);
    let proof = prove_within(rulebook, MOST_EFFORT);
    let proved = proof.is_some();
    let findings = proof.into_iter().flat_map(|proof| proof.findings);
    found.extend(findings.map(|finding| (finding.entry, finding.fault)));
    let (mut denied, mut warned, mut allowed) = (Vec::new(), Vec::new(), 0);
    for (entry, fault) in found {
        let entry = match &fault {
            // Of two that are alike the one that came later is told.
            Fault::LabelRepeated { thing: Thing::Question, first, second } => {
                Some((Thing::Question, origin.later(Thing::Question, first, second).to_owned()))
            }
            _ => entry,
        };
        match origin.lint_level(fault.code(), entry.as_ref()) {
            LintLevel::Allow => allowed += 1,
            LintLevel::Warn => warned.push((entry, fault)),
            LintLevel::Deny => denied.push((entry, fault)),
        }
    }
    Linted { denied: origin.faults(denied), warned: origin.faults(warned), allowed, proved }
}
