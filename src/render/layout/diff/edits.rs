//! In which values an entry differs, in words: clauses that go on after its name.

use serde_json::Value;

use super::values::{fits, grounds, id, leans, level, listed, provider, shown, word};
use crate::diagnostic::Thing;
use crate::diff::{Edit, Subject};

/// A clause for each value that differs; one for all supports of a side.
pub(super) fn clauses(subject: Subject, edits: &[Edit]) -> Vec<String> {
    // That the reason is another one is told by the reason itself.
    let alone = !edits.iter().any(|edit| has_reason(&edit.path));
    let mut clauses: Vec<String> = Vec::new();
    for side in ["bpo", "kpo"] {
        let on =
            edits.iter().filter(|edit| matches!(keys(edit).as_slice(), [of, "support", _] if *of == side));
        let on: Vec<String> = on.map(support).collect();
        if !on.is_empty() {
            clauses.push(format!("supports {} by {}", provider(side), on.join(", ")));
        }
    }
    let others = edits.iter().filter(|edit| match keys(edit).as_slice() {
        [_, "support", _] => false,
        ["because"] => alone,
        _ => true,
    });
    clauses.extend(others.map(|edit| clause(subject, edit)));
    clauses
}

/// Whether a value is of those that the reason of an entry is given for.
pub(super) fn has_reason(path: &[String]) -> bool {
    let first = path.first().map_or("", String::as_str);
    matches!(first, "weight" | "bpo" | "kpo" | "lean" | "levels" | "verdict" | "question")
}

fn keys(edit: &Edit) -> Vec<&str> {
    edit.path.iter().map(String::as_str).collect()
}

/// The support at one level.
fn support(edit: &Edit) -> String {
    let level = edit.path.last().map_or("", String::as_str);
    match (&edit.from, &edit.to) {
        (Some(from), Some(to)) => format!("{} instead of {} at `{level}`", shown(to), shown(from)),
        (None, Some(to)) => format!("{} at `{level}`", shown(to)),
        (Some(from), None) => format!("nothing instead of {} at `{level}`", shown(from)),
        (None, None) => format!("nothing at `{level}`"),
    }
}

fn clause(subject: Subject, edit: &Edit) -> String {
    let (from, to) = (edit.from.as_ref(), edit.to.as_ref());
    let instead = |show: &dyn Fn(&Value) -> String, empty: &str| {
        let [to, from] = [to, from].map(|value| value.map_or(empty.to_owned(), show));
        format!("{to} instead of {from}")
    };
    let keys = keys(edit);
    match (subject, keys.as_slice()) {
        (Subject::About, ["name"]) => format!("is called {}", instead(&shown, "nothing")),
        (Subject::About, ["version"]) => format!("is of version {}", instead(&shown, "none")),
        (_, ["weight"]) => format!("weighs {}", instead(&shown, "nothing")),
        (_, ["question"]) => format!("reads the question {}", instead(&id, "none")),
        (_, ["verdict"]) => format!("gives {}", instead(&word, "nothing")),
        (Subject::Entry(Thing::Gate), ["levels"]) => format!("fires on {}", instead(&listed, "nothing")),
        (Subject::Entry(Thing::Question), ["levels"]) => {
            format!("has its levels in the order {}", instead(&listed, "none"))
        }
        (Subject::Entry(Thing::Band), ["lean"]) => format!("holds leans {}", instead(&leans, "of any size")),
        (Subject::Entry(Thing::Band), [side @ ("bpo" | "kpo")]) => {
            format!("holds fits of {} {}", provider(side), instead(&fits, "of any size"))
        }
        (Subject::Entry(Thing::Criterion), [side @ ("bpo" | "kpo")]) => match to {
            Some(_) => format!("speaks of {} too", provider(side)),
            None => format!("speaks of {} no more", provider(side)),
        },
        (Subject::Entry(Thing::Question), ["level", at]) => match (from, to) {
            (_, Some(added)) => format!("has the level `{at}` too: {}", level(added)),
            (Some(removed), _) => format!("has the level `{at}` no more: {}", level(removed)),
            (None, None) => String::new(),
        },
        (Subject::Entry(Thing::Question), ["level", at, key]) => {
            format!("has as {key} of `{at}` {}", instead(&shown, "none"))
        }
        (Subject::Certainty, ["percent"]) => {
            format!("is {} in 100 ways", instead(&shown, "none"))
        }
        (Subject::Strength, [key @ ("clear" | "strong")]) => {
            format!("is {key} from {} percentage points on", instead(&shown, "none"))
        }
        (_, ["citations"]) => cites("", from, to),
        (Subject::Entry(Thing::Service), [side @ ("bpo" | "kpo")]) => {
            cites(&format!(" as work for {}", provider(side)), from, to)
        }
        _ => format!("has as `{}` {}", keys.join("."), instead(&shown, "none")),
    }
}

/// What it rests on now, or no longer rests on.
fn cites(what: &str, from: Option<&Value>, to: Option<&Value>) -> String {
    match (from, to) {
        (None, Some(added)) => format!("rests{what} on {} too", grounds(added)),
        (Some(removed), None) => format!("rests{what} on {} no more", grounds(removed)),
        _ => format!("rests{what} on the same in another order"),
    }
}
