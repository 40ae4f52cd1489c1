//! Conditions as rule files and policies write them.

use crate::diagnostic::Fault;
use crate::source::At;
use crate::table::{Node, Reading, Table, Text, Value};

/// What a condition may read beside the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// Answers, as advice does.
    Answers,
    /// Answers, and fields of the task, as policies do.
    Fields,
}

/// A condition on a field of a task: that it has one of some values, or just that it is given.
#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) name: At<Text>,
    pub(crate) values: Option<Vec<At<Text>>>,
}

/// A condition: one form a table.
#[derive(Debug)]
pub(crate) enum RawCondition {
    All(Vec<RawCondition>),
    Any(Vec<RawCondition>),
    Not(Box<RawCondition>),
    Verdict(Vec<At<Text>>),
    Basis(Vec<At<Text>>),
    Answer { question: At<Text>, levels: Vec<At<Text>> },
    Field(RawField),
}

impl RawCondition {
    /// Reads the condition under a key that must be there.
    pub(crate) fn read(table: &mut Table<'_, '_>, key: &'static str, reads: Reads) -> Option<Self> {
        let node = table.need(key)?;
        Self::node(node, table.reading, reads)
    }

    /// Reads the condition under a key that may be left out.
    pub(crate) fn optional(table: &mut Table<'_, '_>, key: &'static str, reads: Reads) -> Option<Self> {
        let node = table.take(key)?;
        Self::node(node, table.reading, reads)
    }

    fn node(node: Node, reading: &mut Reading<'_>, reads: Reads) -> Option<Self> {
        reading.sub_table(node, "a condition", &|table: &mut Table<'_, '_>| Self::form(table, reads))?
    }

    /// The one form of a table; where a key of it is unknown or a form could not be read, that was said already.
    fn form(table: &mut Table<'_, '_>, reads: Reads) -> Option<Self> {
        let said = table.reading.log.len();
        let all = Self::parts(table, "all", reads).map(Self::All);
        let any = Self::parts(table, "any", reads).map(Self::Any);
        let not = table.take("not").and_then(|node| Self::node(node, table.reading, reads));
        let not = not.map(|part| Self::Not(Box::new(part)));
        let verdict = Self::words(table, "verdict").map(Self::Verdict);
        let basis = Self::words(table, "basis").map(Self::Basis);
        let (question, levels) = (table.optional_text("question"), Self::words(table, "levels"));
        let half = question.is_some() != levels.is_some();
        let answer = question.zip(levels).map(|(question, levels)| Self::Answer { question, levels });
        let field = (reads == Reads::Fields).then(|| Self::field(table)).flatten();
        let mut forms = [all, any, not, verdict, basis, answer, field].into_iter().flatten();
        match (forms.next(), forms.next(), half) {
            (Some(form), None, false) => Some(form),
            _ => {
                if table.is_empty() && table.reading.log.len() == said {
                    table.reading.log.push(Fault::BadCondition, &table.place);
                }
                None
            }
        }
    }

    fn field(table: &mut Table<'_, '_>) -> Option<Self> {
        let (name, values) = (table.optional_text("field"), Self::words(table, "values"));
        name.map(|name| Self::Field(RawField { name, values }))
    }

    fn parts(table: &mut Table<'_, '_>, key: &'static str, reads: Reads) -> Option<Vec<Self>> {
        let list = Self::list(table, key)?;
        Some(list.into_iter().filter_map(|node| Self::node(node, table.reading, reads)).collect())
    }

    fn words(table: &mut Table<'_, '_>, key: &'static str) -> Option<Vec<At<Text>>> {
        let node = table.take(key)?;
        Some(table.reading.texts(node))
    }

    /// The entries under a key; an empty list is a fault, since it would hold always or never.
    fn list(table: &mut Table<'_, '_>, key: &'static str) -> Option<Vec<Node>> {
        let node = table.take(key)?;
        if matches!(&node.value, Value::List(list) if list.is_empty()) {
            table.reading.log.push(Fault::Empty { what: "a list" }, &node.place);
        }
        Some(table.reading.list(node, "a list of conditions"))
    }
}
