//! An answer in words.

use crate::rulebook::Question;
use crate::task::{Answer, LevelSet};

/// What was said to a question, in the words of its levels.
pub fn answer_in_words(question: &Question, answer: Answer) -> String {
    match answer {
        Answer::Unknown => "not known".to_owned(),
        Answer::NotApplicable => "does not apply".to_owned(),
        Answer::Level(level) => labels(question, LevelSet::default().with(level), ""),
        Answer::Among(levels) => format!("either {}", labels(question, levels, " or ")),
        Answer::Chosen(levels) if levels.is_empty() => "none of them".to_owned(),
        Answer::Chosen(levels) => labels(question, levels, "; "),
    }
}

fn labels(question: &Question, levels: LevelSet, between: &str) -> String {
    let labels =
        levels.iter().filter_map(|level| question.levels.get(level)).map(|level| level.label.as_ref());
    labels.collect::<Vec<_>>().join(between)
}
