//! The verdicts of all sets of answers under two rulebooks, each set written out and judged by itself.

use std::collections::BTreeMap;

use outfit::diff::{Method, Shares};
use outfit::rulebook::{Kind, Question, QuestionIx, Rulebook, Verdict};

use super::bands;
use super::held::{Held, Pair, all, earned_on, fires, most, plus, sum};
use super::model::Model;

/// How many sets of answers go from which verdict to which.
type Moves = BTreeMap<(Verdict, Verdict), u128>;

/// A question by its id, with its answers: each as both rulebooks have it, where they have it.
type Answered<'r> = Vec<[Option<(QuestionIx, Held)>; 2]>;

/// All moves; `None` if there are more than `limit` sets of answers.
pub(crate) fn moves(before: &Rulebook, after: &Rulebook, limit: u128) -> Option<Moves> {
    let models = [Model::new(before), Model::new(after)];
    let mut ids: Vec<String> = Vec::new();
    for model in &models {
        ids.extend(model.read().map(|at| model.rulebook.question(at).id.to_string()));
    }
    ids.sort();
    ids.dedup();
    let answers: Vec<Answered<'_>> = ids.iter().map(|id| answers([before, after], id)).collect();
    let sets: u128 = answers.iter().map(|answers| answers.len() as u128).product();
    if sets > limit {
        return None;
    }
    let mut moves = Moves::new();
    let states = [(None, [0, 0]); 2];
    go_on(&models, &answers, states, &mut moves);
    Some(moves)
}

/// All answers to a question that both rulebooks have; of one that only one of them has, all of its.
fn answers<'r>(rulebooks: [&'r Rulebook; 2], id: &str) -> Answered<'r> {
    let [before, after] = rulebooks.map(|rulebook| rulebook.question_named(id));
    let ([Some((at, question)), None] | [None, Some((at, question))]) = [before, after] else {
        let ((at, before), (after_at, after)) = (before.unwrap(), after.unwrap());
        let mut found = Vec::new();
        for held in all(before) {
            found.extend(
                all(after)
                    .into_iter()
                    .filter(|other| names(before, held) == names(after, *other))
                    .map(|other| [Some((at, held)), Some((after_at, other))]),
            );
        }
        return found;
    };
    let place = |held| if before.is_some() { [Some((at, held)), None] } else { [None, Some((at, held))] };
    all(question).into_iter().map(place).collect()
}

/// The ids of the levels that an answer holds.
fn names(question: &Question, held: Held) -> Vec<String> {
    let levels = question.levels.iter().enumerate().filter(|(at, _)| held >> at & 1 == 1);
    let mut names: Vec<String> = levels.map(|(_, level)| level.id.to_string()).collect();
    names.sort();
    assert!(question.kind == Kind::AnyOf || names.len() == 1);
    names
}

/// What a gate gave, and the points.
type State = (Option<Verdict>, Pair);

fn go_on(models: &[Model<'_>; 2], answers: &[Answered<'_>], states: [State; 2], moves: &mut Moves) {
    let Some((first, rest)) = answers.split_first() else {
        let [(before, earned), (after, also)] = states;
        let verdict = |model: &Model<'_>, fired: Option<Verdict>, earned: Pair| {
            let of = sum(model.criteria.iter().map(most));
            fired.unwrap_or_else(|| bands::verdict(model.rulebook, earned, of))
        };
        let verdicts = (verdict(&models[0], before, earned), verdict(&models[1], after, also));
        *moves.entry(verdicts).or_default() += 1;
        return;
    };
    for [before, after] in first {
        let next =
            [after_answer(&models[0], states[0], *before), after_answer(&models[1], states[1], *after)];
        go_on(models, rest, next, moves);
    }
}

fn after_answer(model: &Model<'_>, (fired, earned): State, answer: Option<(QuestionIx, Held)>) -> State {
    let Some((at, held)) = answer else { return (fired, earned) };
    let gate = model.gates.iter().find(|gate| gate.question == at && fires(gate, held));
    (fired.or(gate.map(|gate| gate.verdict)), plus(earned, earned_on(model, at, held)))
}

/// Holds what the library found against all moves.
pub(crate) fn compare(shares: &Shares, expected: &Moves) {
    assert!(matches!(shares.method, Method::Exact { .. }));
    let found: Moves =
        shares.moves.iter().map(|one| ((one.verdicts.before, one.verdicts.after), one.count)).collect();
    assert_eq!(found, *expected);
    assert_eq!(shares.of, expected.values().sum());
    assert_eq!(shares.answer_sets, Some(shares.of));
}
