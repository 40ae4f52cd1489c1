//! The advice whose conditions hold.

use crate::rulebook::{Advice, AdviceKind, Basis, Rulebook, Truth, Verdict};
use crate::task::Answers;

/// So many next steps are given: more would not be taken.
const MOST_STEPS: usize = 5;

/// The first next steps in rulebook order, then all that is to be watched.
pub fn advice<'r>(rulebook: &'r Rulebook, given: (Verdict, Basis), answers: &Answers) -> Vec<&'r Advice> {
    let holds = |advice: &&Advice| {
        let answer = |question, levels: &[usize]| {
            answers.get(question).is_one_of(levels.iter().copied().collect(), rulebook.question(question))
        };
        advice.when.holds(given, &answer) == Truth::Yes
    };
    let of_kind =
        |kind: AdviceKind| rulebook.advice().iter().filter(move |advice| advice.kind == kind).filter(holds);
    of_kind(AdviceKind::Step).take(MOST_STEPS).chain(of_kind(AdviceKind::Watch)).collect()
}
