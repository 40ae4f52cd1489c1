//! The part of a rulebook that a verdict comes from: all of it, or what is left under other weights or of one document.

use crate::rulebook::{
    Citation, Criterion, Gate, PerSide, Question, QuestionIx, Rulebook, Side, SideRule, States, Truth,
};
use crate::task::Answer;

use super::known::Kept;
use super::points::{Points, points};

/// What is scored and what settles, over the questions and bands of a rulebook.
#[derive(Debug, Clone)]
pub struct Model<'r> {
    pub(crate) rulebook: &'r Rulebook,
    pub(crate) criteria: Vec<Scored<'r>>,
    pub(crate) gates: Vec<&'r Gate>,
    /// What each question is read by, by position.
    read: Vec<Read>,
    /// What each criterion gives for each level alone; nothing where that is worked out task by task.
    by_level: Vec<Vec<Points>>,
    /// What was worked out before.
    pub(super) kept: Kept,
}

/// What a question is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    /// Nothing that counts.
    Not,
    /// A gate, and no criterion.
    Gate,
    /// A criterion.
    Criterion,
}

/// A criterion as it counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored<'r> {
    pub(crate) question: QuestionIx,
    pub(crate) weight: u32,
    pub(crate) sides: PerSide<Option<&'r SideRule>>,
}

impl<'r> Scored<'r> {
    fn of(criterion: &'r Criterion) -> Self {
        let Criterion { question, weight, sides, .. } = criterion;
        Self { question: *question, weight: *weight, sides: sides.map(Option::as_ref) }
    }

    /// The most that it can earn; `None` for an absent side.
    pub(crate) fn possible(&self) -> PerSide<Option<u32>> {
        self.sides.map(|rule| rule.map(|_| u32::from(SideRule::MOST) * self.weight))
    }
}

impl<'r> Model<'r> {
    /// All that the rulebook says.
    pub fn whole(rulebook: &'r Rulebook) -> Self {
        let criteria = rulebook.criteria().iter().map(Scored::of).collect();
        Self::of(rulebook, criteria, rulebook.gates().iter().collect())
    }

    /// These criteria and gates of the rulebook.
    pub(crate) fn of(rulebook: &'r Rulebook, criteria: Vec<Scored<'r>>, gates: Vec<&'r Gate>) -> Self {
        let mut read = vec![Read::Not; rulebook.questions().len()];
        let by_gate = gates.iter().map(|gate| (gate.question, Read::Gate));
        // Of a question that both read the criterion is noted: it comes last.
        for (question, by) in by_gate.chain(criteria.iter().map(|read| (read.question, Read::Criterion))) {
            read.get_mut(question.position()).into_iter().for_each(|read| *read = by);
        }
        Self { rulebook, criteria, gates, read, by_level: Vec::new(), kept: Kept::default() }
    }

    /// The same for many tasks: what each level gives is worked out once.
    #[must_use]
    pub(crate) fn for_many(mut self) -> Self {
        let levels = |criterion: &Scored<'r>| {
            let levels = 0..self.rulebook.question(criterion.question).levels.len();
            levels.filter_map(|level| points(criterion, Answer::Level(level))).collect()
        };
        self.by_level = self.criteria.iter().map(levels).collect();
        self
    }

    /// The same with every criterion counted alike.
    pub fn of_equal_weights(rulebook: &'r Rulebook) -> Self {
        let criteria =
            rulebook.criteria().iter().map(|criterion| Scored { weight: 1, ..Scored::of(criterion) });
        Self::of(rulebook, criteria.collect(), rulebook.gates().iter().collect())
    }

    /// What one document says by itself: the sides that it states, each counted alike, and the gates that it is cited for.
    pub fn of_document(rulebook: &'r Rulebook, document: &str) -> Self {
        let by_it = |citation: &&Citation| citation.document == *document;
        let alone = |criterion: &'r Criterion| {
            let states = |side: Side| {
                let mut citations = criterion.citations.iter().filter(by_it);
                citations.any(|citation| match citation.side {
                    States::Both => true,
                    States::Bpo => side == Side::Bpo,
                    States::Kpo => side == Side::Kpo,
                })
            };
            let sides = PerSide::from_fn(|side| criterion.sides.get(side).as_ref().filter(|_| states(side)));
            Scored { question: criterion.question, weight: 1, sides }
        };
        let stated = |scored: &Scored<'_>| scored.sides.bpo.is_some() || scored.sides.kpo.is_some();
        let gates = rulebook.gates().iter();
        let gates = gates.filter(|gate| gate.citations.iter().any(|citation| by_it(&citation)));
        let criteria = rulebook.criteria().iter().map(alone).filter(stated);
        Self::of(rulebook, criteria.collect(), gates.collect())
    }

    /// The rulebook that it is of.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// What a criterion gives for an answer, where that was worked out before.
    pub(super) fn known_points(&self, criterion: usize, answer: Answer) -> Option<Points> {
        match answer {
            Answer::Level(level) => self.by_level.get(criterion)?.get(level).copied(),
            Answer::Unknown | Answer::NotApplicable | Answer::Among(_) | Answer::Chosen(_) => None,
        }
    }

    /// The criteria that read a question.
    pub(crate) fn criteria_on(&self, question: QuestionIx) -> impl Iterator<Item = &Scored<'r>> {
        self.criteria.iter().filter(move |criterion| criterion.question == question)
    }

    /// The gates that read a question.
    pub(crate) fn gates_on(&self, question: QuestionIx) -> impl Iterator<Item = &'r Gate> {
        self.gates.iter().copied().filter(move |gate| gate.question == question)
    }

    /// The gates that fire on an answer to a question.
    pub(crate) fn fired(&self, question: QuestionIx, answer: Answer) -> impl Iterator<Item = &'r Gate> {
        let asked = self.rulebook.question(question);
        self.gates_on(question).filter(move |gate| fires(gate, answer, asked) == Truth::Yes)
    }

    /// Whether a criterion reads the question.
    pub(crate) fn is_scored(&self, question: QuestionIx) -> bool {
        self.read.get(question.position()) == Some(&Read::Criterion)
    }

    /// Whether a criterion or a gate reads the question.
    pub(crate) fn is_counted(&self, question: QuestionIx) -> bool {
        self.read.get(question.position()).is_some_and(|read| *read != Read::Not)
    }
}

/// Whether a gate fires on an answer to its question.
pub(crate) fn fires(gate: &Gate, answer: Answer, question: &Question) -> Truth {
    match answer {
        Answer::Level(level) => Truth::from(gate.levels.contains(&level)),
        answer => answer.is_one_of(gate.levels.iter().copied().collect(), question),
    }
}
