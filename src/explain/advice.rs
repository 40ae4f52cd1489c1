//! The advice whose conditions hold.

use crate::rulebook::{Advice, AdviceKind, Basis, Given, Rulebook, Truth, Verdict};
use crate::task::Answers;

/// So many next steps are given: more would not be taken.
pub(crate) const MOST_STEPS: usize = 5;

/// The first next steps in rulebook order, then all that is to be watched.
pub fn advice<'r>(rulebook: &'r Rulebook, given: (Verdict, Basis), answers: &Answers) -> Vec<&'r Advice> {
    let holds = |advice: &&Advice| is_advised(rulebook, advice, given, answers) == Truth::Yes;
    let of_kind =
        |kind: AdviceKind| rulebook.advice().iter().filter(move |advice| advice.kind == kind).filter(holds);
    of_kind(AdviceKind::Step).take(MOST_STEPS).chain(of_kind(AdviceKind::Watch)).collect()
}

/// Whether a piece of advice is given; open if an open answer decides.
pub fn is_advised(rulebook: &Rulebook, advice: &Advice, given: (Verdict, Basis), answers: &Answers) -> Truth {
    let answer = |question, levels: &[usize]| {
        answers.get(question).is_one_of(levels.iter().copied().collect(), rulebook.question(question))
    };
    advice.when.holds(&Given { verdict: given.0, basis: given.1, answer })
}
