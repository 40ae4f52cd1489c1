//! Conditions as rule files write them.

use crate::diagnostic::Fault;
use crate::rulebook::model::Text;
use crate::rulebook::node::{Node, Value};
use crate::rulebook::reader::{Reading, Table};
use crate::source::At;

/// A condition: one form a table.
pub(in crate::rulebook) enum RawCondition {
    All(Vec<RawCondition>),
    Any(Vec<RawCondition>),
    Not(Box<RawCondition>),
    Verdict(Vec<At<Text>>),
    Basis(Vec<At<Text>>),
    Answer { question: At<Text>, levels: Vec<At<Text>> },
}

impl RawCondition {
    /// Reads the condition under a key that must be there.
    pub(super) fn read(table: &mut Table<'_, '_>, key: &'static str) -> Option<Self> {
        let node = table.need(key)?;
        Self::node(node, table.reading)
    }

    fn node(node: Node, reading: &mut Reading<'_>) -> Option<Self> {
        reading.sub_table(node, "a condition", &Self::form)?
    }

    /// The one form of a table; where a key of it is unknown or a form could not be read, that was said already.
    fn form(table: &mut Table<'_, '_>) -> Option<Self> {
        let said = table.reading.log.len();
        let all = Self::parts(table, "all").map(Self::All);
        let any = Self::parts(table, "any").map(Self::Any);
        let not = table.take("not").and_then(|node| Self::node(node, table.reading));
        let not = not.map(|part| Self::Not(Box::new(part)));
        let verdict = Self::words(table, "verdict").map(Self::Verdict);
        let basis = Self::words(table, "basis").map(Self::Basis);
        let (question, levels) = (table.optional_text("question"), Self::words(table, "levels"));
        let half = question.is_some() != levels.is_some();
        let answer = question.zip(levels).map(|(question, levels)| Self::Answer { question, levels });
        let mut forms = [all, any, not, verdict, basis, answer].into_iter().flatten();
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

    fn parts(table: &mut Table<'_, '_>, key: &'static str) -> Option<Vec<Self>> {
        let list = Self::list(table, key, "a list of conditions")?;
        Some(list.into_iter().filter_map(|node| Self::node(node, table.reading)).collect())
    }

    fn words(table: &mut Table<'_, '_>, key: &'static str) -> Option<Vec<At<Text>>> {
        let list = Self::list(table, key, "a list of texts")?;
        Some(list.into_iter().filter_map(|node| table.reading.text(node)).collect())
    }

    /// The entries under a key; an empty list is a fault, since it would hold always or never.
    fn list(table: &mut Table<'_, '_>, key: &'static str, what: &'static str) -> Option<Vec<Node>> {
        let node = table.take(key)?;
        if matches!(&node.value, Value::List(list) if list.is_empty()) {
            let place = table.reading.place(&node.span);
            table.reading.log.push(Fault::Empty { what: "a list" }, &place);
        }
        Some(table.reading.list(node, what))
    }
}
