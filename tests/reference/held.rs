//! Complete answers: those that leave nothing open.

use outfit::rulebook::{Gate, Kind, Question, QuestionIx};
use outfit::task::Answer;

use super::model::{Model, Row};

/// A complete answer to one question: the levels that hold, as the binary digits of a number, the first level lowest.
pub(crate) type Held = u64;

/// Points of BPO and of KPO.
pub(crate) type Pair = [u32; 2];

/// Whether an answer is complete.
pub(crate) fn is_given(answer: Answer) -> bool {
    matches!(answer, Answer::Level(_) | Answer::Chosen(_))
}

/// Whether an answer leaves something open.
pub(crate) fn is_open(answer: Answer) -> bool {
    matches!(answer, Answer::Unknown | Answer::Among(_))
}

/// Every complete answer that there is to a question, in the order of levels or of the numbers of their sets.
pub(crate) fn all(question: &Question) -> Vec<Held> {
    match question.kind {
        Kind::AnyOf => (0..1 << question.levels.len()).collect(),
        Kind::Scale | Kind::OneOf => (0..question.levels.len()).map(|level| 1 << level).collect(),
    }
}

/// Every complete answer that what was said leaves possible.
pub(crate) fn possible(question: &Question, answer: Answer) -> Vec<Held> {
    let levels = 0..question.levels.len();
    match answer {
        Answer::NotApplicable => Vec::new(),
        Answer::Level(level) => vec![1 << level],
        Answer::Chosen(chosen) => {
            vec![levels.filter(|level| chosen.contains(*level)).map(|level| 1 << level).sum()]
        }
        Answer::Among(among) => {
            levels.filter(|level| among.contains(*level)).map(|level| 1 << level).collect()
        }
        Answer::Unknown => all(question),
    }
}

/// A complete answer as a task gives it.
pub(crate) fn answer(question: &Question, held: Held) -> Answer {
    let mut levels = (0..question.levels.len()).filter(|level| holds(held, *level));
    match question.kind {
        Kind::AnyOf => Answer::Chosen(levels.collect()),
        Kind::Scale | Kind::OneOf => Answer::Level(levels.next().unwrap()),
    }
}

pub(crate) fn holds(held: Held, level: usize) -> bool {
    held >> level & 1 == 1
}

pub(crate) fn fires(gate: &Gate, held: Held) -> bool {
    gate.levels.iter().any(|level| holds(held, *level))
}

/// What a complete answer earns over all criteria that read its question.
pub(crate) fn earned_on(model: &Model<'_>, question: QuestionIx, held: Held) -> Pair {
    let reading = model.criteria.iter().filter(|row| row.question == question);
    sum(reading.map(|row| earns(row, held)))
}

/// Weight times support; the supports of several levels add up, at most to 4.
pub(crate) fn earns(row: &Row<'_>, held: Held) -> Pair {
    let support = |supports: Option<&[u8]>| {
        let levels = supports.unwrap_or_default().iter().enumerate();
        let held = levels.filter(|(level, _)| holds(held, *level));
        held.map(|(_, support)| u32::from(*support)).sum::<u32>().min(4)
    };
    row.supports.map(|supports| row.weight * support(supports))
}

/// What a criterion earns at most.
pub(crate) fn most(row: &Row<'_>) -> Pair {
    row.supports.map(|supports| if supports.is_some() { 4 * row.weight } else { 0 })
}

pub(crate) fn sum(pairs: impl Iterator<Item = Pair>) -> Pair {
    pairs.fold([0, 0], plus)
}

pub(crate) fn plus([a, b]: Pair, [c, d]: Pair) -> Pair {
    [a + c, b + d]
}

pub(crate) fn less([a, b]: Pair, [c, d]: Pair) -> Pair {
    [a - c, b - d]
}
