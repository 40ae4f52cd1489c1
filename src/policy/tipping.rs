//! Which choices of the client's would mend a finding. A changed fact would be a way around the policy, and is never told.

use super::subject::Subject;
use super::{Cause, Demand};
use crate::analysis::{Among, TippingPoint, tipping_points};
use crate::assess::{self, Model, Outcome};
use crate::rulebook::{Truth, Verdict};
use crate::task::Answers;

/// The fewest changed choices with which what is declared agrees, or what is forbidden is so no more. Of a task with steps none:
/// its verdict is none of one set of answers.
pub(super) fn choice(subject: &Subject<'_>, cause: &Cause, demand: &Demand) -> Option<TippingPoint> {
    let (rulebook, answers) = (subject.rulebook, subject.answers);
    let assessment = subject.assessment.filter(|_| subject.step.is_none())?;
    let points = || tipping_points(rulebook, answers, assessment, Among::Choices).into_iter();
    match (cause, demand) {
        (Cause::Declared { declared, .. }, _) => points().find(|point| point.verdict == *declared),
        // What no verdict decides no other verdict mends.
        (Cause::Forbidden(_), Demand::Forbid(condition)) if condition.reads_verdict() => {
            let mends = |point: &TippingPoint| {
                let answers = changed(answers, point);
                let assessment = assess::answers(&Model::whole(rulebook), &answers);
                let outcome = Outcome::Whole(Box::new(assessment));
                condition.holds(&Subject { answers: &answers, outcome: &outcome, ..*subject }) == Truth::No
            };
            points().find(|point| point.verdict != Verdict::Undetermined && mends(point))
        }
        _ => None,
    }
}

fn changed(answers: &Answers, point: &TippingPoint) -> Answers {
    let mut changed = answers.clone();
    for change in &point.changes {
        changed.set(change.question, change.to);
    }
    changed
}
