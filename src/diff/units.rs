//! What can change a verdict by itself: the units of change.

use super::joint::Asked;
use super::versions::{Version, Versions};
use crate::order::sort_by_key;
use crate::rulebook::{Criterion, Gate, PerSide, Question, QuestionIx, Rulebook, Text, Verdict};

/// A part of what changed that can matter to a verdict, and that can be taken over without the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Questions whose levels changed, by id, with all that reads them: one, or several that a criterion or a gate moved between.
    Questions(Vec<String>),
    /// A criterion: its id.
    Criterion(String, Turn),
    /// A gate: its id.
    Gate(String, Turn),
    /// The bands, all together: only so do they cover every pair of fits.
    Bands,
    /// In how many of 100 completions a verdict must hold.
    Certainty,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Only the second rulebook has it.
    Added,
    /// Only the first one has it.
    Removed,
    /// Both have it, with other values.
    Changed,
}

impl Turn {
    /// Its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }

    fn of<T>(pair: &Versions<Option<T>>) -> Self {
        match (&pair.before, &pair.after) {
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            _ => Self::Changed,
        }
    }
}

impl Unit {
    pub(super) fn is_criterion(&self, id: &str) -> bool {
        matches!(self, Self::Criterion(of, _) if of == id)
    }

    pub(super) fn is_gate(&self, id: &str) -> bool {
        matches!(self, Self::Gate(of, _) if of == id)
    }
}

/// The questions whose levels changed, grouped so that nothing that reads one is of two groups.
#[derive(Debug)]
pub(super) struct Groups(Vec<Vec<String>>);

impl Groups {
    pub(super) fn of(given: Versions<&Rulebook>, asked: &[Asked<'_>]) -> Self {
        let relevelled = asked.iter().filter_map(|asked| {
            let (before, after) = asked.before.zip(asked.after)?;
            (!same_answers(before, after)).then(|| vec![before.id.to_string()])
        });
        let mut groups = Self(relevelled.collect());
        for (_, pair) in paired(given, Rulebook::criteria, |criterion| (&criterion.id, criterion.question)) {
            groups.join(&pair);
        }
        for (_, pair) in paired(given, Rulebook::gates, |gate| (&gate.id, gate.question)) {
            groups.join(&pair);
        }
        groups
    }

    /// Makes one group of those of the questions that an entry read and reads.
    fn join<T>(&mut self, pair: &Versions<Option<(&T, &str)>>) {
        let reads: Vec<&str> = [&pair.before, &pair.after].into_iter().flatten().map(|(_, id)| *id).collect();
        let (joined, mut rest): (Vec<_>, Vec<_>) =
            self.0.drain(..).partition(|group| group.iter().any(|id| reads.contains(&id.as_str())));
        if !joined.is_empty() {
            rest.push(joined.concat());
        }
        self.0 = rest;
    }

    /// Whether one of some questions belongs to a unit.
    pub(super) fn are_of(&self, unit: &Unit, questions: &[&str]) -> bool {
        matches!(unit, Unit::Questions(ids) if ids.iter().any(|id| questions.contains(&id.as_str())))
    }

    /// Whether some group holds one of the questions that an entry read or reads.
    fn hold<T>(&self, pair: &Versions<Option<(&T, &str)>>) -> bool {
        let reads = |id: &String| [&pair.before, &pair.after].into_iter().flatten().any(|(_, of)| id == of);
        self.0.iter().flatten().any(reads)
    }
}

/// Whether answers to a question mean the same in both versions.
fn same_answers(before: &Question, after: &Question) -> bool {
    before.kind == after.kind
        && before.levels.iter().map(|level| &level.id).eq(after.levels.iter().map(|level| &level.id))
}

/// Every unit: questions, criteria, gates, bands, certainty.
pub(super) fn units(given: Versions<&Rulebook>, groups: &Groups) -> Vec<Unit> {
    let counted = |id: &String| {
        [Version::Before, Version::After].into_iter().any(|version| {
            let rulebook = given.get(version);
            rulebook.question_named(id).is_some_and(|(at, _)| rulebook.is_counted(at))
        })
    };
    let groups_counted = groups.0.iter().filter(|group| group.iter().any(counted));
    let mut units: Vec<Unit> = groups_counted.cloned().map(Unit::Questions).collect();
    for (id, pair) in paired(given, Rulebook::criteria, |criterion| (&criterion.id, criterion.question)) {
        if !groups.hold(&pair) && pair.before.map(scores) != pair.after.map(scores) {
            units.push(Unit::Criterion(id.to_owned(), Turn::of(&pair)));
        }
    }
    for (id, pair) in paired(given, Rulebook::gates, |gate| (&gate.id, gate.question)) {
        if !groups.hold(&pair) && pair.before.map(settles) != pair.after.map(settles) {
            units.push(Unit::Gate(id.to_owned(), Turn::of(&pair)));
        }
    }
    if !same_bands(given) {
        units.push(Unit::Bands);
    }
    if given.before.certainty() != given.after.certainty() {
        units.push(Unit::Certainty);
    }
    units
}

/// What of a criterion makes up its points.
fn scores<'r>((criterion, reads): (&'r Criterion, &'r str)) -> impl PartialEq + use<'r> {
    let supports: PerSide<Option<&[u8]>> =
        criterion.sides.map(|rule| rule.as_ref().map(|rule| rule.support.as_slice()));
    (reads, criterion.weight, supports)
}

/// What of a gate makes up a verdict, or the condition on one.
fn settles<'r>((gate, reads): (&'r Gate, &'r str)) -> impl PartialEq + use<'r> {
    let mut levels = gate.levels.clone();
    sort_by_key(&mut levels, |level| *level);
    (reads, levels, gate.verdict, &gate.condition)
}

/// Whether the same fits have the same verdicts, by bands of the same ends.
fn same_bands(given: Versions<&Rulebook>) -> bool {
    let regions = |rulebook: &Rulebook| -> Vec<(Verdict, [crate::rulebook::Range; 3])> {
        rulebook.bands().iter().map(|band| (band.verdict, [band.bpo, band.kpo, band.lean])).collect()
    };
    let (before, after) = (regions(given.before), regions(given.after));
    before.len() == after.len() && before.iter().all(|region| after.contains(region))
}

/// An entry that reads a question, with the id of the question, as each version has it.
pub(super) type Pair<'r, T> = Versions<Option<(&'r T, &'r str)>>;

/// Every entry of a kind that reads a question, by its id: those of the first rulebook, then what the second has more.
pub(super) fn paired<'r, T>(
    given: Versions<&'r Rulebook>,
    list: impl Fn(&'r Rulebook) -> &'r [T],
    of: impl Fn(&'r T) -> (&'r Text, QuestionIx),
) -> Vec<(&'r str, Pair<'r, T>)> {
    let entry = |version: Version, id: &str| {
        let rulebook: &'r Rulebook = given.get(version);
        let one = list(rulebook).iter().find(|one| *of(one).0 == *id)?;
        Some((one, &*rulebook.question(of(one).1).id))
    };
    let ids =
        |version: Version| list(given.get(version)).iter().map(|one| &**of(one).0).collect::<Vec<&'r str>>();
    let (mut all, new) = (ids(Version::Before), ids(Version::After));
    all.extend(new.into_iter().filter(|id| entry(Version::Before, id).is_none()));
    all.into_iter().map(|id| (id, Versions::from_fn(|version| entry(version, id)))).collect()
}
