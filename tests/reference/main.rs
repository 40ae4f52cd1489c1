//! The library against a second implementation, which goes through all completions of a task, all sets of changed answers and all
//! weights one by one.
//!
//! `OUTFIT_CASES` sets the number of random tasks over random rulebooks; a twentieth as many, but at least 300, are over the
//! built-in rulebook.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail, and this is how")]

mod added_up;
mod bands;
mod brute;
mod cells;
mod changes;
mod cited;
mod compare;
mod held;
mod library;
mod model;
mod needs;
mod random;
mod rules;
mod seen;
mod sums;
mod tasks;
mod weights;

use compare::{Changed, compare};
use outfit::builtin_files;
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use random::Random;
use seen::{Case, Seen};

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
            let _at_hand = AtHand { seed, rules: &text, task: &task };
            compare(&rulebook, &task, Changed::Anew, &mut seen);
        }
    }
    seen.expect(seen::common().into_iter().chain([Case::NoCompletion, Case::OneSide]));
}

#[test]
fn the_built_in_rulebook_agrees_with_the_reference() {
    let (mut seen, rulebook) = (Seen::default(), Rulebook::builtin().unwrap());
    for seed in 0..(cases() / 20).max(300) {
        let task = tasks::with_few_open(&mut Random::new(seed), &rulebook, 6);
        let _at_hand = AtHand { seed, rules: "built in", task: &task };
        compare(&rulebook, &task, Changed::AddedUp, &mut seen);
    }
    seen.expect(seen::common());
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
