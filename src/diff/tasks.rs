//! Which tasks change, and which change of the rules does it.

use std::sync::Arc;

use super::Difference;
use super::given::Given;
use super::joint::Mixture;
use super::units::Unit;
use super::versions::{Version, Versions};
use crate::diagnostic::Faults;
use crate::source::Source;
use crate::task::{Answers, Batch, Form, Step, Task};

/// A task under both rulebooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDifference {
    /// Its id.
    pub id: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// The name of the input that it stands in, and its position there, from 1.
    pub place: (String, usize),
    /// What becomes of it.
    pub found: TaskFound,
}

/// What becomes of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskFound {
    /// Verdict, verdicts of steps and conditions stay.
    Same(Box<Given>),
    /// They do not.
    Changed(Box<Versions<Given>>, Cause),
    /// Only one of the rulebooks can read it.
    Unread {
        /// The rulebook that can't.
        by: Version,
        /// What is wrong there.
        faults: Faults,
        /// What the other one gives.
        given: Box<Given>,
    },
}

/// Which change of the rules makes a task change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Each of these by itself leads from all that was to all that is.
    Alone(Vec<Unit>),
    /// None does by itself; without any of these it would not come about.
    Together(Vec<Unit>),
    /// None does by itself, and none is needed: several of these do it together, in more than one way.
    Several(Vec<Unit>),
}

impl TaskDifference {
    /// Whether it counts as changed.
    pub fn changes(&self) -> bool {
        !matches!(self.found, TaskFound::Same(_))
    }
}

/// Both rulebooks, each with every unit of change turned by itself; `None` where that makes no sound rulebook.
#[derive(Debug)]
pub(super) struct Turned(Vec<(Unit, Versions<Option<Mixture>>)>);

impl Difference<'_> {
    /// The tasks of an input under both rulebooks. One that asks nothing but what either rulebook asks can be read under both.
    ///
    /// # Errors
    /// For each task all that is wrong with it where neither rulebook can read it.
    pub fn tasks(&self, source: impl Into<Arc<Source>>, form: Form) -> Vec<Result<TaskDifference, Faults>> {
        let source = source.into();
        let read = |rulebook| Batch::read(rulebook, Arc::clone(&source), form).tasks;
        let Versions { before, after } = self.joint.rulebooks.map(read);
        let read = (1..).zip(before.into_iter().zip(after));
        read.map(|(number, (before, after))| {
            let place = (source.name.clone(), number);
            self.task(Versions { before, after }, place)
        })
        .collect()
    }

    fn task(
        &self,
        read: Versions<Result<Task, Faults>>,
        place: (String, usize),
    ) -> Result<TaskDifference, Faults> {
        let given = |version: Version, task: &Task| Given::of(self.joint.rulebooks.get(version), task);
        let unread = |by: Version, faults: Faults, task: &Task| TaskFound::Unread {
            by,
            faults,
            given: Box::new(given(by.other(), task)),
        };
        let (task, found) = match (read.before, read.after) {
            (Err(faults), Err(_)) => return Err(faults),
            (Err(faults), Ok(task)) => {
                let found = unread(Version::Before, faults, &task);
                (task, found)
            }
            (Ok(task), Err(faults)) => {
                let found = unread(Version::After, faults, &task);
                (task, found)
            }
            (Ok(before), Ok(after)) => {
                let tasks = Versions { before, after };
                let given = Versions::from_fn(|version| given(version, tasks.get(version)));
                let found = if given.before == given.after {
                    TaskFound::Same(Box::new(given.after))
                } else {
                    let cause = self.cause(&tasks, &given.after);
                    TaskFound::Changed(Box::new(given), cause)
                };
                (tasks.after, found)
            }
        };
        Ok(TaskDifference { id: task.id, title: task.title, place, found })
    }

    /// What leads to what is given now.
    fn cause(&self, tasks: &Versions<Task>, now: &Given) -> Cause {
        let turned = self.turned.get_or_init(|| {
            let units = self.joint.units.iter();
            let with = |unit: &Unit| Versions::from_fn(|base| self.joint.with(base, unit));
            Turned(units.map(|unit| (unit.clone(), with(unit))).collect())
        });
        let holds = |mixture: &Mixture| Given::of(&mixture.rulebook, &mixed(tasks, mixture)) == *now;
        let those = |wanted: &dyn Fn(&Versions<Option<Mixture>>) -> bool| -> Vec<Unit> {
            let units = turned.0.iter().filter(|(_, mixtures)| wanted(mixtures));
            units.map(|(unit, _)| unit.clone()).collect()
        };
        let alone = those(&|mixtures| mixtures.before.as_ref().is_some_and(holds));
        if !alone.is_empty() {
            return Cause::Alone(alone);
        }
        let needed = those(&|mixtures| mixtures.after.as_ref().is_some_and(|mixture| !holds(mixture)));
        if needed.is_empty() { Cause::Several(self.joint.units.clone()) } else { Cause::Together(needed) }
    }
}

/// A task as a mixture of the rulebooks reads it: each answer from the reading under the version of its question.
fn mixed(tasks: &Versions<Task>, mixture: &Mixture) -> Task {
    let answers = |read: Versions<&Answers>| {
        let mut answers = Answers::default();
        for ((at, _), version) in mixture.rulebook.questions().zip(&mixture.questions) {
            answers.set(at, read.get(*version).get(at));
        }
        answers
    };
    let steps = tasks.before.steps.iter().zip(&tasks.after.steps).map(|(before, after)| Step {
        title: after.title.clone(),
        answers: answers(Versions { before: &before.answers, after: &after.answers }),
        ..Step::default()
    });
    Task { answers: answers(tasks.map(|task| &task.answers)), steps: steps.collect(), ..Task::default() }
}
