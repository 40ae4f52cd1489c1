//! Documents, and where they state something.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::words::{Heading, Id, Phrase, Text, maybe};
use crate::rulebook::{self, States};

/// That an entry rests on a document or says why it is our own.
pub(super) fn grounded() -> Value {
    let cited = json!({ "required": ["citations"], "properties": { "citations": { "minItems": 1 } } });
    json!([cited, { "required": ["because"] }])
}

/// A published document that the rules rest on.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "document", deny_unknown_fields)]
pub(super) struct Document {
    /// The id by which citations name it: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the documents: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The short name that reports show.
    name: Text,
    /// Its title.
    title: Text,
    /// Who published it.
    publisher: Text,
    /// When, in words; `"undated"` where it does not say.
    date: Text,
    /// Where it stands.
    link: Option<Text>,
    /// What its publisher earns by the subject.
    interest: Option<Text>,
    /// The SHA-256 of the text that was read, in lower-case hexadecimal.
    sha256: Option<Text>,
}

/// Where a document states something.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "citation", deny_unknown_fields)]
pub(crate) struct Citation {
    /// The id of the document.
    document: Id,
    /// The heading above the phrase, word for word; `""` before the first.
    heading: Heading,
    /// One to eight words, word for word.
    phrase: Phrase,
    /// The side that the phrase speaks of.
    side: States,
}

impl From<&rulebook::Document> for Document {
    fn from(document: &rulebook::Document) -> Self {
        Self {
            id: (&document.id).into(),
            order: Some(document.order),
            name: (&document.name).into(),
            title: (&document.title).into(),
            publisher: (&document.publisher).into(),
            date: (&document.date).into(),
            link: maybe(document.link.as_ref()),
            interest: maybe(document.interest.as_ref()),
            sha256: maybe(document.sha256.as_ref()),
        }
    }
}

/// Citations; `None` for none, for then the key is left out.
pub(super) fn citations(citations: &[rulebook::Citation]) -> Option<Vec<Citation>> {
    let one = |citation: &rulebook::Citation| Citation {
        document: (&citation.document).into(),
        heading: (&citation.heading).into(),
        phrase: (&citation.phrase).into(),
        side: citation.side,
    };
    (!citations.is_empty()).then(|| citations.iter().map(one).collect())
}
