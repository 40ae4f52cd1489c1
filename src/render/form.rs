//! A blank questionnaire: every question with its text, levels and help, to be filled in and assessed.

use serde::Serialize;

use super::Error;
use super::csv::safe;
use super::escape::marked_down;
use crate::explain::sentence;
use crate::report::Said;
use crate::rulebook::{Kind, Level, Question, Rulebook};

/// In which form a questionnaire is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// A task file with `null` for each answer; the texts stand beside them.
    Json,
    /// A row for each question, with a column for the answer.
    Csv,
    /// A page to print or to send.
    Markdown,
}

/// The questionnaire of a rulebook. As JSON and CSV it is read back as a task.
///
/// # Errors
/// If a format can't be made of it, which no checked rulebook leads to.
pub fn form(rulebook: &Rulebook, blank: Blank) -> Result<String, Error> {
    match blank {
        Blank::Json => json(rulebook),
        Blank::Csv => csv(rulebook),
        Blank::Markdown => Ok(markdown(rulebook)),
    }
}

/// The fields of a task that are no questions, and what to write there.
const TASK: [(&str, &str); 5] = [
    ("id", "the number or name by which you know the work"),
    ("title", "what the work is called"),
    (
        "declared",
        "what you hold it for: bpo, kpo, hybrid (split it) or retain (keep it); nothing if you don't know",
    ),
    ("answered_by", "who answers"),
    ("answered_on", "when, as 2026-11-22"),
];

/// How a question is answered.
fn how(question: &Question) -> String {
    let kind = match question.kind {
        Kind::Scale => "one level from 1 to 5, or several that are possible",
        Kind::OneOf => "one of the levels, or several that are possible",
        Kind::AnyOf => "all that hold, or none ([])",
    };
    let not = if question.may_not_apply { "; not_applicable where it makes no sense" } else { "" };
    format!("{kind}{not}; left empty if nobody knows")
}

fn level(level: &Level) -> String {
    let example = level.example.as_ref().map(|example| format!(" ({example})")).unwrap_or_default();
    format!("{}{example}", level.label)
}

fn json(rulebook: &Rulebook) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Task<'a> {
        id: Option<()>,
        title: Option<()>,
        declared: Option<()>,
        answered_by: Option<()>,
        answered_on: Option<()>,
        answers: Said<'a, Option<()>>,
        form: Said<'a, Help<'a>>,
    }
    #[derive(Serialize)]
    struct Help<'a> {
        text: &'a str,
        answer: String,
        levels: Said<'a, String>,
        why: &'a str,
    }
    let questions = || rulebook.questions().map(|(_, question)| question);
    let form = questions().map(|question| {
        let levels = Said(question.levels.iter().map(|one| (&*one.id, level(one))).collect());
        (&*question.id, Help { text: &question.text, answer: how(question), levels, why: &question.why })
    });
    let task = Task {
        id: None,
        title: None,
        declared: None,
        answered_by: None,
        answered_on: None,
        answers: Said(questions().map(|question| (&*question.id, None)).collect()),
        form: Said(form.collect()),
    };
    Ok(super::json::pretty(&task)?)
}

fn csv(rulebook: &Rulebook) -> Result<String, Error> {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(["question", "answer", "text", "levels", "how to answer", "why it is asked"])?;
    for (name, text) in TASK {
        writer.write_record([name, "", text, "", "", ""])?;
    }
    for (_, question) in rulebook.questions() {
        let levels: Vec<String> =
            question.levels.iter().map(|one| safe(&format!("{}: {}", one.id, level(one)))).collect();
        let how = how(question).replace("several", "several with ; between them");
        let how = how.replace("all that hold", "all that hold with ; between them");
        let (text, why) = (safe(&question.text), safe(&question.why));
        writer.write_record([&*question.id, "", &text, &levels.join("\n"), &how, &why])?;
    }
    Ok(super::csv::text(writer)?)
}

fn markdown(rulebook: &Rulebook) -> String {
    let mut page = String::from("# Questionnaire\n\n");
    for (name, text) in TASK {
        page.push_str(&format!("- **{name}** ({text}): \n"));
    }
    for (_, question) in rulebook.questions() {
        page.push_str(&format!("\n## {}\n\n{}\n\n", marked_down(&question.text), marked_down(&question.why)));
        for one in &question.levels {
            page.push_str(&format!("- [ ] `{}` {}\n", one.id, marked_down(&level(one))));
        }
        page.push_str(&format!(
            "\n*`{}`*: {}\n\nNote: \n",
            question.id,
            marked_down(&sentence(&how(question)))
        ));
    }
    page
}
