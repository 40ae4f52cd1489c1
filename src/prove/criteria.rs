//! Criteria that change no verdict.

use std::collections::BTreeSet;

use super::Finding;
use super::space::{Space, reached};
use crate::assess::Model;
use crate::assess::grid::Grid;
use crate::assess::open::earned;
use crate::assess::ways::OpenQuestion;
use crate::diagnostic::{Fault, Thing};
use crate::order::collected;
use crate::rulebook::{Criterion, PerSide, QuestionIx};
use crate::task::Answer;

/// The criteria on a question whose points change no verdict: whatever else is answered, and whatever the others on the question
/// earn, it makes no difference what such a criterion earns.
pub(super) fn idle(space: &Space<'_>, asked: &OpenQuestion, others: &Grid<u128>) -> Vec<Finding> {
    let rulebook = space.model.rulebook;
    let on =
        rulebook.criteria().iter().enumerate().filter(|(_, criterion)| criterion.question == asked.question);
    on.filter(|(at, _)| !changes(space, *at, asked.question, others))
        .map(|(_, criterion): (_, &Criterion)| {
            let fault = Fault::CriterionIdle { criterion: criterion.id.to_string() };
            Finding::of(Thing::Criterion, &criterion.id, fault)
        })
        .collect()
}

fn changes(space: &Space<'_>, at: usize, question: QuestionIx, others: &Grid<u128>) -> bool {
    let only = |wanted: &dyn Fn(usize) -> bool| {
        let criteria = space.model.criteria.iter().enumerate();
        let criteria = criteria.filter(|(at, _)| wanted(*at)).map(|(_, criterion)| *criterion).collect();
        Model::of(space.model.rulebook, criteria, Vec::new())
    };
    let (own, rest) = (only(&|of| of == at), only(&|of| of != at));
    let answers = space.unsettled(question);
    let sums = |model: &Model<'_>| -> BTreeSet<(u32, u32)> {
        let earned = |answer: &Answer| earned(model, question, *answer);
        collected(answers.iter().map(earned).map(|earned| (earned.bpo, earned.kpo)))
    };
    let (own, rest) = (sums(&own), sums(&rest));
    let pair = |(bpo, kpo): &(u32, u32)| PerSide { bpo: *bpo, kpo: *kpo };
    reached(others).any(|sums| {
        rest.iter().any(|rest| {
            let mut verdicts = own.iter().map(|own| space.verdict(sums + pair(rest) + pair(own)));
            let first = verdicts.next();
            verdicts.any(|verdict| Some(verdict) != first)
        })
    })
}
