//! The fields of a task that a policy may ask for.

use serde_json::value::RawValue;

use super::Told;
use crate::rulebook::Truth;
use crate::table::Text;
use crate::task::{Part, Task, fields_of};

/// A field of a task beside its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// One that every task may have.
    Named(&'static str, Part),
    /// What its owner keeps with it, by key.
    Meta(Text),
}

impl Field {
    /// The field of a name, as `declared` or `meta.cost_center`.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Some(key) = name.strip_prefix("meta.").filter(|key| !key.is_empty()) {
            return Some(Self::Meta(key.to_owned().into()));
        }
        Part::NAMED.iter().find(|(known, _)| *known == name).map(|(name, part)| Self::Named(name, *part))
    }

    /// Every name that a field can have, for suggestions.
    pub(super) fn names() -> Vec<String> {
        let names = Part::NAMED.iter().map(|(name, _)| *name);
        names.chain(["meta.KEY"]).map(str::to_owned).collect()
    }

    /// Its name.
    pub fn name(&self) -> String {
        match self {
            Self::Named(name, _) => (*name).to_owned(),
            Self::Meta(key) => format!("meta.{key}"),
        }
    }

    /// What of a task it is.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Named(_, part) => *part,
            Self::Meta(_) => Part::Meta,
        }
    }

    /// What a task has in it, each thing by itself; of the service that of its steps too. Nothing if it says nothing.
    pub(super) fn of(&self, task: &Task) -> Vec<String> {
        let all: Vec<String> = match (self, self.part()) {
            (Self::Meta(key), _) => task.meta.iter().flat_map(|kept| kept_under(kept, key)).collect(),
            (_, Part::Id) => task.id.iter().cloned().collect(),
            (_, Part::Title) => task.title.iter().cloned().collect(),
            (_, Part::Service) => {
                let steps = task.steps.iter().filter_map(|step| step.service.as_ref());
                task.service.iter().chain(steps).cloned().collect()
            }
            (_, Part::Declared) => task.declared.iter().map(|verdict| verdict.id().to_owned()).collect(),
            (_, Part::AnsweredBy) => task.answered_by.iter().cloned().collect(),
            (_, Part::AnsweredOn) => task.answered_on.iter().cloned().collect(),
            // Rules on answers and notes have forms of their own.
            (_, Part::Answers | Part::Answer(_) | Part::Note(_) | Part::Meta) => Vec::new(),
        };
        all.into_iter().filter(|said| says(said)).collect()
    }
}

impl Told {
    /// Whether it is true of a task. Small letters are the same as capital ones, and spaces around count for nothing.
    pub(super) fn holds(&self, task: &Task) -> Truth {
        let found = self.field.of(task);
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        let is = |value: &Text| found.iter().any(|found| same(found, value));
        match &self.values {
            None => Truth::from(!found.is_empty()),
            Some(values) => Truth::from(values.iter().any(is)),
        }
    }
}

/// Whether a text says anything: blanks, and what no reader sees, do not.
pub(super) fn says(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// What stands under a key of what the owner keeps, given twice or not; of a list each entry. A text as it reads, anything else as
/// it is written.
fn kept_under(kept: &RawValue, key: &str) -> Vec<String> {
    let read = |value: &RawValue| {
        let text = serde_json::from_str::<String>(value.get()).unwrap_or_else(|_| value.get().to_owned());
        (value.get() != "null").then_some(text)
    };
    let entries = |value: &RawValue| match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        Ok(list) => list.into_iter().filter_map(read).collect::<Vec<String>>(),
        Err(_) => read(value).into_iter().collect(),
    };
    let fields = fields_of(kept).into_iter();
    fields.filter(|(name, _)| *name == *key).flat_map(|(_, value)| entries(value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meta_is_read_by_key() {
        let text = r#"{"a":4711,"b":"x","c":null,"d":" ","e":true,"f":["US",null],"b":"y","g":[]}"#;
        let kept = RawValue::from_string(text.to_owned()).unwrap();
        let of = |key| kept_under(&kept, key);
        assert_eq!(of("a"), ["4711"]);
        assert_eq!(of("b"), ["x", "y"]);
        assert_eq!(of("e"), ["true"]);
        assert_eq!(of("f"), ["US"]);
        assert!(of("c").is_empty() && of("g").is_empty() && of("z").is_empty());
        assert!(!says(" \u{200b}") && says("é"));
    }
}
