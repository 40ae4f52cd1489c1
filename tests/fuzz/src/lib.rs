//! What must hold of every input, whatever bytes it is of. A target hands its bytes over; what does not hold panics, and a panic is a
//! finding.

mod shown;

use std::sync::OnceLock;

use outfit::assess::{Outcome, assess};
use outfit::diagnostic::{Faults, Unread};
use outfit::explain::Entry;
use outfit::policy::{Waivers, Written};
use outfit::render::{
    Blank, Format, Look, Reports, RuleTestFormat, diagnostics, form, render, rule_tests, rules_markdown,
    values,
};
use outfit::report::{Detail, Reader, report};
use outfit::rule_test::{Scope, Tests, coverage, run};
use outfit::rulebook::{Kind, Layered, Question, Rulebook};
use outfit::source::Source;
use outfit::task::{Answer, Batch, Cutter, Form, Task};
use serde_json::{Map, Value, json};

use crate::shown::plain;

/// So many bytes one diagnostic may take without its colors, however long the line is that it shows.
const MOST_DIAGNOSTIC: usize = 4 * 1024;
/// So many diagnostics of an input are rendered: an input of nothing but faults has thousands that are alike.
const DIAGNOSTICS: usize = 8;
/// So many tasks of an input are assessed: enough for a summary, few enough to be quick.
const TASKS: usize = 24;
/// So many of them are read back from their reports.
const READ_BACK: usize = 4;
/// A narrow, a usual and a wide terminal. An input gets one of them: each would take as long as all else.
const WIDTHS: [usize; 3] = [20, 80, 300];

fn built_in() -> &'static Rulebook {
    static BUILT_IN: OnceLock<Rulebook> = OnceLock::new();
    BUILT_IN.get_or_init(|| Rulebook::builtin().expect("the built-in rules are sound"))
}

/// Tasks in one form, over the built-in rulebook.
pub fn tasks(bytes: &[u8], form: Form) {
    let rulebook = built_in();
    let Some(source) = source(bytes) else { return };
    // Which form a text has is asked before it is read.
    let _ = Form::of("standard input", &source.text);
    part_by_part(rulebook, bytes, &source, form);
    let (mut sound, mut rendered) = (Vec::new(), 0);
    let batch = Batch::read(rulebook, source, form);
    for task in batch.tasks {
        match task {
            Ok(task) => sound.push(task),
            Err(faults) => rendered += faulty(&faults, width(bytes), DIAGNOSTICS - rendered),
        }
    }
    assert!(!batch.lone || sound.len() <= 1, "one task by itself is one");
    sound.truncate(TASKS);
    assessed(rulebook, &sound, batch.lone, width(bytes));
}

/// That a list is read as its tasks are by themselves: of many they are read another way.
fn part_by_part(rulebook: &Rulebook, bytes: &[u8], source: &Source, form: Form) {
    let (mut cutter, mut left) = (Cutter::new(&source.name, form), bytes.to_vec());
    let mut cut = Vec::new();
    while let Some(part) = cutter.cut(&mut left, true) {
        part.read(rulebook, &mut |task| cut.push(task));
    }
    let whole = Batch::read(rulebook, source.clone(), form).tasks;
    for (task, found) in whole.iter().zip(&cut) {
        let same = match (task, found) {
            (Ok(task), Ok(found)) => {
                let said = |task: &Task| {
                    let meta = task.meta.as_ref().map(|meta| meta.get().to_owned());
                    let answers: Vec<Answer> =
                        rulebook.questions().map(|(at, _)| task.answers.get(at)).collect();
                    (task.id.clone(), task.title.clone(), task.declared, task.notes.clone(), meta, answers)
                };
                said(task) == said(found)
            }
            (Err(_), Err(_)) => true,
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        assert!(same, "a task of a list is the same by itself: {task:?}, {found:?}");
    }
}

/// The one file of a rulebook; and a policy, and waivers, which are TOML too.
pub fn rules(bytes: &[u8]) {
    let Some(source) = source(bytes) else { return };
    let policy = Written::read(source.clone()).check(built_in());
    for faults in [policy.err(), Waivers::read(source.clone()).err()].into_iter().flatten() {
        faulty(&faults, width(bytes), DIAGNOSTICS);
    }
    // The built-in rules are read each time, which takes longer than all else.
    if bytes.len().is_multiple_of(4) {
        layer(source.clone(), width(bytes));
    }
    let rulebook = match Rulebook::from_toml(vec![source]) {
        Ok(rulebook) => rulebook,
        Err(faults) => {
            faulty(&faults, width(bytes), DIAGNOSTICS);
            return;
        }
    };
    let digest = rulebook.digest();
    let hex = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    assert!(digest.len() == 64 && digest.chars().all(hex), "a digest of 64 hexadecimal digits: {digest}");
    assessed(&rulebook, &[Task::default(), answered(&rulebook)], false, width(bytes));
    for (blank, form_of) in [(Blank::Json, Form::Json), (Blank::Csv, Form::Csv)] {
        let text = form(&rulebook, blank).expect("a questionnaire can be made of any rulebook");
        let read = one_task(&rulebook, text, form_of);
        let open = rulebook.questions().all(|(at, _)| read.answers.get(at) == Answer::Unknown);
        assert!(open, "a blank questionnaire answers nothing");
    }
    plain(&form(&rulebook, Blank::Markdown).expect("a page can be made of any rulebook"));
}

/// The one file of a layer over the built-in rules, with its tests.
fn layer(source: Source, width: usize) {
    let layered = match Layered::over_builtin(vec![vec![Ok(source)]]) {
        Ok(layered) => layered,
        Err(faults) => {
            faulty(&faults, width, DIAGNOSTICS);
            return;
        }
    };
    let names = layered.rulebook.layers();
    assert!(names.iter().all(|layer| layer.digest.len() == 64), "each layer has a digest: {names:?}");
    let entries: Vec<_> = Entry::all(&layered.rulebook).take(20).collect();
    let removed: Vec<_> = layered.origin.removed().collect();
    plain(&values(&layered.origin, &entries, &removed));
    plain(&rules_markdown(&layered.rulebook));
    let tests = match Tests::read(&layered) {
        Ok(tests) => tests,
        Err(faults) => {
            faulty(&faults, width, DIAGNOSTICS);
            return;
        }
    };
    let ran = run(&layered.rulebook, &tests);
    let coverage = coverage(&ran, &layered.origin, Scope::Own);
    for format in [RuleTestFormat::Text, RuleTestFormat::Json, RuleTestFormat::Junit] {
        plain(&rule_tests(&ran, Some(&coverage), format, width).expect("tests can be told"));
    }
}

/// The text of the bytes, unless they are none, which is said as any fault is.
fn source(bytes: &[u8]) -> Option<Source> {
    match Source::from_bytes("input".to_owned(), bytes.to_vec()) {
        Ok(source) => Some(source),
        Err(not_text) => {
            faulty(&Faults::from(Unread::from(not_text)), width(bytes), DIAGNOSTICS);
            None
        }
    }
}

/// The width of an input's terminal: the same each time that the input is run.
fn width(bytes: &[u8]) -> usize {
    WIDTHS[bytes.len() % WIDTHS.len()]
}

/// Every fault lies in its text, and up to so many are fit to be shown. Gives how many were looked at.
fn faulty(faults: &Faults, width: usize, most: usize) -> usize {
    assert!(!faults.list.is_empty(), "what is faulty has a fault");
    for place in faults.list.iter().filter_map(|fault| fault.place) {
        let text = &faults.sources.get(place.source).expect("a place is in one of the sources").text;
        assert!(text.get(place.span()).is_some(), "{:?} are characters of the text", place.span());
    }
    for fault in faults.list.iter().take(most) {
        let alone = Faults { sources: faults.sources.clone(), list: vec![fault.clone()] };
        let text = plain(&diagnostics(&alone, width));
        assert!(!text.trim().is_empty(), "a fault is said");
        assert!(text.len() <= MOST_DIAGNOSTIC, "a diagnostic of {} bytes", text.len());
    }
    faults.list.len().min(most)
}

/// Reports of sound tasks are fit to be shown in every form, and a saved one is the task that it is of.
fn assessed(rulebook: &Rulebook, tasks: &[Task], lone: bool, width: usize) {
    let outcomes: Vec<Outcome> = tasks.iter().map(|task| assess(rulebook, task)).collect();
    let tasks: Vec<(&Task, &Outcome)> = tasks.iter().zip(&outcomes).collect();
    for detail in [Detail::Brief, Detail::Normal, Detail::Full] {
        plain(&rendered(rulebook, &tasks, lone, Format::Text, Look { detail, width }));
    }
    let look = Look { detail: Detail::Full, width };
    plain(&rendered(rulebook, &tasks, lone, Format::Markdown, look));
    let table = plain(&rendered(rulebook, &tasks, lone, Format::Csv, look));
    assert_eq!(table.lines().count(), 1 + tasks.len(), "a row for each task below the header");
    for task in tasks.into_iter().take(READ_BACK) {
        for (format, form) in [(Format::Json, Form::Json), (Format::JsonLines, Form::JsonLines)] {
            let saved = rendered(rulebook, &[task], true, format, look);
            assert_eq!(plain(&saved), saved, "JSON has no color");
            let again = one_task(rulebook, saved.clone(), form);
            let outcome = assess(rulebook, &again);
            let again = rendered(rulebook, &[(&again, &outcome)], true, format, look);
            assert_eq!(saved, again, "a saved report is the task that it is of");
        }
    }
}

fn rendered(
    rulebook: &Rulebook,
    tasks: &[(&Task, &Outcome)],
    lone: bool,
    format: Format,
    look: Look,
) -> String {
    let list = tasks
        .iter()
        .map(|(task, outcome)| report(rulebook, task, outcome, look.detail, Reader::Person))
        .collect();
    let reports = Reports { list, failed: 0, lone };
    render(rulebook, &reports, format, look).expect("every format can be made of any report")
}

/// The one sound task of a text that the library wrote itself.
fn one_task(rulebook: &Rulebook, text: String, form: Form) -> Task {
    let source = Source { name: "written".to_owned(), text };
    let mut tasks = Batch::read(rulebook, source, form).tasks;
    assert_eq!(tasks.len(), 1, "one task was written");
    match tasks.remove(0) {
        Ok(task) => task,
        Err(faults) => panic!("what was written is read without a fault: {faults}"),
    }
}

/// A task with an answer to every second question, of each kind that answers have.
fn answered(rulebook: &Rulebook) -> Task {
    let said = |at: usize, question: &Question| -> Value {
        let (first, last) = (question.levels.first(), question.levels.last());
        let ids = [first, last].map(|level| level.expect("a question has levels").id.to_string());
        match (question.kind, at % 3) {
            (Kind::AnyOf, 0) => json!([]),
            (Kind::Scale | Kind::OneOf, 0) | (_, 1) => json!(ids[1]),
            _ => json!(ids),
        }
    };
    let questions = rulebook.questions().enumerate().filter(|(at, _)| at % 2 == 0);
    let answers: Map<String, Value> =
        questions.map(|(at, (_, question))| (question.id.to_string(), said(at / 2, question))).collect();
    one_task(rulebook, json!({ "title": "A few answers", "answers": answers }).to_string(), Form::Json)
}
