//! What tests exercise of the rules.

use std::collections::BTreeSet;

use super::{Assessed, Ran, assessed};
use crate::diagnostic::Thing;
use crate::explain::advice;
use crate::rulebook::{Basis, Criterion, Level, Origin, Question, Rulebook};
use crate::task::Answer;

/// Of which entries it is asked whether a test exercises them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those that the layers add or change; all where nobody named a layer.
    Own,
    /// All.
    All,
}

impl Scope {
    /// Its word in outputs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::All => "all",
        }
    }
}

/// What tests exercise of the rules, and what none does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Of which entries.
    pub scope: Scope,
    /// Criteria, levels, gates, bands and advice, in that order.
    pub parts: Vec<Covered>,
}

/// How much of one kind of entries tests exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The kind.
    pub thing: Thing,
    /// How many there are.
    pub of: usize,
    /// Those that no test exercises, by id in rulebook order; a level as `question.level`.
    pub missing: Vec<String>,
}

impl Covered {
    /// How many some test exercises.
    pub fn exercised(&self) -> usize {
        self.of.saturating_sub(self.missing.len())
    }
}

/// What tests exercise. A criterion whose question one answers, a level that one gives, a gate that fires in one, a band that gave
/// one its verdict, advice that is given in one.
pub fn coverage(ran: &Ran<'_>, origin: &Origin, scope: Scope) -> Coverage {
    let rulebook = ran.rulebook;
    let wanted = |thing, id: &str| scope == Scope::All || origin.is_own(thing, id, &[]);
    let mut used = Used::default();
    for tested in &ran.list {
        let task = &tested.test.task;
        assessed(task, &tested.outcome).iter().for_each(|one| used.see(rulebook, *one));
        let given = (tested.outcome.verdict(), tested.outcome.basis());
        used.add(Thing::Advice, advice(rulebook, given, &task.answers).iter().map(|advice| &*advice.id));
    }
    let ids = |thing, ids: Vec<&str>| {
        let wanted = ids.into_iter().filter(|id| wanted(thing, id)).map(str::to_owned);
        used.covered(thing, wanted.collect())
    };
    let levels = rulebook.questions().flat_map(|(_, question)| {
        let of = |level: &Level| scope == Scope::All || is_own_level(rulebook, origin, question, level);
        question.levels.iter().filter(move |level| of(level)).map(|level| level_id(question, level))
    });
    let levels = used.covered(Thing::Level, levels.collect());
    Coverage {
        scope,
        parts: vec![
            ids(Thing::Criterion, rulebook.criteria().iter().map(|criterion| &*criterion.id).collect()),
            levels,
            ids(Thing::Gate, rulebook.gates().iter().map(|gate| &*gate.id).collect()),
            ids(Thing::Band, rulebook.bands().iter().map(|band| &*band.id).collect()),
            ids(Thing::Advice, rulebook.advice().iter().map(|advice| &*advice.id).collect()),
        ],
    }
}

/// Whether a layer sets a level, or what a criterion gives for it.
fn is_own_level(rulebook: &Rulebook, origin: &Origin, question: &Question, level: &Level) -> bool {
    let gives = |criterion: &Criterion| {
        let given = |side| origin.is_own(Thing::Criterion, &criterion.id, &[side, "support", &level.id]);
        rulebook.question(criterion.question).id == question.id && (given("bpo") || given("kpo"))
    };
    origin.is_own(Thing::Question, &question.id, &["level", &level.id])
        || rulebook.criteria().iter().any(gives)
}

fn level_id(question: &Question, level: &Level) -> String {
    format!("{}.{}", question.id, level.id)
}

/// What some test exercises.
#[derive(Default)]
struct Used(BTreeSet<(Thing, String)>);

impl Used {
    fn add<'i>(&mut self, thing: Thing, ids: impl Iterator<Item = &'i str>) {
        self.0.extend(ids.map(|id| (thing, id.to_owned())));
    }

    fn see(&mut self, rulebook: &Rulebook, one: Assessed<'_>) {
        let Assessed { answers, assessment } = one;
        let criteria = rulebook.criteria().iter().zip(&assessment.points);
        self.add(Thing::Criterion, criteria.filter(|(_, points)| points.is_some()).map(|(one, _)| &*one.id));
        for (at, question) in rulebook.questions() {
            let answer = answers.get(at);
            if let Answer::Level(_) | Answer::Chosen(_) = answer {
                let given = answer.possible(question);
                let given = given.iter().filter_map(|level| question.levels.get(level));
                self.0.extend(given.map(|level| (Thing::Level, level_id(question, level))));
            }
        }
        self.add(Thing::Gate, one.fired(rulebook).map(|gate| &*gate.id));
        let shares = [assessment.fit.bpo, assessment.fit.kpo].map(|fit| fit.and_then(|fit| fit.share()));
        let by_points = !matches!(assessment.basis, Basis::Gate | Basis::OpenAnswers);
        if let ([Some(bpo), Some(kpo)], true) = (shares, by_points) {
            let of_it = rulebook.bands().iter().filter(|band| band.verdict == assessment.verdict);
            self.add(Thing::Band, of_it.filter(|band| band.contains(bpo, kpo)).map(|band| &*band.id));
        }
    }

    fn covered(&self, thing: Thing, ids: Vec<String>) -> Covered {
        let of = ids.len();
        let missing = ids.into_iter().filter(|id| !self.0.contains(&(thing, id.clone())));
        Covered { thing, of, missing: missing.collect() }
    }
}
