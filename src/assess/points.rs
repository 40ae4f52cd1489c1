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
    let earned = |(criterion, by_level): (&Scored<'_>, &[Points])| match answers.get(criterion.question) {
        Answer::Level(level) => by_level.get(level).copied(),
        answer => points(criterion, answer),
    };
    model.scores().map(earned).collect()
}

pub(super) fn points(criterion: &Scored<'_>, answer: Answer) -> Option<Points> {
    if answer.is_open() || answer == Answer::NotApplicable {
        return None;
    }
    Some(Points::of(criterion, |rule| support(rule, answer)))
}

impl Points {
    /// What a criterion gives for so much support.
    pub(super) fn of(criterion: &Scored<'_>, support: impl Fn(&SideRule) -> u32) -> Self {
        let of = |side: Side| criterion.sides.get(side).map(|rule| support(rule) * criterion.weight);
        Self { earned: PerSide::from_fn(of), possible: criterion.possible() }
    }
}

/// The support of a level.
pub(super) fn support_of(rule: &SideRule, level: usize) -> u32 {
    u32::from(rule.support.get(level).copied().unwrap_or(0))
}

/// The support of a given answer: of an any-of question the chosen levels' together, at most 4.
fn support(rule: &SideRule, answer: Answer) -> u32 {
    let of = |level: usize| support_of(rule, level);
    match answer {
        Answer::Level(level) => of(level),
        Answer::Chosen(levels) => levels.iter().map(of).sum::<u32>().min(u32::from(SideRule::MOST)),
        Answer::Unknown | Answer::NotApplicable | Answer::Among(_) => 0,
    }
}
