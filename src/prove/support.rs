//! Levels where more of what favors a side moves the verdict away from it.

use super::Finding;
use super::space::{Space, reached};
use crate::assess::grid::Grid;
use crate::assess::ways::OpenQuestion;
use crate::diagnostic::{Fault, Thing};
use crate::rulebook::{PerSide, Question, Verdict};
use crate::task::Answer;

/// The first pair of answers to a question of which the one gives a BPO more and a KPO less, or as much, and yet turns some
/// verdict away from a BPO. Of an any-of question they differ by one level.
pub(super) fn against(space: &Space<'_>, asked: &OpenQuestion, others: &Grid<u128>) -> Option<Finding> {
    let question = space.model.rulebook.question(asked.question);
    let answers = space.unsettled(asked.question);
    let neighbors = |one: &Answer, other: &Answer| match (one, other) {
        (Answer::Chosen(one), Answer::Chosen(other)) => {
            one.without(*other).len() + other.without(*one).len() == 1
        }
        _ => true,
    };
    let pairs = answers.iter().flat_map(|less| answers.iter().map(move |more| (less, more)));
    pairs.filter(|(less, more)| neighbors(less, more)).find_map(|(less, more)| {
        let (from, to) =
            turns(space, others, [less, more].map(|answer| space.earned(asked.question, *answer)))?;
        let [less, more] = [less, more].map(|answer| ids(question, *answer));
        let (id, from, to) = (question.id.to_string(), from.id(), to.id());
        let fault = Fault::AgainstSupport { question: id, less, more, from, to };
        Some(Finding::of(Thing::Question, &question.id, fault))
    })
}

/// From which to which verdict more for a BPO, and not more for a KPO, turns away from a BPO.
fn turns(
    space: &Space<'_>,
    others: &Grid<u128>,
    [less, more]: [PerSide<u32>; 2],
) -> Option<(Verdict, Verdict)> {
    if less == more || more.bpo < less.bpo || more.kpo > less.kpo {
        return None;
    }
    reached(others).find_map(|sums| {
        let (from, to) = (space.verdict(sums + less), space.verdict(sums + more));
        (toward_bpo(to) < toward_bpo(from)).then_some((from, to))
    })
}

/// How near a verdict is to a BPO.
fn toward_bpo(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Kpo => 0,
        Verdict::Hybrid | Verdict::Retain | Verdict::Undetermined => 1,
        Verdict::Bpo => 2,
    }
}

/// The ids of the levels of an answer.
fn ids(question: &Question, answer: Answer) -> String {
    let levels = answer.possible(question);
    let ids = levels.iter().filter_map(|level| question.levels.get(level)).map(|level| level.id.as_ref());
    let ids: Vec<&str> = ids.collect();
    if ids.is_empty() { "[]".to_owned() } else { ids.join(", ") }
}
