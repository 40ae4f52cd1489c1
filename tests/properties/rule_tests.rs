//! What holds of tests of rules: answers mean what they mean in a task file, and coverage is what another count gives.

use std::collections::BTreeSet;

use outfit::assess::{Outcome, assess};
use outfit::report::{Detail, Reader, report};
use outfit::rule_test::{Scope, Tests, coverage, run};
use outfit::rulebook::{Layered, Rulebook};
use outfit::source::Source;
use outfit::task::{Answer, Task};
use serde_json::Value;

use super::tasks::Pairs;

/// Tests of these answers, each of two steps if there are answers for the second, in a layer of their own. What JSON writes as an
/// answer is an answer in TOML too.
pub(crate) fn layer(tests: &[(&Pairs, Option<&Pairs>)]) -> Layered {
    let table = |said: &Pairs| {
        let said: Vec<String> =
            said.iter().map(|(question, answer)| format!("{question} = {answer}")).collect();
        format!("{{ {} }}", said.join(", "))
    };
    let mut text = "rulebook = { name = \"acme\", version = \"1\" }\n".to_owned();
    for (at, (said, second)) in tests.iter().enumerate() {
        text += &format!("[[test]]\nid = \"t{at}\"\nbasis = \"bands\"\nanswers = {}\n", table(said));
        if let Some(second) = second {
            text += &format!(
                "steps = [{{ title = \"One\" }}, {{ title = \"Two\", answers = {} }}]\n",
                table(second)
            );
        }
    }
    let source = Source { name: "acme.toml".to_owned(), text };
    Layered::over_builtin(vec![vec![Ok(source)]]).unwrap_or_else(|faults| panic!("{faults}"))
}

pub(crate) fn tests(layered: &Layered) -> Tests {
    Tests::read(layered).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What was said to each question of the task and of its steps.
pub(crate) fn all_said(rulebook: &Rulebook, task: &Task) -> Vec<Vec<Answer>> {
    let answers = std::iter::once(&task.answers).chain(task.steps.iter().map(|step| &step.answers));
    answers.map(|answers| rulebook.questions().map(|(at, _)| answers.get(at)).collect()).collect()
}

/// What coverage says is missing, of everything.
pub(crate) fn missing(layered: &Layered, tests: &Tests) -> BTreeSet<(&'static str, String)> {
    let found = coverage(&run(&layered.rulebook, tests), &layered.origin, Scope::All);
    let mut all = BTreeSet::new();
    for (kind, part) in ["criterion", "level", "gate", "band", "advice"].into_iter().zip(found.parts) {
        assert_eq!(part.exercised() + part.missing.len(), part.of, "{kind}");
        all.extend(part.missing.into_iter().map(|id| (kind, id)));
    }
    all
}

/// The same, counted from reports.
pub(crate) fn missing_from_reports(rulebook: &Rulebook, tests: &Tests) -> BTreeSet<(&'static str, String)> {
    let mut missing = BTreeSet::new();
    missing.extend(rulebook.criteria().iter().map(|one| ("criterion", one.id.to_string())));
    missing.extend(rulebook.gates().iter().map(|one| ("gate", one.id.to_string())));
    missing.extend(rulebook.bands().iter().map(|one| ("band", one.id.to_string())));
    missing.extend(rulebook.advice().iter().map(|one| ("advice", one.id.to_string())));
    for (_, question) in rulebook.questions() {
        missing
            .extend(question.levels.iter().map(|level| ("level", format!("{}.{}", question.id, level.id))));
    }
    for test in &tests.list {
        let outcome = assess(rulebook, &test.task);
        let report = report(rulebook, &test.task, &outcome, Detail::Full, Reader::Program);
        let report = serde_json::to_value(&report).unwrap();
        for advice in at(&report, "/advice").as_array().unwrap() {
            missing.remove(&("advice", at(advice, "/id").as_str().unwrap().to_owned()));
        }
        match &outcome {
            Outcome::Whole(_) => strike(rulebook, &report, &mut missing),
            Outcome::Steps(_) => {
                let steps = at(&report, "/steps").as_array().unwrap();
                steps.iter().for_each(|step| strike(rulebook, step, &mut missing));
            }
        }
    }
    missing
}

/// What stands there in a report.
fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    value.pointer(path).unwrap()
}

/// Strikes out what one report shows.
fn strike(rulebook: &Rulebook, report: &Value, missing: &mut BTreeSet<(&'static str, String)>) {
    for reason in at(report, "/reasons").as_array().unwrap() {
        missing.remove(&("criterion", at(reason, "/criterion").as_str().unwrap().to_owned()));
    }
    for gate in at(report, "/gates").as_array().unwrap().iter().filter(|gate| at(gate, "/state") == "fires") {
        missing.remove(&("gate", at(gate, "/id").as_str().unwrap().to_owned()));
    }
    let id = |level: &Value| level.as_str().map_or_else(|| level.to_string(), str::to_owned);
    for (question, answer) in at(report, "/task/answers").as_object().unwrap() {
        let (_, asked) = rulebook.question_named(question).unwrap();
        let given = match answer {
            Value::Array(levels) if asked.kind == outfit::rulebook::Kind::AnyOf => {
                levels.iter().map(id).collect()
            }
            Value::Array(_) => Vec::new(),
            one => vec![id(one)],
        };
        for level in given {
            missing.remove(&("level", format!("{question}.{level}")));
        }
    }
    if ["bands", "completions", "no-ground"].contains(&at(report, "/basis").as_str().unwrap()) {
        let band = rulebook.bands().iter().find(|band| {
            let fit = |side: &str| {
                let fit = at(report, &format!("/fit/{side}"));
                let number =
                    |key: &str| u32::try_from(at(fit, &format!("/{key}")).as_u64().unwrap()).unwrap();
                (!fit.is_null()).then(|| outfit::Ratio::of(number("points"), number("of"))).flatten()
            };
            let both = fit("bpo").zip(fit("kpo"));
            band.verdict.id() == *at(report, "/verdict")
                && both.is_some_and(|(bpo, kpo)| band.contains(bpo, kpo))
        });
        band.map(|band| missing.remove(&("band", band.id.to_string())));
    }
}
