//! Reading tasks from CSV, as spreadsheets and data tools write it: one a row, or a filled-in questionnaire.

use std::sync::Arc;

use super::cells::{Cell, QUESTIONNAIRE, Row, Table};
use super::reader::{Input, Reader, Tasks};
use super::said::{Word, said, several};
use super::{Answer, Part, Places, Task};
use crate::diagnostic::{Fault, Faults, did_you_mean};
use crate::rulebook::{QuestionIx, Rulebook};
use crate::source::Source;

/// What a column, or a row of a questionnaire, is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    /// A field, or the answer to a question.
    Part(Part),
    /// What the owner keeps with the task, by key.
    Meta(String),
}

impl Column {
    /// What of a task a cell of the column says.
    fn part(&self) -> Part {
        match self {
            Self::Part(part) => *part,
            Self::Meta(_) => Part::Meta,
        }
    }
}

/// So many columns a table may have.
const MOST_COLUMNS: usize = 1_000;

pub(super) fn read(rulebook: &Rulebook, source: &Arc<Source>) -> Tasks {
    let input = Input::whole(source);
    let table = match input.one(Table::of) {
        Ok(table) => table,
        Err(faults) => return (false, vec![Err(faults)]),
    };
    let names: Vec<&str> = table.header.iter().take(QUESTIONNAIRE.len()).map(|cell| &*cell.text).collect();
    if names == QUESTIONNAIRE {
        return (true, vec![input.one(|reader| form(rulebook, reader, &table))]);
    }
    let mut tasks = Vec::new();
    rows(rulebook, input, &table, &mut |_, _, task| tasks.push(task));
    (false, tasks)
}

/// A task in each row of a table, with the text of the row and the id in it; what is wrong with the header comes as one.
pub(super) fn rows<'s>(
    rulebook: &Rulebook,
    input: Input<'s>,
    table: &Table<'s>,
    each: &mut impl FnMut(&'s str, Option<&str>, Result<Task, Faults>),
) {
    match input.one(|reader| header(rulebook, reader, &table.header)) {
        Err(faults) => each("", None, Err(faults)),
        Ok(columns) => {
            let id = columns.iter().position(|column| *column == Column::Part(Part::Id));
            for row in &table.rows {
                let task = input.one(|reader| task(rulebook, reader, (&table.header, &columns), row));
                let id = id.and_then(|at| row.cells.get(at)).map(|cell| &*cell.text);
                each(input.text().get(row.span(input.text())).unwrap_or(""), id, task);
            }
        }
    }
}

fn column(rulebook: &Rulebook, name: &str) -> Option<Column> {
    if let Some(part) = Part::named(name) {
        return Some(Column::Part(part));
    }
    if let Some(key) = name.strip_prefix("meta.").filter(|key| !key.is_empty()) {
        return Some(Column::Meta(key.to_owned()));
    }
    rulebook.question_named(name).map(|(at, _)| Column::Part(Part::Answer(at)))
}

/// Every name that a column may have, for suggestions.
fn known(rulebook: &Rulebook) -> Vec<String> {
    let questions = rulebook.questions().map(|(_, question)| question.id.to_string());
    Part::NAMED.iter().map(|(name, _)| (*name).to_owned()).chain(questions).collect()
}

fn header(rulebook: &Rulebook, reader: &mut Reader<'_>, cells: &[Cell<'_>]) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    if let Some(cell) = cells.get(MOST_COLUMNS) {
        reader.push(Fault::TooMany { what: "columns", limit: "1,000" }, cell.part);
        return None;
    }
    for cell in cells {
        match column(rulebook, &cell.text) {
            Some(column) if columns.contains(&column) => {
                reader.push(Fault::DuplicateKey { key: cell.text.to_string() }, cell.part);
            }
            Some(column) => columns.push(column),
            None => {
                let known = known(rulebook);
                let suggestion = did_you_mean(&cell.text, known.iter().map(String::as_str));
                let (key, within) = (cell.text.to_string(), "the header".to_owned());
                reader.push(Fault::UnknownKey { key, within, suggestion, known }, cell.part);
            }
        }
    }
    Some(columns)
}

fn task<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    (header, columns): (&[Cell<'t>], &[Column]),
    row: &Row<'t>,
) -> Option<Task> {
    if let Some(bad) = row.broken {
        bad.push(reader);
        return None;
    }
    if !reader.fits(reader.text.get(row.span(reader.text)).unwrap_or("")) {
        return None;
    }
    let row = row.cells.as_slice();
    let (first, last) = (row.first()?, row.last()?);
    if row.len() != columns.len() {
        // Cells that are shifted say nothing of the columns that they stand in.
        reader.push(Fault::RowLength { cells: row.len(), columns: columns.len() }, last.part);
        return None;
    }
    let places = Places::at(reader.start(first.part));
    let (mut task, mut meta) = (Task { places, ..Task::default() }, serde_json::Map::new());
    let filled = header.iter().zip(columns).zip(row).filter(|(_, cell)| !cell.text.is_empty());
    for ((name, column), cell) in filled {
        task.places.add(column.part(), reader.place(cell.part));
        match column {
            Column::Meta(key) => {
                meta.insert(key.clone(), cell.text.to_string().into());
            }
            column => set(rulebook, reader, &mut task, (&name.text, column), cell),
        }
    }
    if !meta.is_empty() {
        task.meta = serde_json::value::to_raw_value(&meta).ok();
    }
    Some(task)
}

/// A questionnaire: a question and its answer in each row; further columns are for the reader.
fn form<'t>(rulebook: &Rulebook, reader: &mut Reader<'t>, table: &Table<'t>) -> Option<Task> {
    let (mut task, mut seen) = (Task::default(), Vec::new());
    // A row has a question whether it is answered or not.
    let mut places = Places::at(reader.start(table.header.first().map_or("", |cell| cell.part)));
    for row in &table.rows {
        if let Some(bad) = row.broken {
            bad.push(reader);
            continue;
        }
        let [question, answer, ..] = row.cells.as_slice() else {
            let part = row.cells.last().map_or("", |cell| cell.part);
            reader.push(Fault::RowLength { cells: row.cells.len(), columns: 2 }, part);
            continue;
        };
        match column(rulebook, &question.text) {
            Some(Column::Meta(_)) | None => {
                let fault = rulebook.unknown_question(&question.text, known(rulebook));
                reader.push(fault, question.part);
            }
            Some(column) if seen.contains(&column) => {
                reader.push(Fault::DuplicateKey { key: question.text.to_string() }, question.part);
            }
            Some(column) => {
                let said = if answer.text.is_empty() { question } else { answer };
                places.add(column.part(), reader.place(said.part));
                if !answer.text.is_empty() {
                    set(rulebook, reader, &mut task, (&question.text, &column), answer);
                }
                seen.push(column);
            }
        }
    }
    task.places = places;
    Some(task)
}

/// Reads a cell; `name` is the column's, or the row's of a questionnaire.
fn set<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    task: &mut Task,
    (name, column): (&str, &Column),
    cell: &Cell<'t>,
) {
    let said = reader.log.len();
    let text = || Some(cell.text.to_string());
    let word = reader.word_at(cell.text.clone(), cell.part);
    match column.part() {
        Part::Id => task.id = text(),
        Part::Title => task.title = text(),
        Part::Service => task.service = text(),
        Part::AnsweredBy => task.answered_by = text(),
        Part::Declared => task.declared = reader.declared(&word),
        Part::AnsweredOn => task.answered_on = reader.date(&word),
        Part::Answer(at) => {
            if let Some(answer) = answer(rulebook, reader, at, cell) {
                task.answers.set(at, answer);
            }
        }
        // What is kept is gathered over all columns; no column holds the others.
        Part::Meta | Part::Answers | Part::Note(_) => {}
    }
    reader.log.name_fields(said, |_| Some(name.to_owned()));
}

/// A cell's answer: one word, several between semicolons, or `[]` for none of the levels.
fn answer<'t>(
    rulebook: &Rulebook,
    reader: &mut Reader<'t>,
    at: QuestionIx,
    cell: &Cell<'t>,
) -> Option<Answer> {
    let (question, whole) = (rulebook.question(at), reader.place(cell.part));
    if &*cell.text == "[]" {
        return several(question, &[], &whole, &mut reader.log);
    }
    if !cell.text.contains(';') {
        let word = reader.word_at(cell.text.clone(), cell.part);
        return said(question, &word, &mut reader.log);
    }
    let words = cell.text.split(';').map(str::trim).filter(|word| !word.is_empty());
    let words: Vec<Word<'_>> = words.map(|word| reader.word_at(word, cell.part_of(word))).collect();
    several(question, &words, &whole, &mut reader.log)
}
