//! A task is the same whichever form it comes in: a filled-in questionnaire, a row of a table, a line, a saved report.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use outfit::assess::assess;
use outfit::render::{Blank, Format, Look, Reports, form, render};
use outfit::report::{Detail, Reader, report};
use outfit::rulebook::Rulebook;
use outfit::source::Source;
use outfit::task::{Batch, Form, Task};
use serde_json::Value;

/// The texts of all examples.
fn texts() -> impl Iterator<Item = String> {
    let paths = std::fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.map(|path| std::fs::read_to_string(path).unwrap())
}

/// The examples that are assessed whole: their JSON, and the task that it is.
fn examples(rulebook: &Rulebook) -> Vec<(Value, Task)> {
    let tasks = texts().map(|text| {
        let task = Task::from_json(rulebook, Source { name: "example".into(), text: text.clone() }).unwrap();
        (serde_json::from_str(&text).unwrap(), task)
    });
    tasks.filter(|(_, task)| task.steps.is_empty()).collect()
}

fn read(rulebook: &Rulebook, text: String, form: Form) -> Task {
    let batch = Batch::read(rulebook, Source { name: "form".into(), text }, form);
    assert!(batch.lone);
    batch.tasks.into_iter().next().unwrap().unwrap()
}

fn same(filled: &Task, given: &Task) {
    assert_eq!(filled.title, given.title);
    assert_eq!(filled.answered_on, given.answered_on);
    for (at, question) in Rulebook::builtin().unwrap().questions() {
        assert_eq!(filled.answers.get(at), given.answers.get(at), "{:?}: {}", given.title, question.id);
    }
}

#[test]
fn json_filled_in_is_the_task() {
    let rulebook = Rulebook::builtin().unwrap();
    for (example, task) in examples(&rulebook) {
        let mut blank: Value = serde_json::from_str(&form(&rulebook, Blank::Json).unwrap()).unwrap();
        for field in ["id", "title", "declared", "answered_by", "answered_on"] {
            blank[field] = example[field].clone();
        }
        for (question, answer) in example["answers"].as_object().unwrap() {
            assert_eq!(blank["answers"][question], Value::Null);
            blank["answers"][question] = answer.clone();
        }
        same(&read(&rulebook, blank.to_string(), Form::Json), &task);
    }
}

/// An answer as a cell holds it.
fn cell(answer: &Value) -> String {
    match answer {
        Value::Array(levels) if levels.is_empty() => "[]".to_owned(),
        Value::Array(levels) => levels.iter().map(cell).collect::<Vec<_>>().join(";"),
        Value::String(word) => word.clone(),
        other => other.to_string(),
    }
}

#[test]
fn csv_filled_in_is_the_task_with_each_delimiter() {
    let rulebook = Rulebook::builtin().unwrap();
    let blank = form(&rulebook, Blank::Csv).unwrap();
    for (example, task) in examples(&rulebook) {
        for delimiter in [b',', b';', b'\t'] {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(blank.as_bytes());
            for row in reader.records() {
                let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
                let answer = example.get(&row[0]).or_else(|| example["answers"].get(&row[0]));
                if let Some(answer) = answer {
                    row[1] = cell(answer);
                }
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            same(&read(&rulebook, text, Form::Csv), &task);
        }
    }
}

#[test]
fn a_row_of_a_table_is_the_task() {
    let rulebook = Rulebook::builtin().unwrap();
    for (example, task) in examples(&rulebook) {
        let fields = ["id", "title", "service", "declared", "answered_by", "answered_on"];
        let fields = fields.iter().filter_map(|field| Some((*field, example.get(field)?)));
        let answers = example["answers"].as_object().unwrap().iter();
        let columns: Vec<_> =
            fields.chain(answers.map(|(question, answer)| (question.as_str(), answer))).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns.iter().map(|(name, _)| name)).unwrap();
        writer.write_record(columns.iter().map(|(_, said)| cell(said))).unwrap();
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let batch = Batch::read(&rulebook, Source { name: "rows".into(), text }, Form::Csv);
        let [Ok(read)] = batch.tasks.as_slice() else { panic!("{:?}", batch.tasks) };
        same(read, &task);
    }
}

#[test]
fn a_saved_report_is_the_task_that_it_is_of() {
    let rulebook = Rulebook::builtin().unwrap();
    let printed = |batch: &Batch, format: Format| {
        let tasks = batch.tasks.iter().map(|task| task.as_ref().unwrap());
        let list = tasks
            .map(|task| report(&rulebook, task, &assess(&rulebook, task), Detail::Full, Reader::Program))
            .collect();
        let reports = Reports { list, failed: 0, lone: batch.lone };
        render(&rulebook, &reports, format, Look { detail: Detail::Full, width: 80 }).unwrap()
    };
    let read = |text: String, form| Batch::read(&rulebook, Source { name: "saved".into(), text }, form);
    let texts: Vec<String> = texts().collect();
    let array = read(format!("[{}]", texts.join(",")), Form::Json);
    assert!(array.tasks.len() > 10);
    for (format, form) in [(Format::Json, Form::Json), (Format::JsonLines, Form::JsonLines)] {
        let saved = printed(&array, format);
        assert_eq!(printed(&read(saved.clone(), form), format), saved);
    }
    for text in texts {
        let saved = printed(&read(text, Form::Json), Format::Json);
        assert_eq!(printed(&read(saved.clone(), Form::Json), Format::Json), saved);
    }
}

#[test]
fn the_page_has_every_question_and_level() {
    let rulebook = Rulebook::builtin().unwrap();
    let page = form(&rulebook, Blank::Markdown).unwrap();
    for (_, question) in rulebook.questions() {
        assert!(page.contains(&format!("*`{}`*", question.id)));
        for level in &question.levels {
            assert!(page.contains(&format!("- [ ] `{}` ", level.id)), "{} {}", question.id, level.id);
        }
    }
}
