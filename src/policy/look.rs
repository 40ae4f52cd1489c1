//! What is looked for in one part of an input, by itself: whoever has it at hand needs none of the others.

use super::judge::Judge;
use super::{Finding, Terms};
use crate::assess::{Model, Outcome};
use crate::task::{InputPart, Task, Text, Unreadable};

/// Looks at one part after the other.
#[derive(Debug)]
pub struct Looker<'a> {
    terms: Terms<'a>,
    model: Model<'a>,
}

/// What was found in one part.
#[derive(Debug)]
pub struct Looked {
    /// Whether there is one request, given by itself.
    pub(super) lone: bool,
    /// What is wrong if the input has no request, where it ends.
    pub(super) end: Option<Unreadable>,
    pub(super) list: Vec<(Text, Result<Judged, Unreadable>)>,
}

/// A request that was held against the policy.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) task: Task,
    pub(super) outcome: Outcome,
    /// Rule by rule.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Looker<'a> {
    /// One that holds requests against these terms.
    pub fn new(terms: Terms<'a>) -> Self {
        Self { terms, model: Model::whole(terms.rulebook) }
    }

    /// Looks at the requests of a part; what is wrong with one does not keep the others from it.
    pub fn look(&self, part: InputPart) -> Looked {
        let mut looked = Looked {
            lone: part.is_lone(),
            end: part.is_end().then(|| part.without_task()),
            list: Vec::new(),
        };
        part.read_placed(self.terms.rulebook, &mut |text, task| {
            looked.list.push((text.clone(), task.map(|task| self.judge(text, task))));
        });
        looked
    }

    fn judge(&self, text: &Text, task: Task) -> Judged {
        let Terms { rulebook, policy, .. } = self.terms;
        let outcome = self.model.assess(&task);
        let mut findings = Judge::of(&self.model, &task, &outcome).findings(policy);
        if findings.is_empty() {
            return Judged { task, outcome, findings };
        }
        // Only where something is wrong is it of interest where.
        let is_placed = task.places.has_parts();
        let task = if is_placed { task } else { text.again(rulebook, task) };
        let judge = Judge::of(&self.model, &task, &outcome);
        if !is_placed {
            findings = judge.findings(policy);
        }
        judge.add_choices(policy, &mut findings);
        Judged { task, outcome, findings }
    }
}
