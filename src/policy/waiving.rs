//! Findings held against waivers as they come, and the waivers that accept none.

use std::collections::BTreeMap;

use super::finding::By;
use super::{Cause, Finding, Severity, Standing, Terms, Vain, Waiver};
use crate::diagnostic::did_you_mean;

/// Among so many names of requests one is looked for that a waiver in vain may mean.
const NAMES: usize = 10_000;
/// So many bytes a name has that someone may have misspelled.
const LONGEST: usize = 200;

/// What waivers there are, and which of them were of use.
#[derive(Debug)]
pub(super) struct Waiving<'a> {
    terms: Terms<'a>,
    list: &'a [Waiver],
    by_task: BTreeMap<&'a str, Vec<usize>>,
    /// Of each waiver whether a request is called so.
    named: Vec<bool>,
    /// Of each waiver whether it was of use.
    used: Vec<bool>,
    names: Vec<String>,
}

impl<'a> Waiving<'a> {
    pub(super) fn new(terms: Terms<'a>) -> Self {
        let list = terms.waivers.map_or(&[][..], |waivers| &waivers.list);
        let mut by_task: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, waiver) in (0..).zip(list) {
            by_task.entry(&waiver.task).or_default().push(at);
        }
        let none = vec![false; list.len()];
        Self { terms, list, by_task, named: none.clone(), used: none, names: Vec::new() }
    }

    /// Marks what is waived of a request.
    pub(super) fn hold(&mut self, name: &str, findings: &mut [Finding]) {
        if !self.list.is_empty() && self.names.len() < NAMES && name.len() <= LONGEST {
            self.names.push(name.to_owned());
        }
        let Some(for_task) = self.by_task.get(name) else { return };
        for at in for_task {
            mark(&mut self.named, *at);
        }
        // A second request of one name would have all waivers of the first.
        for finding in findings.iter_mut().filter(|finding| matches!(finding.by, By::Rule(_))) {
            let rule = finding.by.id(self.terms.policy);
            let of_rule = |at: &&usize| self.list.get(**at).is_some_and(|waiver| *waiver.rule == *rule);
            let matching: Vec<usize> = for_task.iter().filter(of_rule).copied().collect();
            let counts = matching.iter().find(|at| !self.is_past(**at));
            finding.standing = match (counts, matching.first()) {
                (Some(at), _) => Standing::Waived(*at),
                (None, Some(at)) => Standing::Expired(*at),
                (None, None) => Standing::Stands,
            };
            matching.iter().for_each(|at| mark(&mut self.used, *at));
        }
    }

    fn is_past(&self, at: usize) -> bool {
        self.list.get(at).is_none_or(|waiver| waiver.expires < self.terms.today)
    }

    /// The waivers that accept nothing; `are_all` if every request was looked at that there is.
    pub(super) fn in_vain(&self, are_all: bool) -> Vec<Finding> {
        let numbered = (0..).zip(self.list).zip(self.used.iter().zip(&self.named));
        // One for a request that was not looked at, or could not be read, may be of use yet.
        let unused = numbered.filter(|(_, (used, named))| !**used && (**named || are_all));
        unused.map(|((at, waiver), (_, named))| self.finding(at, waiver, *named)).collect()
    }

    fn finding(&self, waiver: usize, said: &Waiver, named: bool) -> Finding {
        let rules = || self.terms.policy.rules.iter().map(|rule| &*rule.id);
        let (vain, place) = if !rules().any(|rule| *rule == *said.rule) {
            (Vain::NoRule { meant: did_you_mean(&said.rule, rules()) }, said.rule_place)
        } else if !named {
            let names = self.names.iter().map(String::as_str);
            (Vain::NoTask { meant: did_you_mean(&said.task, names) }, said.place)
        } else {
            (Vain::Kept, said.place)
        };
        Finding::of(By::Waiver, Severity::Warning, Cause::UnusedWaiver { waiver, vain }, place)
    }
}

fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}
