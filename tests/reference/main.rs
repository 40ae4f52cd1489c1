//! The library against a second implementation, which goes through all completions of a task one by one.
//!
//! `OUTFIT_CASES` sets the number of random tasks over random rulebooks; a twentieth as many, but at least 300, are over the
//! built-in rulebook.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail, and this is how")]

mod brute;
mod random;
mod rules;
mod tasks;

use std::collections::BTreeSet;

use brute::{FitFound, Found};
use outfit::assess::{Assessment, Fit, GateState, Outcome, assess};
use outfit::builtin_files;
use outfit::rulebook::{Basis, PerSide, Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::Task;
use random::Random;

/// So many tasks are assessed with each random rulebook.
const TASKS: u64 = 5;

/// How many random tasks there are to be.
fn cases() -> u64 {
    std::env::var("OUTFIT_CASES").map_or(10_000, |cases| cases.parse().unwrap())
}

/// Prints what was at hand when a test fails, in the library or here.
struct AtHand<'a> {
    seed: u64,
    rules: &'a str,
    task: &'a str,
}

impl Drop for AtHand<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}\n--- rules\n{}\n--- task\n{}\n---", self.seed, self.rules, self.task);
        }
    }
}

/// What the library finds, in the words of the reference.
fn library(assessment: &Assessment) -> Found {
    let at = |wanted: GateState| {
        let states = assessment.gates.iter().enumerate();
        states.filter(|(_, state)| **state == wanted).map(|(at, _)| at).collect()
    };
    let both = |sides: &PerSide<Option<u32>>| [sides.bpo, sides.kpo];
    let fit = |fit: Option<Fit>| {
        fit.map(|fit| FitFound {
            points: fit.points,
            of: fit.of,
            of_all: fit.of_all,
            least: fit.least,
            most: fit.most,
        })
    };
    let placement = assessment.placement.as_ref();
    Found {
        verdict: assessment.verdict,
        basis: assessment.basis,
        settled: assessment.settled,
        firing: at(GateState::Fires),
        possible: at(GateState::Possible),
        conditions: assessment.conditions().collect(),
        counts: assessment.completions.counts.clone(),
        total: assessment.completions.total,
        fits: [fit(assessment.fit.bpo), fit(assessment.fit.kpo)],
        earned: assessment.points.iter().map(|points| points.map(|points| both(&points.earned))).collect(),
        lean: assessment.lean.map(|lean| lean.percent().tenths()),
        margin: placement.and_then(|placement| placement.margin).map(|margin| margin.percent().tenths()),
        strength: placement.and_then(|placement| placement.strength),
    }
}

/// Assesses one task by both, and gives what both find.
fn compare(rulebook: &Rulebook, at_hand: &AtHand<'_>) -> Found {
    let source = Source { name: "task.json".to_owned(), text: at_hand.task.to_owned() };
    let task = Task::from_json(rulebook, source).unwrap_or_else(|faults| panic!("{faults}"));
    let expected = brute::found(rulebook, &task.answers);
    match assess(rulebook, &task) {
        Outcome::Whole(assessment) => {
            let found = library(&assessment);
            assert!(found == expected, "the library finds {found:#?}\nthe reference {expected:#?}");
        }
        Outcome::Steps(_) => panic!("the task has no steps"),
    }
    expected
}

/// What has come up, so that a test that never meets a case fails.
#[derive(Default)]
struct Seen {
    verdicts: BTreeSet<Verdict>,
    bases: BTreeSet<&'static str>,
    /// Verdicts that most, but not all, completions give.
    unsettled: usize,
    /// Tasks in which every level left fires some gate, yet no gate fires.
    no_completion: usize,
    one_side: usize,
}

impl Seen {
    fn add(&mut self, found: &Found) {
        self.verdicts.insert(found.verdict);
        self.bases.extend(Basis::ALL.iter().find(|(_, basis)| *basis == found.basis).map(|(id, _)| *id));
        self.unsettled += usize::from(found.basis == Basis::Completions && found.counts.len() > 1);
        self.no_completion += usize::from(found.total == 0);
        self.one_side += usize::from(found.fits.iter().any(Option::is_none));
    }

    /// Every verdict and every basis but that of steps.
    fn all(&self) -> bool {
        self.verdicts.len() == Verdict::ALL.len() && self.bases.len() == Basis::ALL.len() - 1
    }
}

#[test]
fn random_rulebooks_agree_with_the_reference() {
    let (mut seen, builtin) = (Seen::default(), builtin_files());
    for seed in 0..cases().div_ceil(TASKS) {
        let mut random = Random::new(seed);
        let rules = rules::random(&mut random, &builtin);
        let files = rules.iter().map(|(name, text)| Source { name: (*name).to_owned(), text: text.clone() });
        let text: String = rules.iter().map(|(_, text)| text.as_str()).collect();
        let rulebook = Rulebook::from_toml(files.collect())
            .unwrap_or_else(|faults| panic!("seed {seed}: {faults}\n{text}"));
        for _ in 0..TASKS {
            let task = tasks::of_any_kind(&mut random, &rulebook);
            seen.add(&compare(&rulebook, &AtHand { seed, rules: &text, task: &task }));
        }
    }
    assert!(seen.all(), "only {:?} {:?} came up", seen.verdicts, seen.bases);
    assert!(seen.unsettled > 0 && seen.no_completion > 0 && seen.one_side > 0);
}

#[test]
fn the_built_in_rulebook_agrees_with_the_reference() {
    let (mut seen, rulebook) = (Seen::default(), Rulebook::builtin().unwrap());
    for seed in 0..(cases() / 20).max(300) {
        let task = tasks::with_few_open(&mut Random::new(seed), &rulebook, 5);
        seen.add(&compare(&rulebook, &AtHand { seed, rules: "built in", task: &task }));
    }
    assert!(seen.all(), "only {:?} {:?} came up", seen.verdicts, seen.bases);
    assert!(seen.unsettled > 0);
}

#[test]
fn a_rulebook_that_is_written_as_one_file_is_read_back_as_the_same() {
    let builtin = builtin_files();
    for seed in 0..500 {
        let files = rules::random(&mut Random::new(seed), &builtin).into_iter();
        let files = files.map(|(name, text)| Source { name: name.to_owned(), text }).collect();
        let given = Rulebook::from_toml(files).unwrap();
        let text = outfit::render::rules_toml(&given).unwrap();
        let read = Rulebook::from_toml(vec![Source { name: "shown.toml".to_owned(), text: text.clone() }]);
        assert_eq!(
            read.unwrap_or_else(|faults| panic!("seed {seed}: {faults}\n{text}")).digest(),
            given.digest()
        );
    }
}
