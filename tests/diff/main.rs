//! The comparison of two rulebooks against a second implementation, which goes through all sets of answers one by one, and judges
//! tasks with the reference of `tests/reference`.
//!
//! `OUTFIT_PAIRS` sets the number of random pairs of rulebooks.
#![expect(dead_code, reason = "the modules of the reference hold more than this needs")]
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail, and this is how"
)]

#[path = "../reference/bands.rs"]
mod bands;
#[path = "../reference/brute.rs"]
mod brute;
#[path = "../reference/cells.rs"]
mod cells;
#[path = "../reference/cited.rs"]
mod cited;
#[path = "../reference/held.rs"]
mod held;
mod matrix;
#[path = "../reference/model.rs"]
mod model;
mod pairs;
#[path = "../reference/random.rs"]
mod random;
#[path = "../reference/rules.rs"]
mod rules;
#[path = "../reference/sums.rs"]
mod sums;
mod task;
#[path = "../reference/tasks.rs"]
mod tasks;

use std::collections::BTreeMap;

use outfit::builtin_files;
use outfit::diff::{Method, Unit, diff};
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use random::Random;

/// So many sets of answers are gone through one by one.
const MOST: u128 = 20_000;
/// So many tasks are compared of each pair.
const TASKS: usize = 6;

fn pairs() -> u64 {
    std::env::var("OUTFIT_PAIRS").map_or(1_200, |pairs| pairs.parse().unwrap())
}

/// Prints what was at hand when a test fails, in the library or here.
struct AtHand<'a>(u64, &'a [String; 2]);

impl Drop for AtHand<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let [before, after] = self.1;
            eprintln!("seed {}\n--- before\n{before}\n--- after\n{after}\n---", self.0);
        }
    }
}

fn rulebook(text: &str) -> Option<Rulebook> {
    Rulebook::from_toml(vec![Source { name: "rules.toml".to_owned(), text: text.to_owned() }]).ok()
}

#[test]
fn random_pairs_agree_with_the_reference() {
    let (mut seen, builtin) = (BTreeMap::<&'static str, u32>::new(), builtin_files());
    for seed in 0..pairs() {
        let mut random = Random::new(seed);
        let texts = pairs::random(&mut random, &builtin);
        let _at_hand = AtHand(seed, &texts);
        let [before, after] = [&texts[0], &texts[1]].map(|text| rulebook(text));
        // A change may make rules that are no rules: gates at odds, say.
        let (Some(before), Some(after)) = (before, after) else { continue };
        let difference = diff(&before, &after);
        if let Some(moves) = matrix::moves(&before, &after, MOST) {
            matrix::compare(&difference.shares, &moves);
            *seen.entry("matrix").or_default() += 1;
            if !difference.shares.narrowed.is_empty() {
                *seen.entry("narrowed").or_default() += 1;
            }
        }
        for unit in difference.units() {
            let kind = match unit {
                Unit::Questions(_) => "questions",
                Unit::Criterion(..) => "criterion",
                Unit::Gate(..) => "gate",
                Unit::Bands => "bands",
                Unit::Certainty => "certainty",
            };
            *seen.entry(kind).or_default() += 1;
        }
        for _ in 0..TASKS {
            let text = task::random(&mut random, &before, &after);
            *seen.entry(task::compare(&difference, &text)).or_default() += 1;
        }
    }
    let least = u32::try_from(pairs() / 200).unwrap();
    for kind in
        ["matrix", "narrowed", "questions", "criterion", "gate", "bands", "certainty", "same", "alone"]
    {
        assert!(
            seen.get(kind).is_some_and(|count| *count >= least),
            "{kind} is not seen often enough: {seen:?}"
        );
    }
    for kind in ["together", "unread"] {
        assert!(seen.contains_key(kind), "{kind} is not seen: {seen:?}");
    }
}

#[test]
fn an_estimate_is_within_its_margin() {
    let before = Rulebook::builtin().unwrap();
    let text = outfit::render::rules_toml(&before).unwrap();
    for at in 0..before.criteria().len() {
        let after = rulebook(&pairs::reweighed(&text, at)).unwrap();
        let difference = diff(&before, &after);
        let (exact, estimate) = (&difference.shares, difference.estimated());
        assert!(matches!(exact.method, Method::Exact { .. }));
        let Method::Sample { size, margin } = estimate.method else { panic!("it is no estimate") };
        assert_eq!(estimate.of, u128::from(size));
        for one in exact.moves.iter().chain(&estimate.moves) {
            let count = |shares: &outfit::diff::Shares| {
                let found = shares.moves.iter().find(|other| other.verdicts == one.verdicts);
                found.map_or(0, |found| found.count)
            };
            // Both shares over one denominator.
            let off = (count(exact) * estimate.of).abs_diff(count(&estimate) * exact.of);
            let most = u128::try_from(margin).unwrap() * exact.of * estimate.of / 1000;
            assert!(off <= most, "{:?}: off by {off}, more than {most}", one.verdicts);
        }
    }
}

#[test]
fn a_rulebook_does_not_differ_from_itself() {
    let rulebook = Rulebook::builtin().unwrap();
    let difference = diff(&rulebook, &rulebook);
    assert!(difference.changes.is_empty() && difference.units().is_empty());
    assert_eq!(difference.shares.changed(), 0);
    let proof = outfit::prove::prove(&rulebook);
    let moves = difference.shares.moves.iter().map(|one| (one.verdicts.after, one.count));
    let verdicts = proof.verdicts.into_iter().filter(|(_, count)| *count > 0);
    assert!(moves.eq(verdicts));
}
