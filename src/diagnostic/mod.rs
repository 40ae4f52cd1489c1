//! What is wrong with an input: data with a code and a place. The wording stands in `wording` and `help`.

mod code;
mod fault;
mod help;
mod wording;

pub use code::Code;
pub use fault::{Changed, Fault, Language, Limited, Thing};

use crate::order::sort_by_key;
use crate::source::{NotText, Place, Source, Sources, Spotted};

/// One thing that is wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub fault: Fault,
    /// Where; `None` if it is something that is missing from the whole.
    pub place: Option<Place>,
    /// The field of a task that it is in, as `steps[0].answers.volume`, or the column of a table.
    pub field: Option<String>,
}

/// All that is wrong with an input, in the order of its text, and the texts that the places point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    /// The texts.
    pub sources: Sources,
    /// What is wrong; never empty.
    pub list: Vec<Diagnostic>,
}

#[allow(dead_code, clippy::allow_attributes, reason = "the build script words a fault by itself")]
impl Faults {
    /// The source that a diagnostic is of; `None` for what is missing from several together.
    pub fn source(&self, diagnostic: &Diagnostic) -> Option<&Source> {
        let placed = diagnostic.place.and_then(|place| self.sources.get(place.source));
        placed.or(self.sources.sole())
    }

    /// What to type instead, and where, if what is wrong stands in rules that nobody gave; `None` where the message says it.
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        let beneath = diagnostic.place.is_some_and(|place| self.sources.is_beneath(place.source));
        diagnostic.fault.help_in(beneath)
    }

    /// Where a diagnostic points into a text; `None` where there is nothing to show, as of a file that could not be read.
    pub fn place(&self, diagnostic: &Diagnostic) -> Option<Spotted<'_>> {
        self.sources.spotted(diagnostic.place?).filter(|spotted| !spotted.source.text.is_empty())
    }
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, diagnostic) in self.list.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{}: {}", diagnostic.fault.code(), diagnostic.fault.message())?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// A file that could not be read as text, and why: what is wrong is its whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What messages call it.
    pub name: String,
    /// What is wrong.
    pub fault: Box<Fault>,
}

impl Unread {
    /// A file of that name with that fault.
    pub fn new(name: String, fault: Fault) -> Self {
        Self { name, fault: Box::new(fault) }
    }
}

impl From<NotText> for Unread {
    fn from(NotText { name, encoding }: NotText) -> Self {
        Self::new(name, Fault::Encoding { encoding })
    }
}

impl From<Unread> for Faults {
    fn from(Unread { name, fault }: Unread) -> Self {
        let mut sources = Sources::default();
        sources.add(Source { name, text: String::new() });
        Self { sources, list: vec![Diagnostic { fault: *fault, place: None, field: None }] }
    }
}

/// Collects diagnostics while an input is read and checked.
#[derive(Debug, Default)]
pub(crate) struct Log {
    list: Vec<Diagnostic>,
    found: usize,
}

/// So many faults of one reading are kept: nobody reads on beyond, and a file of nothing but faults has many.
const MOST_KEPT: usize = 1_000;

/// So many faults get the name of their field: finding it goes through the text, and nobody reads on beyond.
const MOST_NAMED: usize = 100;

impl Log {
    pub(crate) fn push(&mut self, fault: Fault, place: &Place) {
        self.add(Diagnostic { fault, place: Some(*place), field: None });
    }

    /// How many faults were found so far.
    pub(crate) fn len(&self) -> usize {
        self.found
    }

    /// Names the field of each fault from the `from`th on, by its place.
    #[allow(dead_code, clippy::allow_attributes, reason = "the build script reads no task")]
    pub(crate) fn name_fields(&mut self, from: usize, field: impl Fn(&Place) -> Option<String>) {
        for diagnostic in self.list.iter_mut().skip(from).take(MOST_NAMED) {
            diagnostic.field = diagnostic.place.as_ref().and_then(&field);
        }
    }

    /// Takes back faults of a kind that were found after the first `from`.
    pub(crate) fn forget(&mut self, from: usize, unwanted: impl Fn(&Fault) -> bool) {
        let kept = self.list.split_off(from.min(self.list.len()));
        self.list.extend(kept.into_iter().filter(|diagnostic| !unwanted(&diagnostic.fault)));
        self.found = self.list.len();
    }

    /// Lets each fault be told otherwise.
    pub(crate) fn each(&mut self, f: impl FnMut(&mut Diagnostic)) {
        self.list.iter_mut().for_each(f);
    }

    pub(crate) fn push_whole(&mut self, fault: Fault) {
        self.add(Diagnostic { fault, place: None, field: None });
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        self.found += 1;
        if self.list.len() < MOST_KEPT {
            self.list.push(diagnostic);
        }
    }

    /// The value if nothing was found wrong, else everything that was, in the order of the text.
    pub(crate) fn finish<T>(mut self, value: Option<T>, sources: Sources) -> Result<T, Faults> {
        match value {
            Some(value) if self.list.is_empty() => Ok(value),
            _ => {
                in_order(&mut self.list);
                self.list.dedup();
                Err(Faults { sources, list: self.list })
            }
        }
    }
}

/// Words that other languages of conditions have for ours: by its letters alone `and` is nearest to `any`.
const MEANT: [(&str, &str); 2] = [("and", "all"), ("or", "any")];

/// Puts what was found in the order of the text.
pub(crate) fn in_order(list: &mut Vec<Diagnostic>) {
    sort_by_key(list, |diagnostic| diagnostic.place);
}

/// The known name nearest to what was typed, if one is near enough to be meant.
pub(crate) fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // A name of a megabyte is no slip of the finger, and comparing it takes time.
    if typed.len() > 100 {
        return None;
    }
    let typed = typed.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let meant = MEANT.iter().find(|(word, _)| *word == typed).map(|(_, meant)| *meant);
    if let Some(meant) = meant.filter(|meant| known.contains(meant)) {
        return Some(meant.to_owned());
    }
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn only_a_near_name_is_suggested() {
        let known = ["apricots", "plums", "fig"];
        assert_eq!(did_you_mean("apricot", known).as_deref(), Some("apricots"));
        assert_eq!(did_you_mean("PLUM", known).as_deref(), Some("plums"));
        assert_eq!(did_you_mean("pear", known), None);
        assert_eq!(did_you_mean("and", ["all", "any"]).as_deref(), Some("all"));
    }
}
