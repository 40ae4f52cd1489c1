//! The fields of a task that a policy may ask for.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::Told;
use crate::rulebook::Truth;
use crate::table::Text;
use crate::task::{Part, Task};

/// A field of a task beside its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Its id.
    Id,
    /// Its title.
    Title,
    /// The service that it is said to be.
    Service,
    /// What its owner holds it for.
    Declared,
    /// Who answered.
    AnsweredBy,
    /// When.
    AnsweredOn,
    /// What its owner keeps with it, by key.
    Meta(Text),
}

/// The fields by name, but for those within `meta`.
const NAMED: [(&str, Field); 6] = [
    ("id", Field::Id),
    ("title", Field::Title),
    ("service", Field::Service),
    ("declared", Field::Declared),
    ("answered_by", Field::AnsweredBy),
    ("answered_on", Field::AnsweredOn),
];

impl Field {
    /// The field of a name, as `declared` or `meta.cost_center`.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Some(key) = name.strip_prefix("meta.").filter(|key| !key.is_empty()) {
            return Some(Self::Meta(key.to_owned().into()));
        }
        NAMED.iter().find(|(known, _)| *known == name).map(|(_, field)| field.clone())
    }

    /// Every name that a field can have, for suggestions.
    pub(super) fn names() -> Vec<String> {
        let names = NAMED.iter().map(|(name, _)| *name);
        names.chain(["meta.KEY"]).map(str::to_owned).collect()
    }

    /// Its name.
    pub fn name(&self) -> String {
        match self {
            Self::Meta(key) => format!("meta.{key}"),
            other => NAMED.iter().find(|(_, field)| field == other).map_or("", |(name, _)| name).to_owned(),
        }
    }

    /// What of a task it is.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::Id => Part::Id,
            Self::Title => Part::Title,
            Self::Service => Part::Service,
            Self::Declared => Part::Declared,
            Self::AnsweredBy => Part::AnsweredBy,
            Self::AnsweredOn => Part::AnsweredOn,
            Self::Meta(_) => Part::Meta,
        }
    }

    /// What a task has in it; `None` for nothing.
    pub(super) fn of(&self, task: &Task) -> Option<String> {
        match self {
            Self::Id => task.id.clone(),
            Self::Title => task.title.clone(),
            Self::Service => task.service.clone(),
            Self::Declared => task.declared.map(|verdict| verdict.id().to_owned()),
            Self::AnsweredBy => task.answered_by.clone(),
            Self::AnsweredOn => task.answered_on.clone(),
            Self::Meta(key) => meta(task.meta.as_deref()?, key),
        }
    }
}

impl Told {
    /// Whether it is true of a task.
    pub(super) fn holds(&self, task: &Task) -> Truth {
        let found = self.field.of(task);
        match &self.values {
            None => Truth::from(found.is_some()),
            Some(values) => {
                Truth::from(found.is_some_and(|found| values.iter().any(|value| *value == *found)))
            }
        }
    }
}

/// What stands under a key of what the owner keeps: a text as it reads, anything else as it is written.
fn meta(meta: &RawValue, key: &str) -> Option<String> {
    let kept: BTreeMap<String, &RawValue> = serde_json::from_str(meta.get()).ok()?;
    let value = kept.get(key)?.get();
    let text = serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned());
    (value != "null" && !text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meta_is_read_by_key() {
        let kept =
            RawValue::from_string(r#"{"a":4711,"b":"x","c":null,"d":" ","e":true}"#.to_owned()).unwrap();
        let of = |key| meta(&kept, key);
        assert_eq!(of("a").as_deref(), Some("4711"));
        assert_eq!(of("b").as_deref(), Some("x"));
        assert_eq!(of("e").as_deref(), Some("true"));
        assert_eq!((of("c"), of("d"), of("z")), (None, None, None));
    }
}
