//! Reading one value of a task: a text, a list of texts, an answer.

use serde_json::value::RawValue;

use super::fields::{Fields, Form, span, syntax};
use super::{Answer, LevelSet};
use crate::diagnostic::{Fault, Log, did_you_mean};
use crate::rulebook::{Kind, Question};
use crate::source::{Place, SourceId};

/// What one reading of a task needs everywhere: the text, and what was found wrong so far.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) source: SourceId,
    pub(super) log: Log,
}

impl<'t> Reader<'t> {
    pub(super) fn place(&self, part: &str) -> Place {
        Place::new(self.source, &span(self.text, part))
    }

    pub(super) fn push(&mut self, fault: Fault, part: &str) {
        let place = self.place(part);
        self.log.push(fault, &place);
    }

    pub(super) fn wrong_type(&mut self, wanted: &'static str, value: &RawValue) {
        self.push(Fault::WrongType { wanted, found: Form::of(value).name() }, value.get());
    }

    /// A text; `null` stands for none.
    pub(super) fn text(&mut self, value: &'t RawValue) -> Option<String> {
        match Form::of(value) {
            Form::Null => None,
            Form::Text => self.parse(value),
            _ => {
                self.wrong_type("a text", value);
                None
            }
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

    /// A value whose form was looked at before. What can still be wrong is an escape that stands for no character.
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
        let borrowed = span(self.text, name) != (0..0);
        self.push(fault, if borrowed { name } else { value.get() });
    }

    /// What was said to a question.
    pub(super) fn answer(&mut self, question: &Question, value: &'t RawValue) -> Option<Answer> {
        match Form::of(value) {
            Form::Null => Some(Answer::Unknown),
            Form::List => self.levels(question, value),
            Form::Text | Form::Number => match self.word(value)?.as_str() {
                "unknown" => Some(Answer::Unknown),
                "not_applicable" if question.level("not_applicable").is_none() => {
                    self.not_applicable(question, value)
                }
                word => {
                    let level = self.level(question, word, value)?;
                    Some(match question.kind {
                        Kind::AnyOf => Answer::Chosen(LevelSet::default().with(level)),
                        Kind::Scale | Kind::OneOf => Answer::Level(level),
                    })
                }
            },
            Form::Flag | Form::Object => {
                self.wrong_type("a level, a list of levels, \"unknown\" or null", value);
                None
            }
        }
    }

    fn not_applicable(&mut self, question: &Question, value: &RawValue) -> Option<Answer> {
        if !question.may_not_apply {
            self.push(Fault::AlwaysApplies { question: question.id.to_string() }, value.get());
            return None;
        }
        Some(Answer::NotApplicable)
    }

    /// Several levels: the choice of an any-of question, else those that are possible.
    fn levels(&mut self, question: &Question, value: &'t RawValue) -> Option<Answer> {
        let mut levels = LevelSet::default();
        let mut sound = true;
        let entries = self.list(value)?;
        for entry in &entries {
            if !matches!(Form::of(entry), Form::Text | Form::Number) {
                self.wrong_type("a level", entry);
                sound = false;
                continue;
            }
            let Some(level) = self.word(entry).and_then(|word| self.level(question, &word, entry)) else {
                sound = false;
                continue;
            };
            if levels.contains(level) {
                let level = question.levels.get(level).map_or_else(String::new, |level| level.id.to_string());
                self.push(Fault::RepeatedLevel { level }, entry.get());
                sound = false;
            }
            levels = levels.with(level);
        }
        if entries.is_empty() && question.kind != Kind::AnyOf {
            self.push(Fault::NoLevel { question: question.id.to_string() }, value.get());
            sound = false;
        }
        let mut single = levels.iter();
        let answer = match (question.kind, single.next(), single.next()) {
            (Kind::AnyOf, _, _) => Answer::Chosen(levels),
            (_, Some(level), None) => Answer::Level(level),
            _ => Answer::Among(levels),
        };
        sound.then_some(answer)
    }

    /// A text, or a number as it stands.
    fn word(&mut self, value: &'t RawValue) -> Option<String> {
        if Form::of(value) == Form::Text { self.parse(value) } else { Some(value.get().trim().to_owned()) }
    }

    fn level(&mut self, question: &Question, word: &str, value: &RawValue) -> Option<usize> {
        let word = if question.kind == Kind::Scale { whole(word) } else { word };
        let found = question.level(word);
        if found.is_none() {
            let known: Vec<String> = question.levels.iter().map(|level| level.id.to_string()).collect();
            let suggestion = match question.kind {
                Kind::Scale => None,
                Kind::OneOf | Kind::AnyOf => did_you_mean(word, known.iter().map(String::as_str)),
            };
            let (level, question) = (word.to_owned(), question.id.to_string());
            self.push(Fault::UnknownLevel { level, question, suggestion, known }, value.get());
        }
        found
    }
}

/// `2.0` is the level 2.
fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => number,
    }
}
