//! What changed from one rulebook to another, for a program.

use serde::Serialize;
use serde_json::Value;

use super::Error;
use super::checked::{FaultSaid, Named, all};
use super::json::pretty;
use crate::diff::{
    Cause, Change, Difference, Given, How, Method, Move, Narrowed, Shares, TaskDifference, TaskFound, Unit,
    Version,
};
use crate::policy::Severity;
use crate::report::{Counted, Hundredths};
use crate::rulebook::Verdict;

#[derive(Serialize)]
struct Said<'a> {
    before: Named<'a>,
    after: Named<'a>,
    changes: Vec<ChangeSaid<'a>>,
    verdicts: SharesSaid<'a>,
    tasks: Vec<TaskSaid<'a>>,
}

#[derive(Serialize)]
struct ChangeSaid<'a> {
    kind: &'static str,
    id: Option<&'a str>,
    change: &'static str,
    values: Vec<EditSaid<'a>>,
    because: Option<&'a str>,
}

/// A value that differs: the keys that lead to it with dots between them.
#[derive(Serialize)]
struct EditSaid<'a> {
    path: String,
    from: Option<&'a Value>,
    to: Option<&'a Value>,
}

/// Counts are of all sets of answers, or of those drawn; `of` is how many they add up to.
#[derive(Serialize)]
struct SharesSaid<'a> {
    answer_sets: Option<Counted>,
    questions: usize,
    method: MethodSaid,
    of: Counted,
    changed: Counted,
    share: Hundredths,
    moves: Vec<MoveSaid>,
    narrowed: Vec<NarrowedSaid<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum MethodSaid {
    Exact { states: usize },
    Estimate { sample: u32, margin: Value },
}

#[derive(Serialize)]
struct MoveSaid {
    from: Verdict,
    to: Verdict,
    count: Counted,
    share: Hundredths,
}

#[derive(Serialize)]
struct NarrowedSaid<'a> {
    question: &'a str,
    only_before: &'a [String],
    only_after: &'a [String],
    single_levels: bool,
}

#[derive(Serialize)]
struct TaskSaid<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    input: &'a str,
    number: usize,
    changed: bool,
    before: Option<GivenSaid<'a>>,
    after: Option<GivenSaid<'a>>,
    cause: Option<CauseSaid<'a>>,
    faults: Vec<FaultSaid<'a>>,
}

#[derive(Serialize)]
struct GivenSaid<'a> {
    verdict: Verdict,
    conditions: Vec<ConditionSaid<'a>>,
    steps: Vec<StepSaid<'a>>,
}

#[derive(Serialize)]
struct ConditionSaid<'a> {
    gate: &'a str,
    text: &'a str,
    /// From 1.
    step: Option<usize>,
}

#[derive(Serialize)]
struct StepSaid<'a> {
    title: &'a str,
    verdict: Verdict,
}

#[derive(Serialize)]
struct CauseSaid<'a> {
    kind: &'static str,
    changes: Vec<UnitSaid<'a>>,
}

#[derive(Serialize)]
struct UnitSaid<'a> {
    kind: &'static str,
    ids: Vec<&'a str>,
    change: &'static str,
}

/// What changed from one rulebook to another, and the tasks that were given, as JSON with a line end.
///
/// # Errors
/// If JSON can't be made of it, which no checked rulebook leads to.
pub fn difference_json(difference: &Difference<'_>, tasks: &[TaskDifference]) -> Result<String, Error> {
    Ok(pretty(&Said {
        before: Named::of(difference.rulebooks.before),
        after: Named::of(difference.rulebooks.after),
        changes: difference.changes.iter().map(change).collect(),
        verdicts: shares(&difference.shares)?,
        tasks: tasks.iter().map(task).collect(),
    })?)
}

fn change(change: &Change) -> ChangeSaid<'_> {
    let (word, values) = match &change.how {
        How::Added => ("added", &[][..]),
        How::Removed => ("removed", &[][..]),
        How::Changed(edits) => ("changed", edits.as_slice()),
    };
    let values = values.iter().map(|edit| EditSaid {
        path: edit.path.join("."),
        from: edit.from.as_ref(),
        to: edit.to.as_ref(),
    });
    ChangeSaid {
        kind: change.subject.id(),
        id: change.id.as_deref(),
        change: word,
        values: values.collect(),
        because: change.because.as_deref(),
    }
}

fn shares(shares: &Shares) -> Result<SharesSaid<'_>, Error> {
    let share = |count: u128| Hundredths::of(count, shares.of);
    let method = match shares.method {
        Method::Exact { states } => MethodSaid::Exact { states },
        Method::Sample { size, margin } => MethodSaid::Estimate {
            sample: size,
            margin: serde_json::from_str(&format!("{}.{}", margin / 10, margin % 10))?,
        },
    };
    let one = |one: &Move| MoveSaid {
        from: one.verdicts.before,
        to: one.verdicts.after,
        count: Counted(one.count),
        share: share(one.count),
    };
    Ok(SharesSaid {
        answer_sets: shares.answer_sets.map(Counted),
        questions: shares.questions,
        method,
        of: Counted(shares.of),
        changed: Counted(shares.changed()),
        share: share(shares.changed()),
        moves: shares.moves.iter().map(one).collect(),
        narrowed: shares.narrowed.iter().map(narrowed).collect(),
    })
}

fn narrowed(narrowed: &Narrowed) -> NarrowedSaid<'_> {
    NarrowedSaid {
        question: &narrowed.question,
        only_before: &narrowed.left_out.before,
        only_after: &narrowed.left_out.after,
        single_levels: narrowed.single,
    }
}

fn task(task: &TaskDifference) -> TaskSaid<'_> {
    let plain = TaskSaid {
        id: task.id.as_deref(),
        title: task.title.as_deref(),
        input: &task.place.0,
        number: task.place.1,
        changed: task.changes(),
        before: None,
        after: None,
        cause: None,
        faults: Vec::new(),
    };
    match &task.found {
        TaskFound::Same(both) => TaskSaid { before: Some(given(both)), after: Some(given(both)), ..plain },
        TaskFound::Changed(both, cause) => TaskSaid {
            before: Some(given(&both.before)),
            after: Some(given(&both.after)),
            cause: Some(self::cause(cause)),
            ..plain
        },
        TaskFound::Unread { by, faults, given: other } => {
            let faults = all(faults, Severity::Error).collect();
            match by {
                Version::Before => TaskSaid { after: Some(given(other)), faults, ..plain },
                Version::After => TaskSaid { before: Some(given(other)), faults, ..plain },
            }
        }
    }
}

fn given(given: &Given) -> GivenSaid<'_> {
    let conditions = given.conditions.iter().map(|condition| ConditionSaid {
        gate: &condition.gate,
        text: &condition.clause,
        step: condition.step.map(|step| step + 1),
    });
    let steps = given.steps.iter().map(|(title, verdict)| StepSaid { title, verdict: *verdict });
    GivenSaid { verdict: given.verdict, conditions: conditions.collect(), steps: steps.collect() }
}

fn cause(cause: &Cause) -> CauseSaid<'_> {
    let (kind, units) = match cause {
        Cause::Alone(units) => ("alone", units),
        Cause::Together(units) => ("together", units),
        Cause::Several(units) => ("several", units),
    };
    CauseSaid { kind, changes: units.iter().map(unit).collect() }
}

fn unit(unit: &Unit) -> UnitSaid<'_> {
    match unit {
        Unit::Questions(ids) => {
            UnitSaid { kind: "question", ids: ids.iter().map(String::as_str).collect(), change: "changed" }
        }
        Unit::Criterion(id, turn) => UnitSaid { kind: "criterion", ids: vec![id], change: turn.id() },
        Unit::Gate(id, turn) => UnitSaid { kind: "gate", ids: vec![id], change: turn.id() },
        Unit::Bands => UnitSaid { kind: "band", ids: Vec::new(), change: "changed" },
        Unit::Certainty => UnitSaid { kind: "certainty", ids: Vec::new(), change: "changed" },
    }
}
