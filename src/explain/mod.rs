//! Why: an assessment put into statements, each with the citations that it rests on.

mod advice;
mod answers;
mod code;
mod entry;
mod found;
mod reasons;
mod service_names;
mod services;
mod tipping;

pub(crate) use advice::MOST_STEPS;
pub use advice::{advice, is_advised};
pub use answers::answer_in_words;
pub use code::{CodeExample, ExampleForm};
pub use entry::{Entry, EntryKind, services};
pub use found::Found;
pub use reasons::{Favors, Reason, name as reason_name, reasons};
pub(crate) use reasons::{rank, reason};
pub(crate) use service_names::ServiceNames;
pub(crate) use services::told as service_told;
pub use services::{ServiceFound, service};
pub use tipping::{tipping_point, work};

use crate::rulebook::{Citation, Document, Rulebook};

/// The documents of some citations, each once, in rulebook order.
pub fn documents_of<'r, 'c>(
    rulebook: &'r Rulebook,
    citations: impl IntoIterator<Item = &'c Citation>,
) -> Vec<&'r Document> {
    let cited: Vec<&str> = citations.into_iter().map(|citation| &*citation.document).collect();
    documents_named(rulebook, &cited)
}

/// The documents of some ids, each once, in rulebook order.
pub fn documents_named<'r>(rulebook: &'r Rulebook, ids: &[&str]) -> Vec<&'r Document> {
    rulebook.documents().iter().filter(|document| ids.contains(&&*document.id)).collect()
}

/// The names of some documents as a phrase: `airisX, FundsNet and EDUCBA`.
pub fn names_of(documents: &[&Document]) -> String {
    match documents {
        [] => String::new(),
        [one] => one.name.to_string(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(|document| document.name.as_ref()).collect();
            format!("{} and {}", most.join(", "), last.name)
        }
    }
}

/// A clause as a sentence: its first letter a capital, a full stop at the end.
pub fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if clause.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
