//! The advice whose conditions hold.

use crate::rulebook::{Advice, AdviceKind, Rulebook, Truth, Verdict};
use crate::task::Answers;

/// So many next steps are given: more would not be taken.
const MOST_STEPS: usize = 5;

/// A piece of advice that holds for a task.
pub type AdviceGiven<'r> = &'r Advice;

/// The first next steps in rulebook order, then all that is to be watched.
pub fn advice<'r>(rulebook: &'r Rulebook, verdict: Verdict, answers: &Answers) -> Vec<AdviceGiven<'r>> {
    let holds = |advice: &&Advice| {
        let answer = |question, levels: &[usize]| {
            answers.get(question).is_one_of(levels.iter().copied().collect(), rulebook.question(question))
        };
        advice.when.holds(verdict, &answer) == Truth::Yes
    };
    let of_kind = |kind: AdviceKind| rulebook.advice().iter().filter(move |advice| advice.kind == kind).filter(holds);
    of_kind(AdviceKind::Step).take(MOST_STEPS).chain(of_kind(AdviceKind::Watch)).collect()
}
