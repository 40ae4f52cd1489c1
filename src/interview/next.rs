//! Which question comes next.

use super::course::{Asked, Order, Pace};
use super::draft::{Draft, Said};
use crate::analysis::needs;
use crate::assess::{Assessment, Model, Outcome, answers, assess};
use crate::explain::is_advised;
use crate::rulebook::{Ask, QuestionIx, Rulebook, Truth};
use crate::task::Answer;

/// The assessment of what holds for all parts.
pub(super) fn so_far(rulebook: &Rulebook, draft: &Draft) -> Assessment {
    answers(&Model::whole(rulebook), &draft.answers())
}

/// The next question of the whole work that counts.
pub(super) fn counted(rulebook: &Rulebook, draft: &Draft, order: Order, pace: Pace) -> Option<Asked> {
    let unasked = |at: QuestionIx| !draft.said.contains_key(&at);
    let mut rest = rulebook.questions().map(|(at, _)| at).filter(|at| unasked(*at));
    let next = match (order, pace) {
        (_, Pace::Report) => None,
        (Order::Rulebook, _) => rest.next(),
        (Order::Telling, _) => {
            let telling = telling(rulebook, draft);
            let counted = |at: &QuestionIx| pace == Pace::Rest && rulebook.is_counted(*at);
            telling.or_else(|| rest.find(counted))
        }
    };
    next.map(|question| Asked { question, part: None })
}

/// The most telling question that was not asked yet: what decides a gate, then what is easy to answer, then the rest.
fn telling(rulebook: &Rulebook, draft: &Draft) -> Option<QuestionIx> {
    let (model, given) = (Model::whole(rulebook), draft.answers());
    let needs = needs(&model, &given, &answers(&model, &given));
    let unasked = needs.iter().map(|need| need.question).filter(|at| !draft.said.contains_key(at));
    let late =
        |at: &QuestionIx| rulebook.question(*at).ask == Ask::Late && rulebook.gates_on(*at).next().is_none();
    unasked.min_by_key(late)
}

/// The next question that differs and that a part has no answer to.
pub(super) fn of_parts(draft: &Draft) -> Option<Asked> {
    let open = |(part, of): (usize, &super::Part)| {
        let question = draft.differing().find(|at| !of.said.contains_key(at))?;
        Some(Asked { question, part: Some(part) })
    };
    draft.parts.iter().enumerate().find_map(open)
}

/// The next question that changes no verdict, where the answer would change what is advised.
pub(super) fn advised(rulebook: &Rulebook, draft: &Draft) -> Option<Asked> {
    let task = draft.task();
    let outcome = assess(rulebook, &task);
    let given: Vec<_> = match &outcome {
        Outcome::Whole(_) => vec![((outcome.verdict(), outcome.basis()), &task.answers)],
        Outcome::Steps(steps) => {
            let steps = steps.iter().map(|step| (step.verdict, step.basis));
            let whole = ((outcome.verdict(), outcome.basis()), &task.answers);
            std::iter::once(whole).chain(steps.zip(task.steps.iter().map(|step| &step.answers))).collect()
        }
    };
    let matters = |at: QuestionIx| {
        let reading = rulebook.advice().iter().filter(|advice| advice.when.questions().contains(&at));
        reading.clone().any(|advice| {
            given.iter().any(|(given, answers)| is_advised(rulebook, advice, *given, answers) == Truth::Open)
        })
    };
    let mut unasked = rulebook
        .questions()
        .map(|(at, _)| at)
        .filter(|at| !rulebook.is_counted(*at) && !draft.said.contains_key(at));
    unasked.find(|at| matters(*at)).map(|question| Asked { question, part: None })
}

/// How many questions may still come at the most: those that count, and those of the parts.
pub fn left(rulebook: &Rulebook, draft: &Draft) -> usize {
    let counted = |(at, _): &(QuestionIx, _)| rulebook.is_counted(*at) && !draft.said.contains_key(at);
    let of_part = |part: &super::Part| draft.differing().filter(|at| !part.said.contains_key(at)).count();
    rulebook.questions().filter(counted).count() + draft.parts.iter().map(of_part).sum::<usize>()
}

/// The gates that fire on what was said, by position, each with the part that it is of.
pub(super) fn fired(rulebook: &Rulebook, draft: &Draft) -> Vec<(usize, Asked)> {
    let fires = |answer: Answer, gate: &crate::rulebook::Gate| {
        crate::assess::fires(gate, answer, rulebook.question(gate.question)) == Truth::Yes
    };
    let mut fired = Vec::new();
    for (at, gate) in rulebook.gates().iter().enumerate() {
        let question = gate.question;
        match draft.said.get(&question) {
            Some(Said::Is(answer)) if fires(*answer, gate) => {
                fired.push((at, Asked { question, part: None }))
            }
            Some(Said::Differs) => {
                for (part, of) in draft.parts.iter().enumerate() {
                    if of.said.get(&question).is_some_and(|answer| fires(*answer, gate)) {
                        fired.push((at, Asked { question, part: Some(part) }));
                    }
                }
            }
            Some(Said::Is(_)) | None => {}
        }
    }
    fired
}
