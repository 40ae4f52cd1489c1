//! A TOML file as a tree, each value with its place.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Text;
use crate::diagnostic::{Fault, Language, Log};
use crate::source::{Place, SourceId};

/// A value of a file and the bytes it stands in.
pub(crate) struct Node {
    pub(crate) span: Range<u32>,
    pub(crate) value: Value,
}

/// A table's entries, in no order that matters.
pub(crate) type Entries = Vec<(Key, Node)>;

pub(crate) struct Key {
    pub(crate) span: Range<u32>,
    pub(crate) text: Text,
}

pub(crate) enum Value {
    Text(Text),
    Whole(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Entries),
    /// A date, or a time, as it is written.
    Date(Text),
    /// What no file of ours holds, by name.
    Other(&'static str),
}

impl Value {
    /// What messages call a value of this type.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Whole(_) => "a whole number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Date(_) => "a date",
            Value::Other(name) => name,
        }
    }
}

/// A whole TOML file; each syntax error goes to the log, and what could be read of a broken file is no ground for further faults.
pub(crate) fn read(source: SourceId, text: &str, log: &mut Log) -> Option<Entries> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let fault = Fault::Syntax { language: Language::Toml, message: error.message().to_owned() };
        log.push(fault, &Place::new(source, &error.span().unwrap_or(0..0)));
    }
    errors.is_empty().then(|| entries(table.into_inner()))
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
        DeValue::Datetime(date) => Value::Date(date.to_string().into()),
    };
    Node { span, value }
}
