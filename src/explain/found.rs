//! All that an id stands for.

use super::{CodeExample, Entry};
use crate::diagnostic::{Code, did_you_mean};
use crate::rulebook::Rulebook;

/// What an id stands for: at least one of the two.
#[derive(Debug, Clone)]
pub struct Found<'r> {
    /// The entries of the rulebook: a question and a criterion may share an id.
    pub entries: Vec<Entry<'r>>,
    /// The code of a fault, with its example.
    pub code: Option<(Code, CodeExample)>,
}

impl<'r> Found<'r> {
    /// All that an id stands for.
    ///
    /// # Errors
    /// The id that was meant, if this one stands for nothing and another is near.
    pub fn of(rulebook: &'r Rulebook, id: &str) -> Result<Self, Option<String>> {
        let entries: Vec<Entry<'r>> = Entry::all(rulebook).filter(|entry| entry.id() == id).collect();
        let code = Code::of(id).and_then(|code| Some((code, CodeExample::of(code)?)));
        if entries.is_empty() && code.is_none() {
            let known = Entry::all(rulebook).map(Entry::id);
            return Err(did_you_mean(id, known.chain(Code::ALL.iter().map(|code| code.id()))));
        }
        Ok(Self { entries, code })
    }
}
