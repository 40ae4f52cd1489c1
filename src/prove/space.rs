//! The answer space of a rulebook.

use crate::assess::grid::Grid;
use crate::assess::open::{all_open, complete, earned};
use crate::assess::plane::Plane;
use crate::assess::ways::OpenQuestion;
use crate::assess::{Model, fires};
use crate::rulebook::{Gate, PerSide, QuestionIx, Rulebook, Truth, Verdict};
use crate::task::{Answer, LevelSet};

pub(super) struct Space<'r> {
    pub(super) model: Model<'r>,
    /// The questions that count, each with all answers on which no gate fires.
    pub(super) asked: Vec<OpenQuestion>,
    /// The verdicts of all pairs of sums.
    pub(super) plane: Plane,
    /// The points possible.
    pub(super) of: PerSide<u32>,
}

impl<'r> Space<'r> {
    pub(super) fn new(rulebook: &'r Rulebook) -> Self {
        Self::of(Model::whole(rulebook))
    }

    /// That of tasks to which some questions don't apply: what reads them counts in neither sum.
    pub(super) fn without(rulebook: &'r Rulebook, questions: &[QuestionIx]) -> Self {
        let whole = Model::whole(rulebook);
        let read = whole.criteria.into_iter().filter(|criterion| !questions.contains(&criterion.question));
        Self::of(Model::of(rulebook, read.collect(), whole.gates))
    }

    fn of(model: Model<'r>) -> Self {
        let possible = model.criteria.iter().map(|criterion| criterion.possible().map(|of| of.unwrap_or(0)));
        let of = possible.fold(PerSide::default(), |sum, possible| sum + possible);
        let (asked, plane) = (all_open(&model), Plane::whole(model.rulebook, of));
        Self { model, asked, plane, of }
    }

    /// All answers to a question.
    pub(super) fn answers(&self, at: QuestionIx) -> Vec<Answer> {
        complete(&self.model, at, LevelSet::first(self.model.rulebook.question(at).levels.len()))
    }

    /// All answers to a question on which no gate fires.
    pub(super) fn unsettled(&self, at: QuestionIx) -> Vec<Answer> {
        let mut answers = self.answers(at);
        answers.retain(|answer| self.model.fired(at, *answer).next().is_none());
        answers
    }

    /// How many sets of answers there are.
    pub(super) fn answer_sets(&self) -> u128 {
        self.asked.iter().map(|asked| self.answers(asked.question).len() as u128).product()
    }

    /// On how many sets of answers a gate fires.
    pub(super) fn fires(&self, gate: &Gate) -> u128 {
        let firing = self.firing(gate.question, &[gate]);
        let others = self.asked.iter().filter(|asked| asked.question != gate.question);
        firing * others.map(|asked| self.answers(asked.question).len() as u128).product::<u128>()
    }

    /// On how many sets of answers some gate of a verdict fires. Gates of several questions agree, or the rulebook is faulty: so
    /// that one of them fires tells the verdict.
    pub(super) fn fired(&self, verdict: Verdict) -> u128 {
        let (mut fired, mut unfired) = (0, 1);
        for asked in &self.asked {
            let of_verdict: Vec<&Gate> =
                self.model.gates_on(asked.question).filter(|gate| gate.verdict == verdict).collect();
            let firing = self.firing(asked.question, &of_verdict);
            let all = self.answers(asked.question).len() as u128;
            (fired, unfired) = (fired * all + unfired * firing, unfired * (all - firing));
        }
        fired
    }

    /// How many answers to a question some of these gates fire on.
    fn firing(&self, at: QuestionIx, gates: &[&Gate]) -> u128 {
        let question = self.model.rulebook.question(at);
        let some = |answer: &Answer| gates.iter().any(|gate| fires(gate, *answer, question) == Truth::Yes);
        self.answers(at).iter().filter(|answer| some(answer)).count() as u128
    }

    /// What an answer earns.
    pub(super) fn earned(&self, at: QuestionIx, answer: Answer) -> PerSide<u32> {
        earned(&self.model, at, answer)
    }

    /// The verdict of a pair of sums.
    pub(super) fn verdict(&self, sums: PerSide<u32>) -> Verdict {
        self.plane.verdict(sums)
    }
}

/// The pairs of sums that some answers lead to.
pub(super) fn reached(grid: &Grid<u128>) -> impl Iterator<Item = PerSide<u32>> {
    (0..).zip(grid.rows()).flat_map(|(bpo, row)| {
        let reached = (0..).zip(row).filter(|(_, count)| **count > 0);
        reached.map(move |(kpo, _)| PerSide { bpo, kpo })
    })
}
