//! The verdict of changed answers from sums that are added up once: for a rulebook with too many sets of changes to assess each
//! of them anew.
//!
//! Changed answers are as complete as they were: no point becomes possible or impossible, and what the open answers could earn
//! stays. So, where no gate fires, the verdict depends on the sums of what is given alone.

use std::collections::{BTreeMap, HashMap};

use outfit::rulebook::{Gate, Rulebook, Verdict};
use outfit::task::Answers;

use super::bands;
use super::brute::{decided, judged};
use super::changes::Change;
use super::held::{Pair, fires, less, plus};
use super::model::Model;
use super::sums::sums;

/// What is known of a task and was found out about changes of it.
pub(crate) struct AddedUp<'m> {
    model: &'m Model<'m>,
    /// The gates that fire without any change, by position.
    firing: Vec<usize>,
    /// What is given earns.
    base: Pair,
    /// What completions earn beside that, each with how many earn it.
    completions: Vec<(Pair, u128)>,
    total: u128,
    /// The verdict of each pair of sums: rows by BPO points, columns by KPO points.
    bands: Vec<Vec<Verdict>>,
    /// The verdict of each pair of sums of what is given, as far as it came up.
    known: HashMap<Pair, Verdict>,
}

impl<'m> AddedUp<'m> {
    pub(crate) fn new(model: &'m Model<'m>, answers: &Answers) -> Self {
        let firing = judged(model, answers).firing;
        let sums = sums(model, answers, &firing);
        let mut completions: BTreeMap<Pair, u128> = BTreeMap::new();
        for completion in &sums.completions {
            *completions.entry(less(*completion, sums.base)).or_default() += 1;
        }
        Self {
            model,
            firing,
            base: sums.base,
            completions: completions.into_iter().collect(),
            total: sums.completions.len() as u128,
            bands: all_bands(model.rulebook, sums.of_all),
            known: HashMap::new(),
        }
    }

    /// The verdict after changes.
    pub(crate) fn verdict(&mut self, set: &[Change]) -> Verdict {
        let fires = |(at, gate): &(usize, &&Gate)| match set.iter().find(|c| c.question == gate.question) {
            Some(change) => fires(gate, change.to),
            None => self.firing.contains(at),
        };
        if let Some((_, gate)) = self.model.gates.iter().enumerate().find(fires) {
            return gate.verdict;
        }
        let base = set.iter().fold(self.base, |sum, change| less(plus(sum, change.will_earn), change.earned));
        if let Some(known) = self.known.get(&base) {
            return *known;
        }
        let verdict = self.by_completions(base);
        self.known.insert(base, verdict);
        verdict
    }

    fn by_completions(&self, base: Pair) -> Verdict {
        let mut counts: BTreeMap<Verdict, u128> = BTreeMap::new();
        for (completion, count) in &self.completions {
            *counts.entry(self.band(plus(base, *completion))).or_default() += count;
        }
        let counts: Vec<(Verdict, u128)> = counts.into_iter().collect();
        decided(u128::from(self.model.rulebook.certainty()), &counts, self.total, true).0
    }

    fn band(&self, [bpo, kpo]: Pair) -> Verdict {
        *self.bands.get(bpo as usize).and_then(|row| row.get(kpo as usize)).unwrap()
    }
}

fn all_bands(rulebook: &Rulebook, of @ [of_bpo, of_kpo]: Pair) -> Vec<Vec<Verdict>> {
    let row = |bpo| (0..=of_kpo).map(|kpo| bands::verdict(rulebook, [bpo, kpo], of)).collect();
    (0..=of_bpo).map(row).collect()
}
