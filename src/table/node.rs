//! A TOML file as a tree, each value with its place.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Text;
use crate::diagnostic::{Fault, Language, Log};
use crate::order::sort_by_key;
use crate::source::{Place, SourceId};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// A table's entries, in no order that matters.
pub(crate) type Entries = Vec<(Key, Node)>;

#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) place: Place,
    pub(crate) text: Text,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(Text),
    Whole(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Entries),
    /// A date, or a time, as it is written.
    Date(Text),
    /// A number with a fraction, as it is written.
    Fraction(Text),
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
            Value::Fraction(_) => "a number with a fraction",
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
    errors.is_empty().then(|| entries(source, table.into_inner()))
}

fn entries(source: SourceId, table: DeTable<'_>) -> Entries {
    let both = |(text, value)| (key(source, text), node(source, value));
    let mut entries: Entries = table.into_iter().map(both).collect();
    sort_by_key(&mut entries, |(key, _)| key.place);
    entries
}

fn key(source: SourceId, key: Spanned<Cow<'_, str>>) -> Key {
    Key { place: Place::new(source, &key.span()), text: key.into_inner().into_owned().into() }
}

fn node(source: SourceId, value: Spanned<DeValue<'_>>) -> Node {
    let place = Place::new(source, &value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned().into()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number too large for a whole number"), Value::Whole),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Array(list) => Value::List(list.into_iter().map(|value| node(source, value)).collect()),
        DeValue::Table(table) => Value::Table(entries(source, table)),
        DeValue::Float(number) => Value::Fraction(number.as_str().to_owned().into()),
        DeValue::Datetime(date) => Value::Date(date.to_string().into()),
    };
    Node { place, value }
}
