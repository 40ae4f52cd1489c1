//! The sets of answers that two rulebooks are compared over, and what each answer does in both.

use super::joint::Joint;
use super::versions::{Version, Versions};
use crate::assess::Model;
use crate::assess::open::earned;
use crate::assess::plane::Plane;
use crate::order::{self, sort_by_key};
use crate::rulebook::{Kind, PerSide, Question, QuestionIx, Rulebook, Verdict};
use crate::task::{Answer, LevelSet};

/// What an answer does in one rulebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// It earns points: a BPO's, and a KPO's.
    Earns(u32, u32),
    /// It fires a gate.
    Settles(Verdict),
}

/// Answers to one question that do the same in both rulebooks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) effects: Versions<Effect>,
    pub(super) count: u128,
}

/// A question whose answers are not the same in both rulebooks: only those that both have are gone through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// The id of the question.
    pub question: String,
    /// The levels that only one of the rulebooks has, which are left out.
    pub left_out: Versions<Vec<String>>,
    /// Whether it takes several levels at once in one rulebook alone: then single levels are gone through.
    pub single: bool,
}

/// All complete sets of answers to what a criterion or a gate of either rulebook reads.
#[derive(Debug)]
pub(super) struct Space {
    /// By question.
    pub(super) questions: Vec<Vec<Way>>,
    pub(super) narrowed: Vec<Narrowed>,
    planes: Versions<Plane>,
}

impl Space {
    pub(super) fn new(joint: &Joint<'_>) -> Self {
        let models = joint.rulebooks.map(Model::whole);
        let (mut questions, mut narrowed) = (Vec::new(), Vec::new());
        let counts = |at: QuestionIx| models.before.is_counted(at) || models.after.is_counted(at);
        for (at, _) in joint.asked().filter(|(at, _)| counts(*at)) {
            let asked = models.map(|model| model.rulebook.question(at));
            questions.push(ways(&models, at, asked));
            narrowed.extend(left_out(asked));
        }
        // As long as both do the same, the pairs of states are no more than the states of one.
        let same = |way: &Way| way.effects.before == way.effects.after;
        sort_by_key(&mut questions, |ways: &Vec<Way>| (!ways.iter().all(same), ways.len()));
        let planes = models.map(|model| Plane::whole(model.rulebook, possible(model.rulebook)));
        Self { questions, narrowed, planes }
    }

    /// How many sets of answers there are; `None` if a count can't hold so many.
    pub(super) fn answer_sets(&self) -> Option<u128> {
        let counts = self.questions.iter().map(|ways| ways.iter().map(|way| way.count).sum());
        counts.collect::<Vec<u128>>().into_iter().try_fold(1, u128::checked_mul)
    }

    /// The verdict of points in one rulebook.
    pub(super) fn verdict(&self, version: Version, sums: PerSide<u32>) -> Verdict {
        self.planes.get(version).verdict(sums)
    }
}

/// The points possible.
fn possible(rulebook: &Rulebook) -> PerSide<u32> {
    let model = Model::whole(rulebook);
    let possible = model.criteria.iter().map(|criterion| criterion.possible().map(|of| of.unwrap_or(0)));
    possible.fold(PerSide::default(), |sum, possible| sum + possible)
}

/// What the answers to a question do that both rulebooks have.
fn ways(models: &Versions<Model<'_>>, at: QuestionIx, asked: Versions<&Question>) -> Vec<Way> {
    let mut counts = Vec::new();
    for chosen in choices(asked) {
        let effects = Versions::from_fn(|version| {
            effect(
                models.get(version),
                at,
                answer(asked.get(version), chosen.iter().map(|both| *both.get(version))),
            )
        });
        order::count(&mut counts, effects, 1);
    }
    counts.into_iter().map(|(effects, count)| Way { effects, count }).collect()
}

/// Every choice of levels that answers a question in both rulebooks, as their positions in each.
fn choices(asked: Versions<&Question>) -> Vec<Vec<Versions<usize>>> {
    let levels = asked.before.levels.iter().enumerate();
    let common: Vec<Versions<usize>> = levels
        .filter_map(|(before, level)| Some(Versions { before, after: asked.after.level(&level.id)? }))
        .collect();
    if asked.map(|question| question.kind) != (Versions { before: Kind::AnyOf, after: Kind::AnyOf }) {
        return common.into_iter().map(|level| vec![level]).collect();
    }
    let subsets = LevelSet::first(common.len()).subsets();
    subsets.map(|set| set.iter().filter_map(|at| common.get(at).copied()).collect()).collect()
}

fn answer(question: &Question, mut levels: impl Iterator<Item = usize>) -> Answer {
    match question.kind {
        Kind::AnyOf => Answer::Chosen(levels.collect()),
        Kind::Scale | Kind::OneOf => levels.next().map_or(Answer::Unknown, Answer::Level),
    }
}

fn effect(model: &Model<'_>, at: QuestionIx, answer: Answer) -> Effect {
    match model.fired(at, answer).next() {
        Some(gate) => Effect::Settles(gate.verdict),
        None => {
            let PerSide { bpo, kpo } = earned(model, at, answer);
            Effect::Earns(bpo, kpo)
        }
    }
}

/// Which answers are left out, if some are.
fn left_out(asked: Versions<&Question>) -> Option<Narrowed> {
    let lacks = |question: &Question, of: &Question| {
        let levels = of.levels.iter().filter(|level| question.level(&level.id).is_none());
        levels.map(|level| level.id.to_string()).collect::<Vec<_>>()
    };
    let only = Versions { before: lacks(asked.after, asked.before), after: lacks(asked.before, asked.after) };
    let single = (asked.before.kind == Kind::AnyOf) != (asked.after.kind == Kind::AnyOf);
    let some = single || !only.before.is_empty() || !only.after.is_empty();
    some.then(|| Narrowed { question: asked.before.id.to_string(), left_out: only, single })
}
