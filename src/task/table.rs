//! Reading what is said of the work from a TOML table, where it means what it means in a task file.

use std::borrow::Cow;

use super::json::MOST_STEPS;
use super::said::{Word, said, several};
use super::{Answer, Answers, Places, Step, Task};
use crate::diagnostic::Fault;
use crate::order::sort_by_key;
use crate::rulebook::{QuestionIx, Rulebook};
use crate::source::{At, Place};
use crate::table::{Node, Reading, Table, Text, Value};

/// What a table says of the work, before it is held against a rulebook.
pub(crate) struct RawTask {
    place: Place,
    answers: Option<Node>,
    steps: Option<Vec<RawStep>>,
}

struct RawStep {
    place: Place,
    title: Option<At<Text>>,
    answers: Option<Node>,
}

impl RawTask {
    /// Reads the keys `answers` and `steps`, of which one must be there.
    pub(crate) fn read(t: &mut Table<'_, '_>) -> Self {
        let steps = t.take("steps").map(|node| raw_steps(node, t.reading));
        let answers = if steps.is_some() { t.take("answers") } else { t.need("answers") };
        Self { place: t.place, answers, steps }
    }

    /// The task on the questions of a rulebook; what is wrong with it is logged.
    pub(crate) fn check(self, rulebook: &Rulebook, reading: &mut Reading<'_>) -> Task {
        let mut task = Task { places: Places::at(self.place), ..Task::default() };
        for (at, answer) in self.answers.map_or_else(Vec::new, |node| answers(rulebook, node, reading)) {
            task.answers.set(at, answer);
        }
        let steps = self.steps.into_iter().flatten();
        task.steps = steps.filter_map(|step| step.check(rulebook, &task.answers, reading)).collect();
        task
    }
}

impl RawStep {
    fn read(t: &mut Table<'_, '_>) -> Self {
        if let Some(steps) = t.take("steps") {
            t.reading.log.push(Fault::NestedSteps, &steps.place);
        }
        Self { place: t.place, title: t.text("title"), answers: t.take("answers") }
    }

    fn check(self, rulebook: &Rulebook, inherited: &Answers, reading: &mut Reading<'_>) -> Option<Step> {
        let own = self.answers.map_or_else(Vec::new, |node| answers(rulebook, node, reading));
        let mut answers = inherited.clone();
        for (at, answer) in &own {
            answers.set(*at, *answer);
        }
        let (title, places) = (self.title?.value.to_string(), Places::at(self.place));
        Some(Step { title, own, answers, places, ..Step::default() })
    }
}

fn raw_steps(node: Node, reading: &mut Reading<'_>) -> Vec<RawStep> {
    let place = node.place;
    let is_list = matches!(node.value, Value::List(_));
    let list = reading.list(node, "a list of tables");
    if list.is_empty() && is_list {
        reading.log.push(Fault::NoSteps, &place);
    }
    if list.len() > MOST_STEPS {
        reading.log.push(Fault::TooMany { what: "steps", limit: "100" }, &place);
        return Vec::new();
    }
    list.into_iter().filter_map(|node| reading.sub_table(node, "a step", &RawStep::read)).collect()
}

/// What is said by question id, in rulebook order.
fn answers(rulebook: &Rulebook, node: Node, reading: &mut Reading<'_>) -> Vec<(QuestionIx, Answer)> {
    let Some((entries, _)) = reading.table(node) else { return Vec::new() };
    let mut said = Vec::new();
    for (key, node) in entries {
        match rulebook.question_named(&key.text) {
            Some((at, _)) => said.extend(answer(rulebook, at, node, reading).map(|answer| (at, answer))),
            None => {
                let fault = rulebook.unknown_question(&key.text, rulebook.question_ids());
                reading.log.push(fault, &key.place);
            }
        }
    }
    sort_by_key(&mut said, |(at, _)| *at);
    said
}

fn answer(rulebook: &Rulebook, at: QuestionIx, node: Node, reading: &mut Reading<'_>) -> Option<Answer> {
    let question = rulebook.question(at);
    let Node { place, value: Value::List(list) } = node else {
        let word = word(node, "a level, a list of levels or \"unknown\"", reading)?;
        return said(question, &word, reading.log);
    };
    let words: Vec<Option<Word<'static>>> =
        list.into_iter().map(|node| word(node, "a level", reading)).collect();
    let sound = words.iter().all(Option::is_some);
    let words: Vec<Word<'static>> = words.into_iter().flatten().collect();
    // A list of which no entry is a level is not empty: what is wrong with it was said.
    if words.is_empty() && !sound {
        return None;
    }
    several(question, &words, &place, reading.log).filter(|_| sound)
}

/// A text, or a number.
fn word(node: Node, wanted: &'static str, reading: &mut Reading<'_>) -> Option<Word<'static>> {
    let word: Cow<'static, str> = match &node.value {
        Value::Text(_) => reading.text(node.clone())?.value.to_string().into(),
        Value::Whole(number) => number.to_string().into(),
        Value::Fraction(number) => number.to_string().into(),
        other => {
            let found = other.name();
            reading.log.push(Fault::WrongType { wanted, found }, &node.place);
            return None;
        }
    };
    Some(Word { word, place: node.place })
}
