//! A rule file as a tree, each value with its place.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::Text;

/// A value of a rule file and the bytes it stands in.
pub(super) struct Node {
    pub(super) span: Range<u32>,
    pub(super) value: Value,
}

/// A table's entries, in no order that matters.
pub(super) type Entries = Vec<(Key, Node)>;

pub(super) struct Key {
    pub(super) span: Range<u32>,
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

/// Half the size: a tree has thousands of them.
fn small(span: &Range<usize>) -> Range<u32> {
    let small = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    small(span.start)..small(span.end)
}

fn key(key: Spanned<Cow<'_, str>>) -> Key {
    Key { span: small(&key.span()), text: key.into_inner().into_owned().into() }
}

fn node(value: Spanned<DeValue<'_>>) -> Node {
    let span = small(&value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned().into()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number too large for a whole number"), Value::Whole),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Array(list) => Value::List(list.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    Node { span, value }
}
