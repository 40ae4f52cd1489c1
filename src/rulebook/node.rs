//! One tree for a rule file, whichever text it came from: TOML with the place of each value, or the JSON that the build made
//! of the built-in rule files, which has no places.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::de::{DeTable, DeValue};
use toml::Spanned;

use super::model::Text;

/// A value of a rule file and the bytes it stands in.
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) value: Value,
}

/// A table's entries, in no order that matters.
pub(super) type Entries = Vec<(Key, Node)>;

pub(super) struct Key {
    pub(super) span: Range<usize>,
    pub(super) text: Text,
}

pub(super) enum Value {
    Text(Text),
    Whole(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Entries),
    /// What no rule file holds, by name.
    Other(&'static str),
}

impl Value {
    /// What messages call a value of this type.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Whole(_) => "a whole number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(name) => name,
        }
    }
}

/// A whole TOML file: what could be read of it, and each syntax error with its place.
pub(super) fn from_toml(text: &str) -> (Entries, Vec<(String, Range<usize>)>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let errors = errors.iter().map(|e| (e.message().to_owned(), e.span().unwrap_or(0..0))).collect();
    (entries(table.into_inner()), errors)
}

fn entries(table: DeTable<'_>) -> Entries {
    let mut entries: Entries = table.into_iter().map(|(text, value)| (key(text), node(value))).collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

fn key(key: Spanned<Cow<'_, str>>) -> Key {
    Key { span: key.span(), text: key.into_inner().into_owned().into() }
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned().into()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other("a number this large"), Value::Whole)
        }
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Array(list) => Value::List(list.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    Node { span, value }
}

impl Deserialize<'static> for Node {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { span: 0..0, value: deserializer.deserialize_any(ValueVisitor)? })
    }
}

struct ValueVisitor;

impl Visitor<'static> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value of a rule file")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Other("a number this large"), Value::Whole))
    }

    fn visit_borrowed_str<E>(self, text: &'static str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned().into()))
    }

    fn visit_seq<A: SeqAccess<'static>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::with_capacity(ROOM);
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'static>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::with_capacity(ROOM);
        while let Some((key, node)) = map.next_entry::<KeyText<'static>, Node>()? {
            entries.push((Key { span: 0..0, text: key.0 }, node));
        }
        Ok(Value::Table(entries))
    }
}

/// Most tables and lists have no more entries than this: room for them is made at once.
const ROOM: usize = 6;

/// A key, borrowed where the text allows it.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct KeyText<'t>(#[serde(borrow)] Cow<'t, str>);
