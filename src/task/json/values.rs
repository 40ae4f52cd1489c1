//! Reading one value of a task in JSON: a text, a list, an object, an answer.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::fields::{Fields, Form, syntax};
use crate::diagnostic::Fault;
use crate::rulebook::Question;
use crate::source::Place;
use crate::task::Answer;
use crate::task::reader::{Reader, span};
use crate::task::said::{Word, said, several};

impl<'t> Reader<'t> {
    pub(super) fn wrong_type(&mut self, wanted: &'static str, value: &RawValue) {
        self.push(Fault::WrongType { wanted, found: Form::of(value).name() }, value.get());
    }

    /// A text with something in it; `null` stands for none.
    pub(super) fn text(&mut self, value: &'t RawValue) -> Option<String> {
        match Form::of(value) {
            Form::Null => None,
            Form::Text => {
                let text: String = self.parse(value)?;
                let blank = text.trim().is_empty();
                if blank {
                    self.push(Fault::Empty { what: "a text" }, value.get());
                }
                (!blank).then_some(text)
            }
            _ => {
                self.wrong_type("a text", value);
                None
            }
        }
    }

    /// A note: one with nothing in it is none.
    pub(super) fn note(&mut self, value: &'t RawValue) -> Option<String> {
        match Form::of(value) {
            Form::Text => self.parse(value).filter(|note: &String| !note.is_empty()),
            _ => self.text(value),
        }
    }

    /// The fields of an object; each that is given twice is a fault.
    pub(super) fn object(&mut self, value: &'t RawValue) -> Option<Fields<'t>> {
        if Form::of(value) != Form::Object {
            self.wrong_type("an object", value);
            return None;
        }
        let fields: Fields<'t> = self.parse(value)?;
        let mut seen = std::collections::BTreeSet::new();
        for (name, field) in &fields.0 {
            if !seen.insert(name.as_ref()) {
                let key = name.clone().into_owned();
                self.push_at_name(Fault::DuplicateKey { key }, name, field);
            }
        }
        Some(fields)
    }

    pub(super) fn list(&mut self, value: &'t RawValue) -> Option<Vec<&'t RawValue>> {
        if Form::of(value) != Form::List {
            self.wrong_type("a list", value);
            return None;
        }
        self.parse(value)
    }

    /// A value whose form was looked at before: what could still be wrong with it no text that is JSON leads to.
    fn parse<T: serde::Deserialize<'t>>(&mut self, value: &'t RawValue) -> Option<T> {
        match serde_json::from_str(value.get()) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let fault = syntax(&error);
                self.push(fault, value.get());
                None
            }
        }
    }

    /// A fault of a field's name; a name with escapes is not borrowed from the text, its fault stands at the value.
    pub(super) fn push_at_name(&mut self, fault: Fault, name: &str, value: &RawValue) {
        let place = self.place_of_name(name, value);
        self.log.push(fault, &place);
    }

    /// Where the name of a field stands.
    pub(super) fn place_of_name(&self, name: &str, value: &RawValue) -> Place {
        let borrowed = span(self.text, name) != (0..0);
        self.place(if borrowed { name } else { value.get() })
    }

    /// What was said to a question.
    pub(super) fn answer(&mut self, question: &Question, value: &'t RawValue) -> Option<Answer> {
        match Form::of(value) {
            Form::Null => Some(Answer::Unknown),
            Form::Text | Form::Number => {
                let word = self.word(value)?;
                said(question, &word, &mut self.log)
            }
            Form::List => {
                let entries = self.list(value)?;
                let words: Vec<Option<Word<'t>>> =
                    entries.iter().map(|entry| self.level_word(entry)).collect();
                let sound = words.iter().all(Option::is_some);
                let words: Vec<Word<'t>> = words.into_iter().flatten().collect();
                // A list of which no entry is a level is not empty: what is wrong with it was said.
                if words.is_empty() && !sound {
                    return None;
                }
                let whole = self.place(value.get());
                several(question, &words, &whole, &mut self.log).filter(|_| sound)
            }
            Form::Flag | Form::Object => {
                self.wrong_type("a level, a list of levels, \"unknown\" or null", value);
                None
            }
        }
    }

    fn level_word(&mut self, value: &'t RawValue) -> Option<Word<'t>> {
        if matches!(Form::of(value), Form::Text | Form::Number) {
            return self.word(value);
        }
        self.wrong_type("a level", value);
        None
    }

    /// A text, or a number as it stands.
    pub(super) fn word(&mut self, value: &'t RawValue) -> Option<Word<'t>> {
        let word: Cow<'t, str> = match Form::of(value) {
            Form::Number => value.get().trim().into(),
            _ => self.text(value)?.into(),
        };
        Some(self.word_at(word, value.get()))
    }
}
