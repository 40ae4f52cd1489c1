//! What words say to a question, in whichever form of text they stand.

use std::borrow::Cow;

use super::{Answer, LevelSet};
use crate::diagnostic::{Fault, Log};
use crate::rulebook::{Kind, Question};
use crate::source::Place;

/// A word of an answer, and where it stands.
pub(super) struct Word<'t> {
    pub(super) word: Cow<'t, str>,
    pub(super) place: Place,
}

/// What one word says to a question.
pub(super) fn said(question: &Question, said: &Word<'_>, log: &mut Log) -> Option<Answer> {
    match &*said.word {
        "unknown" => Some(Answer::Unknown),
        "not_applicable" if question.level("not_applicable").is_none() => {
            if !question.may_not_apply {
                log.push(Fault::AlwaysApplies { question: question.id.to_string() }, &said.place);
                return None;
            }
            Some(Answer::NotApplicable)
        }
        _ => {
            let level = match level(question, said) {
                Ok(level) => level,
                Err(fault) => {
                    log.push(with_other_words(fault, question), &said.place);
                    return None;
                }
            };
            Some(match question.kind {
                Kind::AnyOf => Answer::Chosen(LevelSet::default().with(level)),
                Kind::Scale | Kind::OneOf => Answer::Level(level),
            })
        }
    }
}

/// What several words say: the choice of an any-of question, else the levels that are possible. `whole` is where they stand.
pub(super) fn several(
    question: &Question,
    words: &[Word<'_>],
    whole: &Place,
    log: &mut Log,
) -> Option<Answer> {
    let (mut levels, mut sound) = (LevelSet::default(), true);
    for word in words {
        let level = match level(question, word) {
            Ok(level) => level,
            Err(fault) => {
                log.push(fault, &word.place);
                sound = false;
                continue;
            }
        };
        if levels.contains(level) {
            let level = question.levels.get(level).map_or_else(String::new, |level| level.id.to_string());
            log.push(Fault::RepeatedLevel { level }, &word.place);
            sound = false;
        }
        levels = levels.with(level);
    }
    if words.is_empty() && question.kind != Kind::AnyOf {
        log.push(Fault::NoLevel { question: question.id.to_string() }, whole);
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

/// The level that a word names.
fn level(question: &Question, said: &Word<'_>) -> Result<usize, Fault> {
    let word = if question.kind == Kind::Scale { whole(&said.word) } else { &said.word };
    question.level(word).ok_or_else(|| question.unknown_level(word))
}

/// The fault with the words that can stand for a whole answer, beside the levels.
fn with_other_words(mut fault: Fault, question: &Question) -> Fault {
    if let Fault::UnknownLevel { known, .. } = &mut fault {
        if question.kind == Kind::AnyOf {
            known.push(("[]".to_owned(), "if none of them".to_owned()));
        }
        known.push(("unknown".to_owned(), "if nobody knows".to_owned()));
        if question.may_not_apply {
            known.push(("not_applicable".to_owned(), "if it makes no sense here".to_owned()));
        }
    }
    fault
}

/// `2.0` is the level 2.
fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => number,
    }
}
