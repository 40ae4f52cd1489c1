//! The fields of a JSON object as they stand in its text: none lost, none merged, each with its place.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Fault, Language};
use crate::source::json_compact;

/// The fields of an object in the order of the text, one given twice included.
pub(super) struct Fields<'t>(pub(super) Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> Fields<'t> {
    /// The value of a field; `null` is the same as a field left out.
    pub(super) fn get(&self, name: &str) -> Option<&'t RawValue> {
        let (_, value) = self.0.iter().find(|(field, _)| field == name)?;
        (Form::of(value) != Form::Null).then_some(*value)
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor).map(Self)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
            fields.push((name.0, value));
        }
        Ok(fields)
    }
}

/// A name, borrowed where it has no escapes.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

/// What a JSON value is, by its first character: the text was found to be JSON before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Null,
    Flag,
    Number,
    Text,
    List,
    Object,
}

impl Form {
    pub(super) fn of(value: &RawValue) -> Self {
        match value.get().trim_start().bytes().next() {
            Some(b'n') | None => Self::Null,
            Some(b't' | b'f') => Self::Flag,
            Some(b'"') => Self::Text,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Object,
            Some(_) => Self::Number,
        }
    }

    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag => "true or false",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// What serde_json says of a text, without the place that it adds: a diagnostic has its own.
pub(in crate::task) fn syntax(error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    Fault::Syntax { language: Language::Json, message: message.to_owned() }
}

/// The fields of an object, one given twice included; none if it is no object.
pub fn fields_of(value: &RawValue) -> Vec<(Cow<'_, str>, &RawValue)> {
    serde_json::from_str::<Fields<'_>>(value.get()).map_or_else(|_| Vec::new(), |fields| fields.0)
}

/// A value without the white space between its parts: a report may have to stand in one line.
pub(in crate::task) fn compact(value: &RawValue) -> Option<Box<RawValue>> {
    RawValue::from_string(json_compact(value.get())).ok()
}
