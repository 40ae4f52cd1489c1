//! The parts of an assessment by themselves, through the library: `cargo bench`.

#![expect(clippy::expect_used, reason = "a task that can't be read is nothing to time")]

use bench::rulebook;
use bench::tasks::{Open, Parts, Tasks};
use divan::{Bencher, counter::ItemsCount};
use outfit::assess::{Outcome, assess};
use outfit::report::{Detail, Reader, Report, report};
use outfit::source::Source;
use outfit::task::Task;

/// So many tasks are gone through in turn, so that none is at hand by chance.
const TASKS: usize = 200;
/// The depths at which reports are made of many tasks.
const DETAILS: [Detail; 2] = [Detail::Brief, Detail::Normal];

fn main() {
    divan::main();
}

/// The tasks as texts.
fn texts() -> Vec<String> {
    let (mut tasks, mut parts) = (Tasks::of(rulebook(), usize::MAX, Open::Any, 0), Parts::default());
    let text = |_| {
        let mut text = Vec::new();
        tasks.draw(&mut parts);
        parts.write(&mut text);
        String::from_utf8(text).expect("a task is text")
    };
    (0..TASKS).map(text).collect()
}

fn read(text: &str) -> Task {
    let source = Source { name: "task.json".to_owned(), text: text.to_owned() };
    Task::from_json(rulebook(), source).expect("a sound task")
}

fn tasks() -> Vec<Task> {
    texts().iter().map(|text| read(text)).collect()
}

fn assessed() -> Vec<(Task, Outcome)> {
    let with = |task: Task| {
        let outcome = assess(rulebook(), &task);
        (task, outcome)
    };
    tasks().into_iter().map(with).collect()
}

#[divan::bench]
fn read_tasks(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let all = || texts.iter().map(|text| read(text)).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(TASKS)).bench_local(all);
}

#[divan::bench]
fn assess_tasks(bencher: Bencher<'_, '_>) {
    let tasks = tasks();
    let all = || tasks.iter().map(|task| assess(rulebook(), task)).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(TASKS)).bench_local(all);
}

fn reports<'t>(tasks: &'t [(Task, Outcome)], detail: Detail) -> Vec<Report<'t>> {
    let made =
        |(task, outcome): &'t (Task, Outcome)| report(rulebook(), task, outcome, detail, Reader::Program);
    tasks.iter().map(made).collect()
}

fn written(report: &Report<'_>) -> String {
    serde_json::to_string(report).expect("a report can be written")
}

#[divan::bench(args = DETAILS)]
fn report_tasks(bencher: Bencher<'_, '_>, detail: Detail) {
    let tasks = assessed();
    bencher.counter(ItemsCount::new(TASKS)).bench_local(|| reports(&tasks, detail));
}

#[divan::bench(args = DETAILS)]
fn serialize_reports(bencher: Bencher<'_, '_>, detail: Detail) {
    let tasks = assessed();
    let reports = reports(&tasks, detail);
    let all = || reports.iter().map(written).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(TASKS)).bench_local(all);
}
