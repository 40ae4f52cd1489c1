//! What has come up, so that a test that never meets a case fails.

use std::collections::BTreeMap;

use outfit::rulebook::{Basis, Verdict};

/// What a task can bring up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Case {
    Verdict(Verdict),
    Basis(Basis),
    /// A verdict that most, but not all, completions give.
    MostCompletions,
    /// Every level left fires some gate, yet no gate fires.
    NoCompletion,
    /// A side has nothing possible.
    OneSide,
    /// A document alone gives another verdict than all together.
    DocumentParts,
    /// So does a document that is not cited for the gate that fires.
    DocumentWithoutGate,
    /// Levels of an open question that settle the verdict.
    Settles,
    /// An open question of which no level settles it.
    SettlesNothing,
    /// A tipping point of so many changes among all answers.
    Tips(usize),
    /// A tipping point of so many changes among choices.
    TipsByChoice(usize),
    /// A tipping point of a task with open answers.
    TipsWhileOpen,
    /// A tipping point that makes a gate fire.
    TipsToGate,
    /// A tipping point that releases a task from a gate.
    TipsFromGate,
    /// Another verdict with every criterion counted alike.
    EqualWeightsPart,
    /// A weight that gives another verdict.
    WeightParts,
}

/// The cases that every run must meet: every verdict, every basis but that of steps, and all that both rulebooks can bring up.
pub(crate) fn common() -> Vec<Case> {
    let verdicts = Verdict::ALL.into_iter().map(Case::Verdict);
    let bases = Basis::ALL.into_iter().map(|(_, basis)| basis).filter(|basis| *basis != Basis::Steps);
    let sizes = (1..=3).flat_map(|count| [Case::Tips(count), Case::TipsByChoice(count)]);
    let others = [
        Case::MostCompletions,
        Case::DocumentParts,
        Case::DocumentWithoutGate,
        Case::Settles,
        Case::SettlesNothing,
        Case::TipsWhileOpen,
        Case::TipsToGate,
        Case::TipsFromGate,
        Case::EqualWeightsPart,
        Case::WeightParts,
    ];
    verdicts.chain(bases.map(Case::Basis)).chain(sizes).chain(others).collect()
}

/// How many times each case came up.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<Case, usize>);

impl Seen {
    pub(crate) fn add(&mut self, case: Case) {
        *self.0.entry(case).or_default() += 1;
    }

    pub(crate) fn add_if(&mut self, holds: bool, case: Case) {
        if holds {
            self.add(case);
        }
    }

    /// Fails unless every one of these came up.
    pub(crate) fn expect(&self, cases: impl IntoIterator<Item = Case>) {
        self.0.iter().for_each(|(case, count)| println!("{count:>8} {case:?}"));
        let missing: Vec<Case> = cases.into_iter().filter(|case| !self.0.contains_key(case)).collect();
        assert!(missing.is_empty(), "never came up: {missing:?}");
    }
}
