//! In which values two entries differ.

use serde_json::Value;

/// A value of an entry that is another one in the second rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which, from the entry down, as `bpo`, `support` and the id of a level. What a list of citations or of services holds more or
    /// less has the path of the list.
    pub path: Vec<String>,
    /// What it was; `None` if there was none.
    pub from: Option<Value>,
    /// What it is; `None` if there is none.
    pub to: Option<Value>,
}

/// Everything in which two values differ. A value under one of the `whole` keys is compared as one.
pub(super) fn edits(from: &Value, to: &Value, whole: &[&str]) -> Vec<Edit> {
    let mut found = Vec::new();
    compare(&mut Vec::new(), from, to, whole, &mut found);
    found
}

fn compare(path: &mut Vec<String>, from: &Value, to: &Value, whole: &[&str], found: &mut Vec<Edit>) {
    let is_whole = matches!(path.as_slice(), [key] if whole.contains(&key.as_str()));
    match (from, to) {
        _ if from == to => {}
        (Value::Object(before), Value::Object(after)) if !is_whole => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                let of = |entry: &'_ serde_json::Map<String, Value>| entry.get(key).cloned();
                let (from, to) = (of(before).unwrap_or_default(), of(after).unwrap_or_default());
                path.push(key.clone());
                compare(path, &from, &to, whole, found);
                path.pop();
            }
        }
        (Value::Array(before), Value::Array(after)) if before.iter().chain(after).any(Value::is_object) => {
            let lost = before.iter().filter(|one| !after.contains(one));
            found.extend(lost.map(|one| edit(path, one, &Value::Null)));
            let won = after.iter().filter(|one| !before.contains(one));
            found.extend(won.map(|one| edit(path, &Value::Null, one)));
            // The same ones in another order.
            if before.iter().all(|one| after.contains(one)) && after.iter().all(|one| before.contains(one)) {
                found.push(edit(path, from, to));
            }
        }
        _ => found.push(edit(path, from, to)),
    }
}

fn edit(path: &[String], from: &Value, to: &Value) -> Edit {
    let there = |value: &Value| Some(value.clone()).filter(|value| !value.is_null());
    Edit { path: path.to_vec(), from: there(from), to: there(to) }
}
