//! Counting the verdicts of two rulebooks together, exactly.
//!
//! As with one rulebook, a verdict depends on sums alone: it is enough to know in how many ways each pair of states comes about,
//! question by question (dynamic programming). Only the pairs that some answers lead to are kept.

use std::collections::BTreeMap;

use super::space::{Space, Way};
use super::state::State;
use super::versions::Versions;
use crate::rulebook::Verdict;

/// So many pairs of states are told apart; with more, time and memory run away.
pub(super) const MOST_STATES: usize = 4_000_000;

/// How many sets of answers have which verdicts.
pub(super) type Moves = BTreeMap<Versions<Verdict>, u128>;

/// A state, and how many answers lead to it.
#[derive(Debug, Clone, Copy)]
struct Reached {
    state: State,
    count: u128,
}

/// How many sets of answers have which verdicts, and how many states there were at most; `None` with more than `most` states.
///
/// Call it only where the number of all sets of answers fits a count.
pub(super) fn count(space: &Space, most: usize) -> Option<(Moves, usize)> {
    let mut all = vec![Reached { state: State::default(), count: 1 }];
    let mut widest = all.len();
    for ways in &space.questions {
        all = answered(&all, ways, most)?;
        widest = widest.max(all.len());
    }
    let mut moves = Moves::new();
    for Reached { state, count } in all {
        *moves.entry(state.verdicts(space)).or_default() += count;
    }
    Some((moves, widest))
}

/// The states after one more question.
fn answered(all: &[Reached], ways: &[Way], most: usize) -> Option<Vec<Reached>> {
    let mut next: Vec<Reached> = Vec::with_capacity(all.len());
    for way in ways {
        for Reached { state, count } in all {
            next.push(Reached { state: state.after(way), count: count.checked_mul(way.count)? });
        }
        // Two runs that are in order, which this sort only merges, unless a gate fires.
        next.sort_by_key(|reached| reached.state);
        next.dedup_by(|again, kept| {
            let same = again.state == kept.state;
            // The number of all sets of answers was seen to fit.
            kept.count = if same { kept.count.saturating_add(again.count) } else { kept.count };
            same
        });
        if next.len() > most {
            return None;
        }
    }
    Some(next)
}
