//! Which choices of the client's would mend a finding. A changed fact would be a way around the policy, and is never told.

use super::subject::Subject;
use super::{Cause, Demand};
use crate::analysis::{Among, TippingPoint, tipping_points};
use crate::assess::{Model, Outcome};
use crate::rulebook::{Rulebook, Truth, Verdict};
use crate::task::Answers;

/// The fewest changed choices with which what is declared agrees, or what is forbidden is so no more. Of a task with steps none:
/// its verdict is none of one set of answers.
pub(super) fn choice(
    rulebook: &Rulebook,
    subject: &Subject<'_>,
    cause: &Cause,
    demand: &Demand,
) -> Option<TippingPoint> {
    let assessment = subject.assessment?;
    let mends = |point: &TippingPoint| match (cause, demand) {
        (Cause::Declared { declared, .. }, _) => point.verdict == *declared,
        (Cause::Forbidden(_), Demand::Forbid(condition)) => {
            let answers = changed(subject.answers, point);
            let outcome = Outcome::Whole(Box::new(crate::assess::answers(&Model::whole(rulebook), &answers)));
            condition.holds(&Subject { answers: &answers, outcome: &outcome, ..*subject }) == Truth::No
        }
        _ => false,
    };
    // What no verdict decides no other verdict mends.
    let decides = match (cause, demand) {
        (Cause::Declared { .. }, _) => true,
        (Cause::Forbidden(_), Demand::Forbid(condition)) => condition.reads_verdict(),
        _ => false,
    };
    if !decides {
        return None;
    }
    let points = tipping_points(rulebook, subject.answers, assessment, Among::Choices);
    points.into_iter().find(|point| point.verdict != Verdict::Undetermined && mends(point))
}

fn changed(answers: &Answers, point: &TippingPoint) -> Answers {
    let mut changed = answers.clone();
    for change in &point.changes {
        changed.set(change.question, change.to);
    }
    changed
}
