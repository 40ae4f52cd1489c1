//! Many tasks, part by part: what comes of them is what comes of each by itself, wherever the input is cut.

use outfit::portfolio::{Gatherer, Wanted, Worker};
use outfit::render::{Format, Look, Reports, render};
use outfit::report::{Detail, report};
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use outfit::task::{Batch, Cutter, Form, Task};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::tasks::{Pairs, any_answer, definite, said, task_text};
use super::{BUILTIN, assess, config};

/// Names that are told in few letters or that something takes for a command.
const TITLES: [&str; 6] =
    ["Payroll", "a \\\"b\\\" \\\\ c", "##[error]x", "\u{202e}back", "日本 👩‍💻", "\\u0041 call center"];

/// What is wrong with a task, within balanced brackets: an array goes on behind it.
const BROKEN: [&str; 12] = [
    r#"{"answers": {"no-such": 1}}"#,
    r#"{"answers": {"complexity": 9}}"#,
    r#"{"answers": {"complexity": 2.5}}"#,
    r#"{"answers": {"complexity": 1, "complexity": 2}}"#,
    r#"{"answers": {"complexity": [1, 1]}}"#,
    r#"{"answers": {"aim": []}}"#,
    r#"{"id": "x", "title": " ", "answers": {}}"#,
    r#"{"answered_on": "22 November", "answers": {}}"#,
    r#"{"titel": "x", "answers": {}}"#,
    r#"{"title": "\ud800", "answers": {}}"#,
    r#"[{"answers": {}}]"#,
    r#"{"answers": {"complexity" 1}}"#,
];

/// A task, sound or not.
fn record() -> impl Strategy<Value = String> {
    let whole = (said(any_answer), proptest::option::of(any::<u64>()))
        .prop_map(|(said, seed)| task_text(&said, None, seed));
    let steps =
        (said(any_answer), said(any_answer)).prop_map(|(said, more)| task_text(&said, Some(&more), None));
    let plain = (said(definite), select(TITLES.to_vec())).prop_map(|(said, title)| plain(&said, title));
    prop_oneof![4 => whole, 4 => plain, 1 => steps, 2 => select(BROKEN.to_vec()).prop_map(str::to_owned)]
}

/// A task as a data team writes it.
fn plain(said: &Pairs, title: &str) -> String {
    let answers: Vec<String> = said.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{\"id\":\"T\",\"title\":\"{title}\",\"answers\":{{{}}}}}", answers.join(","))
}

/// What is written of an input that comes in so many bytes at a time.
fn written(text: &str, form: Form, step: usize, format: Format, detail: Detail) -> String {
    let wanted = Wanted { format, detail, fail_fast: false, allow_empty: false };
    let (mut worker, mut gatherer) =
        (Worker::new(&BUILTIN, wanted).unwrap(), Gatherer::new(&BUILTIN, wanted));
    let (mut cutter, mut rest, mut read, mut out) =
        (Cutter::new("tasks", form), text.as_bytes(), Vec::new(), Vec::new());
    loop {
        let Some(part) = cutter.cut(&mut read, rest.is_empty()) else {
            assert!(!rest.is_empty(), "an input that ended is cut to the end");
            let (next, after) = rest.split_at(step.min(rest.len()));
            read.extend_from_slice(next);
            rest = after;
            continue;
        };
        let is_end = part.is_end();
        let said = gatherer.add(worker.assess(part, false, Vec::new()).unwrap()).unwrap();
        out.extend_from_slice(said.text.0.as_bytes());
        out.extend_from_slice(&said.text.1);
        if is_end {
            break;
        }
    }
    let late = if gatherer.comes_late() { String::new() } else { String::from_utf8(out).unwrap() };
    late + &gatherer.end(80).unwrap()
}

/// The same of sound tasks, all together.
fn rendered(tasks: &[Task], format: Format, detail: Detail) -> String {
    let rulebook: &Rulebook = &BUILTIN;
    let reader = format.reader(tasks.len());
    let reports = tasks.iter().map(|task| report(rulebook, task, &assess(rulebook, task), detail, reader));
    let reports = Reports { list: reports.collect(), failed: 0, lone: false };
    render(rulebook, &reports, format, Look { detail, width: 80 }).unwrap()
}

fn task(text: &str) -> Result<Task, Vec<&'static str>> {
    let source = Source { name: "tasks".to_owned(), text: text.to_owned() };
    let codes =
        |faults: outfit::diagnostic::Faults| faults.list.iter().map(|one| one.fault.code().id()).collect();
    Task::from_json(&BUILTIN, source).map_err(codes)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_line_of_many_is_the_line_of_one(
        records in vec(record(), 1..8),
        step in 1..4000_usize,
        detail in select(vec![Detail::Brief, Detail::Normal]),
    ) {
        let lines = records.join("\n");
        let array = format!("[{}]", records.join(" ,\n"));
        for (text, form) in [(lines, Form::JsonLines), (array, Form::Json)] {
            let written = written(&text, form, step, Format::JsonLines, detail);
            prop_assert_eq!(written.lines().count(), records.len());
            for (record, line) in records.iter().zip(written.lines()) {
                match task(record) {
                    Ok(task) => prop_assert_eq!(format!("{line}\n"), rendered(&[task], Format::JsonLines, detail)),
                    Err(codes) => {
                        let said: Value = serde_json::from_str(line).unwrap();
                        let faults = said["error"]["faults"].as_array().unwrap();
                        let told: Vec<&str> = faults.iter().map(|fault| fault["code"].as_str().unwrap()).collect();
                        prop_assert_eq!(told, codes);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_open_in_many_says_what_it_says_by_itself(
        records in vec((said(definite), 0..3_usize), 2..12),
        open in vec(vec(0..BUILTIN.questions().len(), 0..14), 3..4),
        detail in select(vec![Detail::Brief, Detail::Normal]),
    ) {
        let names: Vec<&str> = BUILTIN.questions().map(|(_, question)| &*question.id).collect();
        let records: Vec<String> = records.into_iter().map(|(mut said, which)| {
            said.retain(|(name, _)| open[which].iter().all(|at| names[*at] != name));
            plain(&said, "x")
        }).collect();
        let written = written(&records.join("\n"), Form::JsonLines, usize::MAX, Format::JsonLines, detail);
        for (record, line) in records.iter().zip(written.lines()) {
            let alone = rendered(&[task(record).unwrap()], Format::JsonLines, detail);
            prop_assert_eq!(format!("{line}\n"), alone);
        }
    }

    #[test]
    fn every_form_has_the_same_tasks_wherever_it_is_cut(records in vec(said(definite), 1..30), step in 1..9000_usize) {
        let records: Vec<String> = records.iter().map(|said| plain(said, "x")).collect();
        let tasks: Vec<Task> = records.iter().map(|record| task(record).unwrap()).collect();
        let formats = [
            (Format::Json, Detail::Normal),
            (Format::Csv, Detail::Brief),
            (Format::Text, Detail::Brief),
            (Format::Text, Detail::Normal),
        ];
        for (format, detail) in formats {
            let written = written(&records.join("\n"), Form::JsonLines, step, format, detail);
            prop_assert_eq!(written, rendered(&tasks, format, detail));
        }
    }

    #[test]
    fn rows_are_the_same_wherever_a_table_is_cut(
        cells in vec(select(vec!["a", "\"b, c\"", "\"d\ne\"", "\"f\"\"g\"", " \"h\" ", "i\"j", "\"k\" l", "\"m", "", "ö"]), 2..60),
        end in select(vec!["\n", "\r\n"]),
        step in 1..200_usize,
    ) {
        let rows: Vec<String> = cells.chunks(2).map(|row| row.join(",")).collect();
        let text = format!("id,title{end}{}{end}", rows.join(end));
        let source = Source { name: "tasks".to_owned(), text: text.clone() };
        let batch = Batch::read(&BUILTIN, source, Form::Csv);
        let written = written(&text, Form::Csv, step, Format::JsonLines, Detail::Brief);
        let whole: Vec<(bool, Option<String>)> =
            batch.tasks.into_iter().map(|task| (task.is_ok(), task.ok().and_then(|task| task.title))).collect();
        let parts: Vec<(bool, Option<String>)> = written.lines().map(|line| {
            let said: Value = serde_json::from_str(line).unwrap();
            (said.get("error").is_none(), said["task"]["title"].as_str().map(str::to_owned))
        }).collect();
        prop_assert_eq!(parts, whole);
    }
}
