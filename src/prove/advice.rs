//! Advice that no answers lead to.
//!
//! Advice is given on incomplete answers too, and where a question does not apply. What holds on incomplete answers holds on some
//! that complete them, but for what the verdict rests on (`unfinished`). Questions that don't apply leave another answer space.

use std::collections::BTreeMap;

use super::Finding;
use super::space::Space;
use crate::assess::completions::counted;
use crate::assess::grid::Grid;
use crate::assess::sums::Sums;
use crate::assess::ways::OpenQuestion;
use crate::diagnostic::{Fault, Thing};
use crate::rulebook::{Advice, Basis, Condition, Given, PerSide, QuestionIx, Truth, Verdict};
use crate::task::{Answer, LevelSet};

/// The answers to so many combinations of the questions that a condition reads are gone through, and no more.
const MOST_COMBINATIONS: usize = 1 << 16;

/// With more questions that count and may not apply, the cases in which some don't are not gone through one by one.
const MOST_NOT_APPLICABLE: usize = 8;

/// Which verdicts are taken to be possible beside some answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// Those that answers to all other questions of the space lead to.
    Reached,
    /// Those of all bands, as if any questions did not apply: then nothing is said to be impossible that is not.
    All,
}

/// The advice that no answers about one piece of work lead to, and the ids of advice of which there are too many answers to tell.
pub(super) fn never(space: &Space<'_>) -> (Vec<Finding>, Vec<String>) {
    let rulebook = space.model.rulebook;
    let (few, many): (Vec<&Advice>, Vec<&Advice>) =
        rulebook.advice().iter().partition(|advice| combinations(space, advice).is_some());
    let mut never = few;
    never.retain(|advice| !given(space, advice, Taken::Reached));
    let counted = space.asked.iter().map(|asked| asked.question);
    let may_not_apply: Vec<QuestionIx> = counted.filter(|at| rulebook.question(*at).may_not_apply).collect();
    if may_not_apply.len() > MOST_NOT_APPLICABLE {
        never.retain(|advice| !given(space, advice, Taken::All));
    } else {
        for subset in LevelSet::first(may_not_apply.len()).subsets().skip(1) {
            if never.is_empty() {
                break;
            }
            let chosen = (0..).zip(&may_not_apply).filter(|(at, _)| subset.contains(*at));
            let questions: Vec<QuestionIx> = chosen.map(|(_, question)| *question).collect();
            let space = Space::without(rulebook, &questions);
            never.retain(|advice| !given(&space, advice, Taken::Reached));
        }
    }
    let finding = |advice: &Advice| {
        let fault = Fault::AdviceNever { advice: advice.id.to_string() };
        Finding::of(Thing::Advice, &advice.id, fault)
    };
    let left_out = many.into_iter().map(|advice| advice.id.to_string());
    (never.into_iter().map(finding).collect(), left_out.collect())
}

/// The questions that a condition reads, each with all its answers.
fn read(space: &Space<'_>, advice: &Advice, taken: Taken) -> Vec<(QuestionIx, Vec<Answer>)> {
    let questions = advice.when.questions();
    questions.into_iter().map(|at| (at, answers(space, at, taken))).collect()
}

/// How many combinations of answers a condition reads; `None` if too many.
fn combinations(space: &Space<'_>, advice: &Advice) -> Option<usize> {
    let read = read(space, advice, Taken::All);
    let combinations = read.iter().try_fold(1_usize, |all, (_, answers)| all.checked_mul(answers.len()));
    combinations.filter(|combinations| *combinations <= MOST_COMBINATIONS)
}

/// Whether some answers of a space lead to it.
fn given(space: &Space<'_>, advice: &Advice, taken: Taken) -> bool {
    let questions = read(space, advice, taken);
    let read = |asked: &OpenQuestion| questions.iter().any(|(at, _)| *at == asked.question);
    let mut others = Others::new(space, &read, taken);
    any(&questions, &mut Vec::new(), &mut |combination| {
        let mut possible = others.verdicts(space, combination);
        possible.extend(unfinished(&advice.when));
        possible.into_iter().any(|verdict| holds(space, &advice.when, verdict, combination))
    })
}

/// All answers to a question in a space. That a question does not apply which counts is another space.
fn answers(space: &Space<'_>, at: QuestionIx, taken: Taken) -> Vec<Answer> {
    let (rulebook, counts) = (space.model.rulebook, space.model.is_counted(at));
    if rulebook.is_counted(at) && !counts {
        return vec![Answer::NotApplicable];
    }
    let mut answers = space.answers(at);
    if rulebook.question(at).may_not_apply && (taken == Taken::All || !counts) {
        answers.push(Answer::NotApplicable);
    }
    answers
}

/// What was answered to each question that a condition reads.
type Combination = Vec<(QuestionIx, Answer)>;

/// Whether something holds for some combination.
fn any(
    questions: &[(QuestionIx, Vec<Answer>)],
    so_far: &mut Combination,
    holds: &mut impl FnMut(&Combination) -> bool,
) -> bool {
    let Some(((at, answers), rest)) = questions.split_first() else { return holds(so_far) };
    answers.iter().any(|answer| {
        so_far.push((*at, *answer));
        let holds = any(rest, so_far, holds);
        so_far.pop();
        holds
    })
}

fn holds(space: &Space<'_>, when: &Condition, given: (Verdict, Basis), combination: &Combination) -> bool {
    let answer = |at: QuestionIx, levels: &[usize]| {
        let question = space.model.rulebook.question(at);
        let answer =
            combination.iter().find(|(known, _)| *known == at).map_or(Answer::Unknown, |(_, answer)| *answer);
        answer.is_one_of(levels.iter().copied().collect(), question)
    };
    when.holds(&Given { verdict: given.0, basis: given.1, answer }) == Truth::Yes
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
    taken: Taken,
    sums: Sums<u128>,
    /// The verdicts of their gates.
    gates: Vec<Verdict>,
    /// What the bands give beside so many points: many combinations earn the same.
    known: BTreeMap<(u32, u32), Vec<(Verdict, Basis)>>,
}

impl Others {
    fn new(space: &Space<'_>, read: &impl Fn(&OpenQuestion) -> bool, taken: Taken) -> Self {
        let others = space.asked.iter().filter(|asked| !read(asked));
        let gates =
            others.clone().flat_map(|asked| space.model.gates_on(asked.question)).map(|gate| gate.verdict);
        Self {
            taken,
            gates: gates.collect(),
            sums: Sums::of(
                others.fold(Grid::of_none(), |grid, asked| grid.with_all(std::slice::from_ref(asked))),
            ),
            known: BTreeMap::new(),
        }
    }

    /// The verdicts that are possible beside a combination of answers, and what they rest on.
    fn verdicts(&mut self, space: &Space<'_>, combination: &Combination) -> Vec<(Verdict, Basis)> {
        let mut possible: Vec<(Verdict, Basis)> =
            self.gates.iter().map(|verdict| (*verdict, Basis::Gate)).collect();
        let counts = combination.iter().filter(|(at, _)| space.model.is_counted(*at));
        let mut fired = counts.clone().flat_map(|(at, answer)| space.model.fired(*at, *answer));
        if let Some(gate) = fired.next() {
            possible.push((gate.verdict, Basis::Gate));
            return possible;
        }
        let earned = counts.fold(PerSide::default(), |sum, (at, answer)| sum + space.earned(*at, *answer));
        let Self { taken, sums, .. } = self;
        let by_bands = self.known.entry((earned.bpo, earned.kpo)).or_insert_with(|| match taken {
            Taken::Reached => {
                let completions = counted(&space.plane, earned, sums);
                completions.counts.iter().map(|(verdict, _)| on_fits(*verdict)).collect()
            }
            Taken::All => {
                let bands = space.model.rulebook.bands().iter().map(|band| band.verdict);
                bands.chain([Verdict::Undetermined]).map(on_fits).collect()
            }
        });
        possible.extend(by_bands.iter().copied());
        possible
    }
}

/// A verdict on complete answers, and what it rests on.
fn on_fits(verdict: Verdict) -> (Verdict, Basis) {
    match verdict {
        Verdict::Undetermined => (Verdict::Undetermined, Basis::NoGround),
        verdict => (verdict, Basis::Bands),
    }
}
