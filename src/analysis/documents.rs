//! What each document alone would say.

use crate::assess::{Fit, Model, answers};
use crate::rulebook::{Document, PerSide, Rulebook, Verdict};
use crate::task::Answers;

/// What one document alone says of a task: by the sides that it states, each counted alike, and the gates it is cited for.
#[derive(Debug, Clone)]
pub struct Alone<'r> {
    /// The document.
    pub document: &'r Document,
    /// Its verdict, over all completions of the questions that it bears on.
    pub verdict: Verdict,
    /// Its fits; `None` for a side of which it says nothing.
    pub fit: PerSide<Option<Fit>>,
}

/// What each document alone says, in rulebook order.
pub fn documents<'r>(rulebook: &'r Rulebook, given: &Answers) -> Vec<Alone<'r>> {
    let alone = |document: &'r Document| {
        let assessment = answers(&Model::of_document(rulebook, &document.id), given);
        Alone { document, verdict: assessment.verdict, fit: assessment.fit }
    };
    rulebook.documents().iter().map(alone).collect()
}
