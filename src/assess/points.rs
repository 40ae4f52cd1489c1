//! What the criteria earn.

use super::model::{Model, Scored};
use crate::rulebook::{PerSide, Side, SideRule};
use crate::task::{Answer, Answers};

/// What one answered criterion gives each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// Weight times support; `None` for an absent side.
    pub earned: PerSide<Option<u32>>,
    /// Weight times the most support; `None` for an absent side.
    pub possible: PerSide<Option<u32>>,
}

/// What each criterion earns, in rulebook order; `None` where its question is open or does not apply.
pub(super) fn earned(model: &Model<'_>, answers: &Answers) -> Vec<Option<Points>> {
    let earned = |(at, criterion): (usize, &Scored<'_>)| {
        let answer = answers.get(criterion.question);
        model.known_points(at, answer).or_else(|| points(criterion, answer))
    };
    model.criteria.iter().enumerate().map(earned).collect()
}

pub(super) fn points(criterion: &Scored<'_>, answer: Answer) -> Option<Points> {
    if answer.is_open() || answer == Answer::NotApplicable {
        return None;
    }
    let of = |side: Side| criterion.sides.get(side).map(|rule| support(rule, answer) * criterion.weight);
    Some(Points { earned: PerSide::from_fn(of), possible: criterion.possible() })
}

/// The support of a given answer: of an any-of question the chosen levels' together, at most 4.
fn support(rule: &SideRule, answer: Answer) -> u32 {
    let of = |level: usize| u32::from(rule.support.get(level).copied().unwrap_or(0));
    match answer {
        Answer::Level(level) => of(level),
        Answer::Chosen(levels) => levels.iter().map(of).sum::<u32>().min(u32::from(SideRule::MOST)),
        Answer::Unknown | Answer::NotApplicable | Answer::Among(_) => 0,
    }
}
