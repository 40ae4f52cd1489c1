//! One task by the library and by the reference.

use outfit::analysis::{self, Among, MOST_CHANGES};
use outfit::assess::{self, Assessment, Outcome, assess};
use outfit::rulebook::{Basis, Question, QuestionIx, Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::{Answer, Answers, Task};

use super::added_up::AddedUp;
use super::brute::{Found, found, judged};
use super::changes::{self, Change, changed, changes};
use super::model::Model;
use super::seen::{Case, Seen};
use super::{library, needs, weights};

const _: () = assert!(MOST_CHANGES == changes::MOST);

/// How the reference finds the verdict of changed answers.
#[derive(Clone, Copy)]
pub(crate) enum Changed {
    /// Each set of changes is assessed anew.
    Anew,
    /// From sums that are added up once.
    AddedUp,
}

/// Assesses one task by both and compares all that they find.
pub(crate) fn compare(rulebook: &Rulebook, task: &str, by: Changed, seen: &mut Seen) {
    let source = Source { name: "task.json".to_owned(), text: task.to_owned() };
    let task = Task::from_json(rulebook, source).unwrap_or_else(|faults| panic!("{faults}"));
    let Outcome::Whole(assessment) = assess(rulebook, &task) else { panic!("the task has no steps") };
    let model = Model::new(rulebook);
    let expected = found(&model, &task.answers);
    let of = Compared { model, answers: &task.answers, assessment: &assessment, expected: &expected };
    of.found(seen);
    of.needs(seen);
    of.documents(seen);
    of.tipping_points(by, seen);
    of.weights(seen);
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, library: &T, reference: &T) {
    assert!(library == reference, "{what}: the library finds {library:#?}\nthe reference {reference:#?}");
}

/// A task and what is found of it: by the library, and by the reference.
struct Compared<'t> {
    model: Model<'t>,
    answers: &'t Answers,
    assessment: &'t Assessment,
    expected: &'t Found,
}

impl Compared<'_> {
    fn found(&self, seen: &mut Seen) {
        same("assessment", &library::found(self.assessment), self.expected);
        let judged = &self.expected.judged;
        seen.add(Case::Verdict(judged.verdict));
        seen.add(Case::Basis(judged.basis));
        seen.add_if(judged.basis == Basis::Completions && judged.counts.len() > 1, Case::MostCompletions);
        seen.add_if(judged.total == 0, Case::NoCompletion);
        seen.add_if(self.expected.fits.iter().any(Option::is_none), Case::OneSide);
    }

    fn needs(&self, seen: &mut Seen) {
        let found =
            analysis::needs(&assess::Model::whole(self.model.rulebook), self.answers, self.assessment);
        let expected = needs::needs(&self.model, self.answers);
        same("needs", &found.into_iter().map(library::need).collect(), &expected);
        let settling = || expected.iter().filter_map(|(_, settles)| settles.as_ref());
        seen.add_if(settling().any(|levels| !levels.is_empty()), Case::Settles);
        seen.add_if(settling().any(Vec::is_empty), Case::SettlesNothing);
    }

    fn documents(&self, seen: &mut Seen) {
        let (rulebook, whole) = (self.model.rulebook, &self.expected.judged);
        let all = analysis::documents(rulebook, self.answers);
        same("documents", &all.len(), &rulebook.documents().len());
        for (alone, document) in all.iter().zip(rulebook.documents()) {
            let expected = found(&Model::of_document(rulebook, &document.id), self.answers);
            let library = (&alone.document.id, alone.verdict, library::fits(&alone.fit));
            same("document", &library, &(&document.id, expected.judged.verdict, expected.fits));
            let parts = expected.judged.verdict != whole.verdict;
            seen.add_if(parts, Case::DocumentParts);
            seen.add_if(parts && whole.basis == Basis::Gate, Case::DocumentWithoutGate);
        }
    }

    fn tipping_points(&self, by: Changed, seen: &mut Seen) {
        let (model, answers) = (&self.model, self.answers);
        let mut added_up = match by {
            Changed::Anew => None,
            Changed::AddedUp => Some(AddedUp::new(model, answers)),
        };
        let mut verdict = |set: &[Change]| match &mut added_up {
            None => judged(model, &changed(model, answers, set)).verdict,
            Some(added_up) => added_up.verdict(set),
        };
        for among in [Among::All, Among::Choices] {
            let may_change = |question: &Question| among == Among::All || question.choice;
            let changes = changes(model, answers, may_change);
            let expected = changes::tipping(model, &changes, self.expected.judged.verdict, &mut verdict);
            let found = analysis::tipping_points(model.rulebook, answers, self.assessment, among);
            same("tipping points", &found.into_iter().map(library::tipping).collect(), &expected);
            for (verdict, changes) in expected {
                self.after(verdict, &changes, seen);
                seen.add(match among {
                    Among::All => Case::Tips(changes.len()),
                    Among::Choices => Case::TipsByChoice(changes.len()),
                });
            }
        }
    }

    /// Of sets of changes that were not assessed anew at least those that are found are.
    fn after(&self, verdict: Verdict, changes: &[(QuestionIx, Answer, Answer)], seen: &mut Seen) {
        let mut answers = self.answers.clone();
        changes.iter().for_each(|(question, _, to)| answers.set(*question, *to));
        let after = judged(&self.model, &answers);
        same("the verdict after changes", &verdict, &after.verdict);
        seen.add_if(after.total > 1, Case::TipsWhileOpen);
        seen.add_if(after.basis == Basis::Gate, Case::TipsToGate);
        seen.add_if(self.expected.judged.basis == Basis::Gate, Case::TipsFromGate);
    }

    fn weights(&self, seen: &mut Seen) {
        let rulebook = self.model.rulebook;
        let found = analysis::sensitivity(rulebook, self.answers, self.assessment);
        let expected = weights::equal_weights(rulebook, self.answers);
        same("equal weights", &found.equal_weights, &expected);
        same("equal weights alone", &analysis::equal_weights(rulebook, self.answers), &expected);
        seen.add_if(expected != self.assessment.verdict, Case::EqualWeightsPart);
        let runs = weights::runs(&self.model, self.answers);
        same("weights", &library::runs(found), &runs);
        let parts = |(_, run): &weights::Run| *run != [1, 100];
        seen.add_if(runs.iter().flatten().any(parts), Case::WeightParts);
    }
}
