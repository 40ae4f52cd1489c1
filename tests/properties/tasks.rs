//! Random tasks over the built-in questionnaire, as JSON.

use outfit::rulebook::{Gate, Kind, Question, QuestionIx};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::BUILTIN;

/// Names and their values in JSON.
pub(crate) type Pairs = Vec<(String, String)>;

/// A level in JSON.
fn level(question: &Question, at: usize) -> String {
    let id = &question.levels.get(at).unwrap().id;
    if question.kind == Kind::Scale { id.to_string() } else { format!("\"{id}\"") }
}

fn list(levels: &[String]) -> String {
    format!("[{}]", levels.join(","))
}

/// An answer that leaves nothing open and fires no gate.
pub(crate) fn definite(at: QuestionIx, question: &Question) -> BoxedStrategy<String> {
    let fires = |level: &usize| BUILTIN.gates_on(at).any(|gate| gate.levels.contains(level));
    let clear = (0..question.levels.len()).filter(|level| !fires(level));
    let levels: Vec<String> = clear.map(|at| level(question, at)).collect();
    let count = levels.len();
    match (question.kind, question.may_not_apply) {
        (Kind::AnyOf, _) => subsequence(levels, 0..=count).prop_map(|chosen| list(&chosen)).boxed(),
        (_, false) => select(levels).boxed(),
        (_, true) => prop_oneof![5 => select(levels), 1 => Just("\"not_applicable\"".to_owned())].boxed(),
    }
}

/// Any answer; gates may fire.
pub(crate) fn any_answer(at: QuestionIx, question: &Question) -> BoxedStrategy<String> {
    let levels: Vec<String> = (0..question.levels.len()).map(|at| level(question, at)).collect();
    let count = levels.len();
    let unknown = Just("\"unknown\"".to_owned());
    match question.kind {
        Kind::AnyOf => prop_oneof![3 => definite(at, question), 1 => unknown].boxed(),
        Kind::Scale | Kind::OneOf => {
            let among = subsequence(levels.clone(), 2..=count).prop_map(|levels| list(&levels));
            prop_oneof![9 => definite(at, question), 1 => select(levels), 1 => among, 2 => unknown].boxed()
        }
    }
}

/// What is said to each question.
pub(crate) fn said(
    answer: fn(QuestionIx, &Question) -> BoxedStrategy<String>,
) -> impl Strategy<Value = Pairs> {
    let each =
        BUILTIN.questions().map(|(at, question)| (Just(question.id.to_string()), answer(at, question)));
    each.collect::<Vec<_>>()
}

/// The same in an order that the seed alone decides; in its own without one.
pub(crate) fn shuffled<T>(list: Vec<T>, seed: Option<u64>) -> Vec<T> {
    let Some(mut state) = seed else { return list };
    let mut key = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) ^ state
    };
    let mut keyed: Vec<(u64, T)> = list.into_iter().map(|entry| (key(), entry)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

fn object(pairs: &[(String, String)], seed: Option<u64>) -> String {
    let pairs = shuffled(pairs.iter().collect(), seed);
    let fields: Vec<String> = pairs.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("{{{}}}", fields.join(", "))
}

/// A task of these answers, with all fields; of two steps if there are answers for the second. A seed reorders all keys.
pub(crate) fn task_text(said: &Pairs, second: Option<&Pairs>, seed: Option<u64>) -> String {
    let notes: Pairs =
        said.iter().map(|(question, _)| (question.clone(), format!("\"on {question}\""))).collect();
    let mut fields = vec![("answers", object(said, seed)), ("notes", object(&notes, seed))];
    if let Some(second) = second {
        let step = |answers: String| {
            let fields = [("title", "\"A step\"".to_owned()), ("answers", answers)];
            object(&fields.map(|(name, value)| (name.to_owned(), value)), seed)
        };
        fields.push(("steps", list(&[step("{}".to_owned()), step(object(second, seed))])));
    }
    let others = [
        ("id", "\"PR-7\""),
        ("title", "\"Payroll\""),
        ("service", "\"accounting\""),
        ("declared", "\"bpo\""),
    ];
    let more = [
        ("answered_by", "\"desk\""),
        ("answered_on", "\"2026-11-22\""),
        ("meta", "{\"b\": 1, \"a\": [2.50]}"),
    ];
    fields.extend(others.into_iter().chain(more).map(|(name, value)| (name, value.to_owned())));
    let fields: Pairs = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    object(&fields, seed)
}

/// The same answers but for the gate's question: some of the levels on which it fires.
pub(crate) fn firing(answers: Pairs, gate: &Gate, seed: u64) -> Pairs {
    let question = BUILTIN.question(gate.question);
    let levels = gate.levels.iter().map(|at| level(question, *at)).collect();
    let count = 1 + usize::try_from(seed % 7).unwrap() % gate.levels.len();
    let fired: Vec<String> = shuffled(levels, Some(seed)).into_iter().take(count).collect();
    let others = answers.into_iter().filter(|(id, _)| question.id != **id);
    others.chain([(question.id.to_string(), list(&fired))]).collect()
}
