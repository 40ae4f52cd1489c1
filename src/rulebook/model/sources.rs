//! What a rulebook rests on and what it has to say beside the verdict: documents, citations, services, advice, limits.

use serde::{Deserialize, Serialize};

use super::Text;
use crate::rulebook::Condition;

/// Which service of its rulebook, by position in rulebook order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct ServiceIx(pub(in crate::rulebook) usize);

/// A published document that the rules rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Document {
    /// The id that citations use.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// The short name that reports show.
    pub name: Text,
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When, in words; `undated` where it does not say.
    pub date: Text,
    /// Where it stands, if known.
    pub link: Option<Text>,
    /// What its publisher earns by the subject.
    pub interest: Option<Text>,
    /// The SHA-256 of the text that was read, in lower-case hexadecimal.
    pub sha256: Option<Text>,
}

/// Of which side a cited phrase speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum States {
    /// Of BPO.
    Bpo,
    /// Of KPO.
    Kpo,
    /// Of both.
    Both,
}

/// Where a document states something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Citation {
    /// The id of the document.
    pub document: Text,
    /// The heading above the phrase; empty before the first.
    pub heading: Text,
    /// One to eight words, word for word.
    pub phrase: Text,
    /// The side that the phrase speaks of.
    pub side: States,
}

/// A service that documents name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Service {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// What it is called.
    pub name: Text,
    /// What else people call it.
    pub synonyms: Vec<Text>,
    /// Who counts it as work for a BPO.
    pub bpo: Vec<Citation>,
    /// Who counts it as work for a KPO.
    pub kpo: Vec<Citation>,
    /// Services that are close to it.
    pub near: Vec<ServiceIx>,
    /// What else must be said.
    pub note: Option<Text>,
}

impl Service {
    /// Its id, its name and its synonyms as [`words`].
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.called().map(words)
    }

    /// The same as they are written.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        [&self.id, &self.name].into_iter().chain(&self.synonyms).map(|name| &**name)
    }
}

/// The words of a text in lower case with a space around each, so that whole words are found as parts: neither case nor what
/// stands between words tells two names apart.
pub fn words(text: &str) -> String {
    let mut all = String::with_capacity(text.len() + 2);
    all.push(' ');
    let mut rest = text;
    loop {
        // Run by run, which takes a third of the time of letter by letter.
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (plain, beyond) = rest.split_at(run);
        all.push_str(plain);
        let mut letters = beyond.chars();
        let Some(c) = letters.next() else { break };
        if c.is_alphanumeric() {
            all.extend(c.to_lowercase());
        } else if !all.ends_with(' ') {
            all.push(' ');
        }
        rest = letters.as_str();
    }
    if !all.ends_with(' ') {
        all.push(' ');
    }
    all.make_ascii_lowercase();
    all
}

/// What a piece of advice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AdviceKind {
    /// A next step; its text begins with a verb.
    Step,
    /// Something to watch.
    Watch,
}

/// What to do next, or to watch, where its condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Advice {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// What it is.
    pub kind: AdviceKind,
    /// What it is about, in a few words.
    pub topic: Text,
    /// When it is given.
    pub when: Condition,
    /// The advice.
    pub text: Text,
    /// Why, where no document states it: our own suggestion.
    pub because: Option<Text>,
    /// The documents that state it.
    pub citations: Vec<Citation>,
}

/// Something that a report does not tell.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Limit {
    /// Its id.
    pub id: Text,
    /// Its place in rulebook order.
    pub order: i64,
    /// What is not told.
    pub text: Text,
    /// Why it is said, where no document states it.
    pub because: Option<Text>,
    /// The documents that state it.
    pub citations: Vec<Citation>,
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_stand_between_single_spaces() {
        assert_eq!(words("  Call-Center,\nÄRZTE 24/7!"), " call center ärzte 24 7 ");
        assert_eq!(words("a"), " a ");
        assert_eq!(words("--"), " ");
    }
}
