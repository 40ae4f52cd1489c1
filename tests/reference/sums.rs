//! What answers earn, and what each completion of them earns.

use outfit::rulebook::QuestionIx;
use outfit::task::{Answer, Answers};

use super::held::{Held, Pair, earned_on, earns, fires, is_given, is_open, most, plus, possible, sum};
use super::model::{Model, Row};

/// What was answered, and all that could be.
pub(crate) struct Sums {
    /// Points earned and possible over what is answered.
    pub(crate) base: Pair,
    pub(crate) of: Pair,
    /// Points possible over what is answered or open.
    pub(crate) of_all: Pair,
    /// What each completion earns.
    pub(crate) completions: Vec<Pair>,
    /// How many completions a firing gate leaves: a question of which no answer is left counts once.
    pub(crate) under_gate: u128,
}

/// All sums, given the gates that fire.
pub(crate) fn sums(model: &Model<'_>, answers: &Answers, firing: &[usize]) -> Sums {
    let among = |wanted: fn(Answer) -> bool| {
        model.criteria.iter().filter(move |row| wanted(answers.get(row.question)))
    };
    let points =
        |row: &Row<'_>| earned(model, row, answers).unwrap_or_default().map(Option::unwrap_or_default);
    let (base, of) = (sum(among(is_given).map(points)), sum(among(is_given).map(most)));
    let choices: Vec<Vec<Pair>> = open(model, answers)
        .map(|at| {
            left(model, at, answers, firing).into_iter().map(|held| earned_on(model, at, held)).collect()
        })
        .collect();
    let mut completions = Vec::new();
    complete(&choices, base, &mut completions);
    let under_gate = choices.iter().map(|choices| choices.len().max(1) as u128).product();
    Sums { base, of, of_all: plus(of, sum(among(is_open).map(most))), completions, under_gate }
}

/// The open questions that a criterion or a gate reads.
pub(crate) fn open(model: &Model<'_>, answers: &Answers) -> impl Iterator<Item = QuestionIx> {
    model.read().filter(|at| is_open(answers.get(*at)))
}

/// The answers that an open question may take: none that fires a gate, unless one fires on the question anyway.
pub(crate) fn left(model: &Model<'_>, at: QuestionIx, answers: &Answers, firing: &[usize]) -> Vec<Held> {
    let gates = || model.gates.iter().enumerate().filter(|(_, gate)| gate.question == at);
    let fired = gates().any(|(position, _)| firing.contains(&position));
    let mut held = possible(model.rulebook.question(at), answers.get(at));
    held.retain(|held| fired || !gates().any(|(_, gate)| fires(gate, *held)));
    held
}

/// The sums of all completions.
fn complete(choices: &[Vec<Pair>], base: Pair, sums: &mut Vec<Pair>) {
    match choices.split_first() {
        None => sums.push(base),
        Some((first, rest)) => first.iter().for_each(|pair| complete(rest, plus(base, *pair), sums)),
    }
}

/// What a criterion earns on each side that it speaks of, if its question is answered.
pub(crate) fn earned(model: &Model<'_>, row: &Row<'_>, answers: &Answers) -> Option<[Option<u32>; 2]> {
    let answer = answers.get(row.question);
    let held = possible(model.rulebook.question(row.question), answer);
    let held = held.first().filter(|_| is_given(answer))?;
    let ([bpo, kpo], [of_bpo, of_kpo]) = (earns(row, *held), row.supports);
    Some([of_bpo.map(|_| bpo), of_kpo.map(|_| kpo)])
}
