//! Whether a criterion or a gate speaks for a verdict.

use super::Assessed;
use crate::assess::GateState;
use crate::explain::{Favors, Reason, reasons};
use crate::rulebook::{Gate, Rulebook, Verdict};

/// Whether what favors a side, or both, speaks for a verdict. For keeping work no criterion speaks, gates do.
pub(super) fn speaks_for(verdict: Verdict, favors: Favors) -> bool {
    match verdict {
        Verdict::Bpo => favors == Favors::Bpo,
        Verdict::Kpo => favors == Favors::Kpo,
        Verdict::Hybrid => favors != Favors::Neither,
        Verdict::Retain | Verdict::Undetermined => false,
    }
}

impl Assessed<'_> {
    /// What each answered criterion says, what favors the verdict first.
    pub(super) fn reasons<'r>(&self, rulebook: &'r Rulebook) -> Vec<Reason<'r>> {
        reasons(rulebook, self.answers, self.assessment)
    }

    /// The gates that fire.
    pub(super) fn fired<'r>(&self, rulebook: &'r Rulebook) -> impl Iterator<Item = &'r Gate> {
        let states = rulebook.gates().iter().zip(&self.assessment.gates);
        states.filter(|(_, state)| **state == GateState::Fires).map(|(gate, _)| gate)
    }

    /// Whether the criterion or the gate of that id is a ground of the verdict.
    pub(super) fn rests_on(&self, id: &str, rulebook: &Rulebook) -> bool {
        let speaks = |reason: &Reason<'_>| speaks_for(self.assessment.verdict, reason.favors);
        self.fired(rulebook).any(|gate| gate.id == *id)
            || self.reasons(rulebook).iter().any(|reason| reason.criterion.id == *id && speaks(reason))
    }
}
