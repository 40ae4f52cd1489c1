//! Random tasks, as JSON.

use outfit::rulebook::{Kind, Question, QuestionIx, Rulebook, SideRule};

use super::random::Random;

/// A task in which anything may be open.
pub(crate) fn of_any_kind(random: &mut Random, rulebook: &Rulebook) -> String {
    let questions: Vec<&Question> = rulebook.questions().map(|(_, question)| question).collect();
    let open = random.pick(&[0, 20, 45, 45, 80]);
    let answers = questions.into_iter().map(|question| {
        let answer =
            if random.chance(open) { left_open(random, question) } else { given(random, question, &[]) };
        (question, answer)
    });
    object(answers.collect())
}

/// A task in which at most so many of the questions that count are open; gates seldom fire.
pub(crate) fn with_few_open(random: &mut Random, rulebook: &Rulebook, most: usize) -> String {
    let counts = |at: QuestionIx| rulebook.is_scored(at) || rulebook.gates_on(at).next().is_some();
    let read: Vec<QuestionIx> = rulebook.questions().map(|(at, _)| at).filter(|at| counts(*at)).collect();
    let count = random.between(0, most);
    let open = random.some(&read, count);
    // Random answers alone would seldom lead anywhere: they are bent to a KPO, to a BPO, to neither, or not at all.
    let bent = random.pick(&[[true, false], [false, true], [true, true], [false, false]]);
    let answers = rulebook.questions().map(|(at, question)| {
        let fires: Vec<usize> = match random.chance(90) {
            true => rulebook.gates_on(at).flat_map(|gate| gate.levels.iter().copied()).collect(),
            false => Vec::new(),
        };
        let avoided = if random.chance(60) { against(rulebook, at, bent) } else { Vec::new() };
        let answer = match open.contains(&at) {
            true => left_open(random, question),
            false => given(random, question, &[fires, avoided].concat()),
        };
        (question, answer)
    });
    object(answers.collect())
}

/// The levels that speak for BPO, for KPO, or much for either.
fn against(rulebook: &Rulebook, at: QuestionIx, [bpo, kpo]: [bool; 2]) -> Vec<usize> {
    let least = if bpo && kpo { 2 } else { 1 };
    let sides = rulebook.criteria().iter().filter(|criterion| criterion.question == at).map(|c| &c.sides);
    let against =
        sides.flat_map(|sides| [sides.bpo.as_ref().filter(|_| bpo), sides.kpo.as_ref().filter(|_| kpo)]);
    let speaking = |rule: &SideRule| {
        let supports = rule.support.iter().enumerate();
        supports.filter(|(_, support)| **support >= least).map(|(at, _)| at).collect::<Vec<_>>()
    };
    against.flatten().flat_map(speaking).collect()
}

/// Nothing, or several levels of a scale or one-of question. `None` leaves the question out.
fn left_open(random: &mut Random, question: &Question) -> Option<String> {
    if question.kind == Kind::AnyOf || random.chance(50) {
        return random.pick(&[None, Some("null".to_owned()), Some("\"unknown\"".to_owned())]);
    }
    let all: Vec<usize> = (0..question.levels.len()).collect();
    let count = random.between(2, all.len());
    let levels = random.some(&all, count);
    Some(list(random, question, &levels))
}

/// An answer that leaves nothing open, without the levels to be avoided as far as others are there.
fn given(random: &mut Random, question: &Question, avoided: &[usize]) -> Option<String> {
    if question.may_not_apply && random.chance(20) {
        return Some("\"not_applicable\"".to_owned());
    }
    let all: Vec<usize> = (0..question.levels.len()).collect();
    let wanted: Vec<usize> = all.iter().copied().filter(|level| !avoided.contains(level)).collect();
    let levels = if wanted.is_empty() { all } else { wanted };
    let count = if question.kind == Kind::AnyOf { random.between(0, levels.len()) } else { 1 };
    let chosen = random.some(&levels, count);
    Some(match chosen.as_slice() {
        [lone] if random.chance(70) => level(random, question, *lone),
        _ => list(random, question, &chosen),
    })
}

fn list(random: &mut Random, question: &Question, levels: &[usize]) -> String {
    let levels: Vec<String> = levels.iter().map(|at| level(random, question, *at)).collect();
    format!("[{}]", levels.join(", "))
}

/// A level; of a scale in one of the forms that a task may write it in.
fn level(random: &mut Random, question: &Question, at: usize) -> String {
    let id = &question.levels.get(at).unwrap().id;
    let forms = [id.to_string(), format!("\"{id}\""), format!("{id}.0")];
    if question.kind == Kind::Scale { random.pick(&forms) } else { format!("\"{id}\"") }
}

fn object(answers: Vec<(&Question, Option<String>)>) -> String {
    let said = answers.into_iter().filter_map(|(question, answer)| Some((question, answer?)));
    let said: Vec<String> = said.map(|(question, answer)| format!("\"{}\": {answer}", question.id)).collect();
    format!("{{\"answers\": {{{}}}}}", said.join(", "))
}
