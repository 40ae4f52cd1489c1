//! Advice that no answers lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::space::{Space, plus};
use crate::assess::completions::counted;
use crate::assess::fires;
use crate::assess::grid::Grid;
use crate::assess::open::OpenQuestion;
use crate::diagnostic::{Fault, Thing};
use crate::rulebook::{Advice, Basis, Condition, PerSide, QuestionIx, Truth, Verdict};
use crate::task::Answer;

/// The answers to so many combinations of the questions that a condition reads are gone through, and no more.
const MOST_COMBINATIONS: usize = 1 << 16;

/// The advice that no answers about one piece of work lead to, and the ids of advice that reads too many questions to tell.
pub(super) fn never(space: &Space<'_>) -> (Vec<Finding>, Vec<String>) {
    let (mut never, mut left_out) = (Vec::new(), Vec::new());
    for advice in space.model.rulebook.advice() {
        match given(space, advice) {
            Some(true) => {}
            Some(false) => {
                let fault = Fault::AdviceNever { advice: advice.id.to_string() };
                never.push(Finding::of(Thing::Advice, &advice.id, fault));
            }
            None => left_out.push(advice.id.to_string()),
        }
    }
    (never, left_out)
}

/// Whether some answers lead to it; `None` if there are too many to tell.
fn given(space: &Space<'_>, advice: &Advice) -> Option<bool> {
    let questions: BTreeSet<QuestionIx> = advice.when.questions().into_iter().collect();
    let questions: Vec<(QuestionIx, Vec<Answer>)> =
        questions.into_iter().map(|at| (at, answers(space, at))).collect();
    let combinations = questions.iter().try_fold(1_usize, |all, (_, answers)| all.checked_mul(answers.len()));
    combinations.filter(|combinations| *combinations <= MOST_COMBINATIONS)?;
    let read = |asked: &OpenQuestion| questions.iter().any(|(at, _)| *at == asked.question);
    let others = Others::new(space, &read);
    Some(any(&questions, &mut BTreeMap::new(), &mut |combination| {
        let mut possible = others.verdicts(space, combination);
        possible.extend(unfinished(&advice.when));
        possible.into_iter().any(|verdict| holds(space, &advice.when, verdict, combination))
    }))
}

/// All answers to a question; to one that does not count, also that it does not apply.
fn answers(space: &Space<'_>, at: QuestionIx) -> Vec<Answer> {
    let mut answers = space.answers(at);
    if space.model.rulebook.question(at).may_not_apply && !space.model.is_counted(at) {
        answers.push(Answer::NotApplicable);
    }
    answers
}

/// What was answered to each question that a condition reads.
type Combination = BTreeMap<QuestionIx, Answer>;

/// Whether something holds for some combination.
fn any(
    questions: &[(QuestionIx, Vec<Answer>)],
    so_far: &mut Combination,
    holds: &mut impl FnMut(&Combination) -> bool,
) -> bool {
    let Some(((at, answers), rest)) = questions.split_first() else { return holds(so_far) };
    answers.iter().any(|answer| {
        so_far.insert(*at, *answer);
        any(rest, so_far, holds)
    })
}

fn holds(space: &Space<'_>, when: &Condition, given: (Verdict, Basis), combination: &Combination) -> bool {
    let answer = |at: QuestionIx, levels: &[usize]| {
        let question = space.model.rulebook.question(at);
        let answer = combination.get(&at).copied().unwrap_or_default();
        answer.is_one_of(levels.iter().copied().collect(), question)
    };
    when.holds(given, &answer) == Truth::Yes
}

/// What an unfinished questionnaire can have, or a task with steps, whatever is answered. Only a condition that speaks of what a
/// verdict rests on means those; but that too little is answered is always possible.
fn unfinished(when: &Condition) -> Vec<(Verdict, Basis)> {
    let mut possible = vec![(Verdict::Undetermined, Basis::OpenAnswers)];
    if when.reads_basis() {
        let recommended = [Verdict::Bpo, Verdict::Kpo, Verdict::Hybrid];
        possible.extend(recommended.map(|verdict| (verdict, Basis::Completions)));
        possible.extend(Verdict::ALL.map(|verdict| (verdict, Basis::Steps)));
    }
    possible
}

/// The questions that a condition does not read.
struct Others {
    grid: Grid<u128>,
    /// The verdicts of their gates.
    gates: Vec<Verdict>,
}

impl Others {
    fn new(space: &Space<'_>, read: &impl Fn(&OpenQuestion) -> bool) -> Self {
        let others = space.asked.iter().filter(|asked| !read(asked));
        let gates =
            others.clone().flat_map(|asked| space.model.gates_on(asked.question)).map(|gate| gate.verdict);
        Self {
            gates: gates.collect(),
            grid: others.fold(Grid::of_none(), |grid, asked| grid.with_all(std::slice::from_ref(asked))),
        }
    }

    /// The verdicts that are possible beside a combination of answers, and what they rest on.
    fn verdicts(&self, space: &Space<'_>, combination: &Combination) -> Vec<(Verdict, Basis)> {
        let mut possible: Vec<(Verdict, Basis)> =
            self.gates.iter().map(|verdict| (*verdict, Basis::Gate)).collect();
        let counts = combination.iter().filter(|(at, _)| space.model.is_counted(**at));
        let mut fired = counts.clone().flat_map(|(at, answer)| {
            let question = space.model.rulebook.question(*at);
            space.model.gates_on(*at).filter(move |gate| fires(gate, *answer, question) == Truth::Yes)
        });
        if let Some(gate) = fired.next() {
            possible.push((gate.verdict, Basis::Gate));
            return possible;
        }
        let earned =
            counts.fold(PerSide::default(), |sum, (at, answer)| plus(sum, space.earned(*at, *answer)));
        let completions = counted(&space.plane, earned, &self.grid);
        possible.extend(completions.counts.iter().map(|(verdict, _)| match verdict {
            Verdict::Undetermined => (Verdict::Undetermined, Basis::NoGround),
            verdict => (*verdict, Basis::Bands),
        }));
        possible
    }
}
