//! Two rulebooks over the same questions.
//!
//! What one of them has from the other are questions alone, which nothing in it reads: so its verdicts stay, and any task that
//! answers the other's questions can be read. As the questions of both stand in one order, an index means the same in each, and
//! in every mixture of the two.

use super::units::{Groups, Unit, units};
use super::versions::{Version, Versions};
use crate::rulebook::{Criterion, Entries, Gate, Question, QuestionIx, Rulebook, Text, can_be_assessed};

/// A question as each of two rulebooks has it, if it does.
pub(super) type Asked<'r> = Versions<Option<&'r Question>>;

/// Two rulebooks, made comparable.
#[derive(Debug)]
pub(super) struct Joint<'r> {
    given: Versions<&'r Rulebook>,
    /// The questions of both: those of the first, then what the second has more.
    asked: Vec<Asked<'r>>,
    indices: Vec<QuestionIx>,
    groups: Groups,
    pub(super) units: Vec<Unit>,
    /// Each rulebook with the questions of the other.
    pub(super) rulebooks: Versions<Rulebook>,
}

/// A rulebook made of parts of both.
#[derive(Debug)]
pub(super) struct Mixture {
    pub(super) rulebook: Rulebook,
    /// The version of each question, by its index.
    pub(super) questions: Vec<Version>,
}

impl<'r> Joint<'r> {
    pub(super) fn new(before: &'r Rulebook, after: &'r Rulebook) -> Self {
        let given = Versions { before, after };
        let asked = asked(given);
        let groups = Groups::of(given, &asked);
        let units = units(given, &groups);
        let questions = asked.iter().filter_map(|asked| asked.before.or(asked.after)).cloned().collect();
        let skeleton = Rulebook::of(Entries { questions, ..bare(before) }, None);
        let indices: Vec<QuestionIx> = skeleton.questions().map(|(at, _)| at).collect();
        let rulebooks = Versions { before: skeleton.clone(), after: skeleton };
        let joint = Self { given, asked, indices, groups, units, rulebooks };
        let rulebooks = Versions::from_fn(|version| joint.mixed(version, None).rulebook);
        Self { rulebooks, ..joint }
    }

    /// The questions, each with its index.
    pub(super) fn asked(&self) -> impl Iterator<Item = (QuestionIx, Asked<'r>)> {
        self.indices.iter().copied().zip(self.asked.iter().copied())
    }

    /// One of the rulebooks with a unit of change undone, or done; `None` if that makes no sound rulebook.
    pub(super) fn with(&self, base: Version, unit: &Unit) -> Option<Mixture> {
        let mixture = self.mixed(base, Some(unit));
        can_be_assessed(&mixture.rulebook).then_some(mixture)
    }

    /// What belongs to the unit is of the other version than the rest.
    fn mixed(&self, base: Version, turned: Option<&Unit>) -> Mixture {
        let version = |belongs: &dyn Fn(&Unit) -> bool| match turned {
            Some(unit) if belongs(unit) => base.other(),
            _ => base,
        };
        let (mut questions, mut versions) = (Vec::new(), Vec::new());
        for asked in &self.asked {
            let id = asked.before.or(asked.after).map_or("", |question| &question.id);
            let wanted = version(&|unit| self.groups.are_of(unit, &[id]));
            questions.extend(asked.get(wanted).or(*asked.get(wanted.other())).cloned());
            versions.push(wanted);
        }
        let mut entries = Entries { questions, ..bare(self.given.get(base)) };
        let ids: Vec<Text> = entries.questions.iter().map(|question| question.id.clone()).collect();
        let at = |id: &str| ids.iter().zip(&self.indices).find(|(of, _)| **of == *id).map(|(_, at)| *at);
        for (given, id, reads) in
            self.readers(Rulebook::criteria, |criterion: &Criterion| (&criterion.id, criterion.question))
        {
            let of = version(&|unit| unit.is_criterion(id) || self.groups.are_of(unit, &reads));
            let criterion = given.get(of).map(|(criterion, reads)| (criterion.clone(), at(reads)));
            entries
                .criteria
                .extend(criterion.and_then(|(criterion, at)| Some(Criterion { question: at?, ..criterion })));
        }
        for (given, id, reads) in self.readers(Rulebook::gates, |gate: &Gate| (&gate.id, gate.question)) {
            let of = version(&|unit| unit.is_gate(id) || self.groups.are_of(unit, &reads));
            let gate = given.get(of).map(|(gate, reads)| (gate.clone(), at(reads)));
            entries.gates.extend(gate.and_then(|(gate, at)| Some(Gate { question: at?, ..gate })));
        }
        entries.bands = self.given.get(version(&|unit| *unit == Unit::Bands)).bands().to_vec();
        entries.certainty = self.given.get(version(&|unit| *unit == Unit::Certainty)).certainty();
        Mixture { rulebook: Rulebook::of(entries, None), questions: versions }
    }

    /// Everything that reads a question, as each rulebook has it, with the id of the question; and which questions that are.
    fn readers<T>(
        &self,
        list: impl Fn(&'r Rulebook) -> &'r [T],
        of: impl Fn(&'r T) -> (&'r Text, QuestionIx),
    ) -> Vec<Reader<'r, T>> {
        super::units::paired(self.given, list, of)
            .into_iter()
            .map(|(id, pair)| {
                let reads = [pair.before, pair.after].into_iter().flatten().map(|(_, reads)| reads).collect();
                (pair, id, reads)
            })
            .collect()
    }
}

/// An entry that reads a question, in each version with the id of that question; its own id; and the questions.
type Reader<'r, T> = (Versions<Option<(&'r T, &'r str)>>, &'r str, Vec<&'r str>);

fn asked<'r>(given: Versions<&'r Rulebook>) -> Vec<Asked<'r>> {
    let other = |rulebook: &'r Rulebook, id: &str| rulebook.question_named(id).map(|(_, question)| question);
    let old = given
        .before
        .questions()
        .map(|(_, question)| Versions { before: Some(question), after: other(given.after, &question.id) });
    let new = given
        .after
        .questions()
        .map(|(_, question)| Versions { before: other(given.before, &question.id), after: Some(question) });
    old.chain(new.filter(|asked| asked.before.is_none())).collect()
}

/// What of a rulebook has no part in a verdict, without what only reports tell.
fn bare(rulebook: &Rulebook) -> Entries {
    let entries = rulebook.entries();
    Entries {
        name: entries.name.clone(),
        version: entries.version.clone(),
        certainty: entries.certainty,
        certainty_because: entries.certainty_because.clone(),
        strengths: entries.strengths.clone(),
        documents: Vec::new(),
        questions: Vec::new(),
        criteria: Vec::new(),
        gates: Vec::new(),
        bands: Vec::new(),
        services: Vec::new(),
        advice: Vec::new(),
        limits: Vec::new(),
    }
}
