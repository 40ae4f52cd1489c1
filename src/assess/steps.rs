//! The verdict of a task from those of its steps.

use super::{Assessment, GateState};
use crate::rulebook::{Basis, Rulebook, Verdict};

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

    /// Every verdict that the open answers could still lead to, in the order of [`Verdict::ALL`].
    pub fn possible(&self, rulebook: &Rulebook) -> Vec<Verdict> {
        match self {
            Self::Whole(assessment) => assessment.possible(rulebook),
            Self::Steps(steps) => {
                // Of a set of verdicts of steps it matters alone which are in it.
                let mut sets = vec![Vec::new()];
                for step in steps {
                    let verdicts = step.possible(rulebook);
                    let with = |set: &Vec<Verdict>| {
                        let one = |verdict: &Verdict| in_order(&[set.as_slice(), &[*verdict]].concat());
                        verdicts.iter().map(one).collect::<Vec<Vec<Verdict>>>()
                    };
                    let mut longer: Vec<Vec<Verdict>> = Vec::new();
                    for set in sets.iter().flat_map(with) {
                        if !longer.contains(&set) {
                            longer.push(set);
                        }
                    }
                    sets = longer;
                }
                in_order(&sets.iter().map(|set| combined(set.iter().copied())).collect::<Vec<Verdict>>())
            }
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
    /// Every verdict that some completion gives, or a gate that may still fire.
    fn possible(&self, rulebook: &Rulebook) -> Vec<Verdict> {
        let counted = self.completions.counts.iter().filter(|(_, count)| *count > 0);
        let gates = self.conditions().filter_map(|at| rulebook.gates().get(at)).map(|gate| gate.verdict);
        in_order(&counted.map(|(verdict, _)| *verdict).chain(gates).collect::<Vec<Verdict>>())
    }

    /// The gates, by position, that may still fire: what the verdict is conditional on. None where one fires.
    pub fn conditions(&self) -> impl Iterator<Item = usize> {
        let fires = self.gates.contains(&GateState::Fires);
        let gates = self.gates.iter().enumerate();
        gates.filter(move |(_, state)| !fires && **state == GateState::Possible).map(|(at, _)| at)
    }
}

/// Each once, in the order of [`Verdict::ALL`].
fn in_order(verdicts: &[Verdict]) -> Vec<Verdict> {
    Verdict::ALL.into_iter().filter(|verdict| verdicts.contains(verdict)).collect()
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
