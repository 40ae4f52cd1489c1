//! The verdict of a task from those of its steps.

use super::{Assessment, GateState};
use crate::rulebook::{Basis, Verdict};

/// What the rules say of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Of a task without steps.
    Whole(Box<Assessment>),
    /// Of each step.
    Steps(Vec<Assessment>),
}

impl Outcome {
    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Whole(assessment) => assessment.verdict,
            Self::Steps(steps) => combined(steps.iter().map(|step| step.verdict)),
        }
    }

    /// What it rests on.
    pub fn basis(&self) -> Basis {
        match self {
            Self::Whole(assessment) => assessment.basis,
            Self::Steps(_) => Basis::Steps,
        }
    }

    /// Whether no completion could change it.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Whole(assessment) => assessment.settled,
            Self::Steps(steps) => steps.iter().all(|step| step.settled),
        }
    }
}

impl Assessment {
    /// The gates, by position, that may still fire: what the verdict is conditional on. None where one fires.
    pub fn conditions(&self) -> impl Iterator<Item = usize> {
        let fires = self.gates.contains(&GateState::Fires);
        let gates = self.gates.iter().enumerate();
        gates.filter(move |(_, state)| !fires && **state == GateState::Possible).map(|(at, _)| at)
    }
}

/// What stays is left out; what goes to both sides is split; what is open keeps the rest open.
fn combined(steps: impl Iterator<Item = Verdict>) -> Verdict {
    let going: Vec<Verdict> = steps.filter(|verdict| *verdict != Verdict::Retain).collect();
    let has = |verdict| going.contains(&verdict);
    match going.first() {
        None => Verdict::Retain,
        Some(_) if has(Verdict::Hybrid) || (has(Verdict::Bpo) && has(Verdict::Kpo)) => Verdict::Hybrid,
        Some(_) if has(Verdict::Undetermined) => Verdict::Undetermined,
        Some(shared) => *shared,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict::*, combined};

    #[test]
    fn steps_combine() {
        let of = |verdicts: &[crate::rulebook::Verdict]| combined(verdicts.iter().copied());
        assert_eq!(of(&[Bpo, Retain, Bpo]), Bpo);
        assert_eq!(of(&[Bpo, Kpo, Undetermined]), Hybrid);
        assert_eq!(of(&[Hybrid, Undetermined]), Hybrid);
        assert_eq!(of(&[Bpo, Undetermined]), Undetermined);
        assert_eq!(of(&[Retain, Retain]), Retain);
        assert_eq!(of(&[Retain, Undetermined]), Undetermined);
    }
}
