//! Which entries of a rulebook changed, and in what.

use serde_json::{Map, Value, json};

use super::edits::{Edit, edits};
use crate::diagnostic::Thing;
use crate::order::collected;
use crate::rulebook::{Criterion, Level, Question, Rulebook, Side, canonical};

/// What changed: an entry of the rulebook, or one of its tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub subject: Subject,
    /// Its id; `None` of a table, of which there is one.
    pub id: Option<String>,
    /// How it changed.
    pub how: How,
    /// Why it is as it is now, as far as the rules say so; of what is gone why it went, as far as a layer says so.
    pub because: Option<String>,
}

/// What a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Name and version of the rulebook.
    About,
    /// In how many of 100 completions a verdict must hold.
    Certainty,
    /// From which margins on a verdict is clear and strong.
    Strength,
    /// An entry of some kind.
    Entry(Thing),
}

impl Subject {
    /// Its key in rule files.
    pub fn id(self) -> &'static str {
        match self {
            Self::About => "rulebook",
            Self::Certainty => "certainty",
            Self::Strength => "strength",
            Self::Entry(thing) => thing.name(),
        }
    }

    /// The keys whose values are told whole: parts of a range or of a condition say nothing by themselves.
    fn whole(self) -> &'static [&'static str] {
        match self {
            Self::Entry(Thing::Band) => &["bpo", "kpo", "lean"],
            Self::Entry(Thing::Advice) => &["when"],
            _ => &[],
        }
    }
}

/// How an entry changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Only the second rulebook has it.
    Added,
    /// Only the first one has it.
    Removed,
    /// Both have it, with other values.
    Changed(Vec<Edit>),
}

/// Every change: the tables, then the entries by kind, in the order of the first rulebook, the added ones last.
pub(super) fn changes(before: &Rulebook, after: &Rulebook) -> Vec<Change> {
    let mut all = Vec::new();
    let (old, new) = (parts(before), parts(after));
    for ((subject, old), (_, new)) in old.iter().zip(&new) {
        for Named { id, value } in old {
            all.extend(change(*subject, id, Some(value), under(new, id)));
        }
        for Named { id, value } in new.iter().filter(|one| under(old, &one.id).is_none()) {
            all.extend(change(*subject, id, None, Some(value)));
        }
    }
    all
}

fn change(subject: Subject, id: &Option<String>, old: Option<&Value>, new: Option<&Value>) -> Option<Change> {
    let how = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => How::Added,
        (Some(_), None) => How::Removed,
        (Some(old), Some(new)) => {
            let mut edits = edits(old, new, subject.whole());
            // Levels that come or go are told by themselves.
            edits.retain(|edit| {
                subject != Subject::Entry(Thing::Question) || edit.path != ["levels"] || is_reordered(edit)
            });
            How::Changed(edits)
        }
    };
    if matches!(&how, How::Changed(edits) if edits.is_empty()) {
        return None;
    }
    let because = new.and_then(|value| value.get("because")?.as_str()).map(str::to_owned);
    Some(Change { subject, id: id.clone(), how, because })
}

/// Whether what both lists have stands in another order.
fn is_reordered(edit: &Edit) -> bool {
    let list = |value: &Option<Value>| value.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
    let (from, to) = (list(&edit.from), list(&edit.to));
    let common = from.iter().filter(|one| to.contains(one));
    !common.eq(to.iter().filter(|one| from.contains(one)))
}

/// An entry, or a table, as JSON.
struct Named {
    id: Option<String>,
    value: Value,
}

/// What some entries have under an id.
fn under<'n>(list: &'n [Named], id: &Option<String>) -> Option<&'n Value> {
    list.iter().find(|one| one.id == *id).map(|one| &one.value)
}

/// All of a rulebook that can change.
fn parts(r: &Rulebook) -> [(Subject, Vec<Named>); 11] {
    let e = r.entries();
    let table = |value: Value| vec![Named { id: None, value }];
    let question = |(_, question): (_, &Question)| question_said(question);
    [
        (Subject::About, table(json!({"name": e.name, "version": e.version}))),
        (Subject::Certainty, table(json!({"percent": e.certainty, "because": e.certainty_because}))),
        (Subject::Strength, table(json!(e.strengths))),
        (Subject::Entry(Thing::Question), r.questions().map(question).map(named).collect()),
        (
            Subject::Entry(Thing::Criterion),
            e.criteria.iter().map(|c| criterion_said(r, c)).map(named).collect(),
        ),
        (
            Subject::Entry(Thing::Gate),
            e.gates.iter().map(|gate| canonical::gate(r, gate)).map(named).collect(),
        ),
        (Subject::Entry(Thing::Band), e.bands.iter().map(|band| json!(band)).map(named).collect()),
        (
            Subject::Entry(Thing::Document),
            e.documents.iter().map(|document| json!(document)).map(named).collect(),
        ),
        (
            Subject::Entry(Thing::Service),
            e.services.iter().map(|s| canonical::service(r, s)).map(named).collect(),
        ),
        (
            Subject::Entry(Thing::Advice),
            e.advice.iter().map(|advice| canonical::advice(r, advice)).map(named).collect(),
        ),
        (Subject::Entry(Thing::Limit), e.limits.iter().map(|limit| json!(limit)).map(named).collect()),
    ]
}

fn named(value: Value) -> Named {
    Named { id: value.get("id").and_then(Value::as_str).map(str::to_owned), value }
}

/// A criterion with its supports by the ids of levels.
fn criterion_said(r: &Rulebook, criterion: &Criterion) -> Value {
    let Criterion { id, order, weight, because, citations, .. } = criterion;
    let question = r.question(criterion.question);
    let side = |side: Side| {
        criterion.sides.get(side).as_ref().map(|rule| {
            let levels = question.levels.iter().map(|level| level.id.to_string());
            let support: Map<String, Value> =
                collected(levels.zip(rule.support.iter().map(|support| json!(support))));
            json!({"says": rule.says, "support": support})
        })
    };
    json!({
        "id": id, "order": order, "question": question.id, "weight": weight, "bpo": side(Side::Bpo),
        "kpo": side(Side::Kpo), "because": because, "citations": citations,
    })
}

/// A question with its levels by their ids; their order is a value of its own.
fn question_said(question: &Question) -> Value {
    let Question { id, order, kind, topic, text, why, citations, may_not_apply, choice, ask, levels } =
        question;
    let said =
        |level: &Level| (level.id.to_string(), json!({"label": level.label, "example": level.example}));
    let said: Map<String, Value> = collected(levels.iter().map(said));
    let ids: Vec<&str> = levels.iter().map(|level| &*level.id).collect();
    json!({
        "id": id, "order": order, "kind": kind, "topic": topic, "text": text, "why": why, "citations": citations,
        "may-not-apply": may_not_apply, "choice": choice, "ask": ask, "level": said, "levels": ids,
    })
}
