//! Rules of a policy held against all that the open answers could be, gone through one by one.

use std::collections::BTreeSet;

use outfit::assess::assess;
use outfit::policy::{By, Cause, Checked, Checker, Finding, Looker, Severity, Terms, Written};
use outfit::rulebook::{Kind, QuestionIx, Rulebook, Verdict};
use outfit::source::Source;
use outfit::task::{Answer, Cutter, Form, LevelSet, Part, Task};
use serde_json::{Value, json};

/// The questions that are opened, each with its first levels to be told apart.
const OPENED: usize = 4;

fn tasks() -> Vec<Value> {
    let paths = std::fs::read_dir("tests/calibration").unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// The findings of one request by a policy.
fn findings(rulebook: &Rulebook, policy: &str, task: &Value) -> Vec<Finding> {
    let source = |name: &str, text: String| Source { name: name.into(), text };
    let policy = Written::read(source("policy", policy.to_owned())).check(rulebook).unwrap();
    let terms = Terms { policy: &policy, rulebook, waivers: None, today: "2026-11-22".parse().unwrap() };
    let (looker, mut checker, mut found) = (Looker::new(terms), Checker::new(terms, false), Vec::new());
    let (mut cutter, mut bytes) = (Cutter::new("task.json", Form::Json), task.to_string().into_bytes());
    checker.begin("task.json");
    while let Some(part) = cutter.cut(&mut bytes, true) {
        let mut each = |checked: &Checked<'_>| {
            found.extend(checked.findings.iter().cloned());
            Ok::<(), ()>(())
        };
        checker.add(looker.look(part), &mut each).unwrap();
    }
    found
}

/// Every answer that a question can have.
fn every(rulebook: &Rulebook, at: QuestionIx) -> Vec<Answer> {
    let question = rulebook.question(at);
    let levels = question.levels.len();
    match question.kind {
        Kind::AnyOf => (0..1_usize << levels)
            .map(|set| {
                Answer::Chosen((0..levels).filter(|level| set >> level & 1 == 1).collect::<LevelSet>())
            })
            .collect(),
        Kind::Scale | Kind::OneOf => (0..levels).map(Answer::Level).collect(),
    }
}

/// The verdicts of all that open answers could be.
fn outcomes(rulebook: &Rulebook, task: &mut Task, open: &[QuestionIx], found: &mut BTreeSet<Verdict>) {
    match open.split_first() {
        None => drop(found.insert(assess(rulebook, task).verdict())),
        Some((at, rest)) => {
            for answer in every(rulebook, *at) {
                task.answers.set(*at, answer);
                outcomes(rulebook, task, rest, found);
            }
        }
    }
}

#[test]
fn what_is_possible_is_what_some_answers_lead_to() {
    let rulebook = Rulebook::builtin().unwrap();
    let policy = "[[rule]]\nid = \"d\"\nseverity = \"error\"\ndeclared = \"possible\"\n";
    let counted: Vec<QuestionIx> =
        rulebook.questions().map(|(at, _)| at).filter(|at| rulebook.is_counted(*at)).collect();
    let (mut found, mut none) = (0, 0);
    for (number, mut task) in tasks().into_iter().enumerate() {
        // Each task has others of its questions opened.
        let open: Vec<QuestionIx> =
            (0..OPENED).map(|k| counted[(number * 5 + k * 7) % counted.len()]).collect();
        for at in &open {
            task["answers"].as_object_mut().unwrap().remove(&*rulebook.question(*at).id);
        }
        let source = Source { name: "task.json".into(), text: task.to_string() };
        let mut read = Task::from_json(&rulebook, source).unwrap();
        let open: Vec<QuestionIx> =
            counted.iter().copied().filter(|at| read.answers.get(*at).is_open()).collect();
        let mut possible = BTreeSet::new();
        outcomes(&rulebook, &mut read, &open, &mut possible);
        for verdict in [Verdict::Bpo, Verdict::Kpo, Verdict::Hybrid, Verdict::Retain] {
            task["declared"] = json!(verdict.id());
            let findings = findings(&rulebook, policy, &task);
            assert_eq!(findings.is_empty(), possible.contains(&verdict), "{task}: {verdict:?}, {possible:?}");
            if findings.is_empty() { none += 1 } else { found += 1 }
        }
    }
    assert!(found > 20 && none > 20, "{found} {none}");
}

#[test]
fn what_steps_can_lead_to_is_what_their_answers_lead_to() {
    let rulebook = Rulebook::builtin().unwrap();
    let all = tasks();
    let counted: Vec<QuestionIx> =
        rulebook.questions().map(|(at, _)| at).filter(|at| rulebook.is_counted(*at)).collect();
    let mut several = 0;
    for (number, pair) in all.iter().zip(all.iter().skip(7)).enumerate() {
        let mut task = json!({ "steps": [
            { "title": "one", "answers": pair.0["answers"] }, { "title": "two", "answers": pair.1["answers"] },
        ] });
        let mut open = Vec::new();
        for step in 0..2 {
            for k in 0..2 {
                let at = counted[(number * 5 + step * 3 + k * 7) % counted.len()];
                task["steps"][step]["answers"].as_object_mut().unwrap().remove(&*rulebook.question(at).id);
            }
            let text = task["steps"][step].to_string();
            let source = Source { name: "step.json".into(), text };
            let read = Task::from_json(&rulebook, source).unwrap();
            open.push(
                counted.iter().copied().filter(|at| read.answers.get(*at).is_open()).collect::<Vec<_>>(),
            );
        }
        let source = Source { name: "task.json".into(), text: task.to_string() };
        let mut read = Task::from_json(&rulebook, source).unwrap();
        let possible: BTreeSet<Verdict> = assess(&rulebook, &read).possible(&rulebook).into_iter().collect();
        let mut found = BTreeSet::new();
        steps_outcomes(&rulebook, &mut read, &open, 0, &mut found);
        assert_eq!(possible, found, "{task}");
        several += usize::from(found.len() > 1);
    }
    assert!(several > 3, "{several}");
}

/// The verdicts of all that the open answers of steps could be.
fn steps_outcomes(
    rulebook: &Rulebook,
    task: &mut Task,
    open: &[Vec<QuestionIx>],
    step: usize,
    found: &mut BTreeSet<Verdict>,
) {
    let Some(questions) = open.get(step) else {
        found.insert(assess(rulebook, task).verdict());
        return;
    };
    let mut ways = vec![Vec::new()];
    for at in questions {
        let with = |way: &Vec<(QuestionIx, Answer)>| {
            let one = |answer: Answer| way.iter().copied().chain([(*at, answer)]).collect::<Vec<_>>();
            every(rulebook, *at).into_iter().map(one).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(with).collect();
    }
    for way in ways {
        way.iter().for_each(|(at, answer)| task.steps[step].answers.set(*at, *answer));
        steps_outcomes(rulebook, task, open, step + 1, found);
    }
}

#[test]
fn only_choices_are_told_and_they_lead_where_they_are_said_to() {
    let rulebook = Rulebook::builtin().unwrap();
    let policy = "[[rule]]\nid = \"d\"\nseverity = \"error\"\ndeclared = \"verdict\"\n\n[[rule]]\nid = \"f\"\nseverity = \"error\"\n\
        message = \"x\"\nforbid = { verdict = [\"kpo\", \"hybrid\"] }\n";
    let mut told = 0;
    for mut task in tasks() {
        for declared in ["bpo", "kpo", "hybrid"] {
            task["declared"] = json!(declared);
            let source = Source { name: "task.json".into(), text: task.to_string() };
            let read = Task::from_json(&rulebook, source).unwrap();
            for finding in findings(&rulebook, policy, &task) {
                let Some(point) = finding.choice else { continue };
                let mut changed = read.clone();
                for change in &point.changes {
                    assert!(rulebook.question(change.question).choice, "{task}");
                    changed.answers.set(change.question, change.to);
                }
                let verdict = assess(&rulebook, &changed).verdict();
                assert_eq!(verdict, point.verdict);
                match finding.by {
                    By::Rule(0) => assert_eq!(verdict.id(), declared),
                    _ => assert!(verdict != Verdict::Kpo && verdict != Verdict::Hybrid),
                }
                told += 1;
            }
        }
    }
    assert!(told > 3, "{told}");
}

#[test]
fn what_an_open_answer_decides_is_at_most_a_warning() {
    let rulebook = Rulebook::builtin().unwrap();
    for (answer, wanted) in
        [(json!(5), Some(Severity::Error)), (json!([4, 5]), Some(Severity::Warning)), (json!(1), None)]
    {
        let task = json!({ "answers": { "judgment": answer } });
        let policy = "[[rule]]\nid = \"f\"\nseverity = \"error\"\nmessage = \"x\"\nforbid = { question = \"judgment\", levels = [\"5\"] }\n";
        let found = findings(&rulebook, policy, &task);
        assert_eq!(found.first().map(|finding| finding.severity), wanted);
        let open = found.first().is_some_and(|finding| matches!(finding.cause, Cause::MayBeForbidden(_)));
        assert_eq!(open, wanted == Some(Severity::Warning));
    }
}

#[test]
fn each_part_of_a_task_is_where_it_stands() {
    let rulebook = Rulebook::builtin().unwrap();
    let mut compared = 0;
    for task in tasks() {
        for text in [task.to_string(), serde_json::to_string_pretty(&task).unwrap()] {
            let read =
                Task::from_json(&rulebook, Source { name: "task.json".into(), text: text.clone() }).unwrap();
            let at = |part| read.places.of(part).map(|place| &text[place.span()]);
            assert_eq!(at(Part::Answers), Some("answers"));
            assert_eq!(&text[read.places.whole().span()], "{");
            let value = |part| at(part).map(|said| serde_json::from_str::<Value>(said).unwrap());
            assert_eq!(value(Part::Title).as_ref(), task.get("title"));
            assert_eq!(value(Part::Id).as_ref(), task.get("id"));
            for (at, question) in rulebook.questions() {
                assert_eq!(value(Part::Answer(at)).as_ref(), task["answers"].get(&*question.id));
                assert_eq!(value(Part::Note(at)).as_ref(), task["notes"].get(&*question.id));
                compared += 1;
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}
