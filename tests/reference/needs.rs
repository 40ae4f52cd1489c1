//! What to answer next: every answer to every open question is tried.

use std::cmp::Reverse;

use outfit::rulebook::{Kind, QuestionIx};
use outfit::task::Answers;

use super::brute::{Judged, judged};
use super::held::{Held, answer, possible};
use super::model::Model;
use super::sums::{left, open};

/// A question, and the positions of the levels each of which alone settles the verdict; `None` of an any-of question.
pub(crate) type Need = (QuestionIx, Option<Vec<usize>>);

/// The open questions, the most telling one first; none if the verdict is settled.
pub(crate) fn needs(model: &Model<'_>, answers: &Answers) -> Vec<Need> {
    let now = judged(model, answers);
    if now.settled {
        return Vec::new();
    }
    let mut ranked: Vec<(Rank, Need)> =
        open(model, answers).map(|at| need(model, answers, &now, at)).collect();
    ranked.sort_by_key(|(rank, (question, _))| (*rank, *question));
    ranked.into_iter().map(|(_, need)| need).collect()
}

/// Questions of gates that may fire come first.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Decides {
    AGate,
    Points,
}

/// After that the larger number of completions that agree.
type Rank = (Decides, Reverse<u128>);

fn need(model: &Model<'_>, answers: &Answers, now: &Judged, at: QuestionIx) -> (Rank, Need) {
    let question = model.rulebook.question(at);
    let after = |held: Held| {
        let mut changed = answers.clone();
        changed.set(at, answer(question, held));
        judged(model, &changed)
    };
    // Nothing fires on what is left, so that the counts are those of the bands.
    let most = |held| after(held).counts.first().map_or(0, |(_, count)| *count);
    let agree = left(model, at, answers, &now.firing).into_iter().map(most).sum();
    let mut gates = now.possible.iter().filter_map(|gate| model.gates.get(*gate));
    let decides = if gates.any(|gate| gate.question == at) { Decides::AGate } else { Decides::Points };
    let settles = || {
        let settling = possible(question, answers.get(at)).into_iter().filter(|held| after(*held).settled);
        settling.map(|held| held.trailing_zeros() as usize).collect()
    };
    ((decides, Reverse(agree)), (at, (question.kind != Kind::AnyOf).then(settles)))
}
