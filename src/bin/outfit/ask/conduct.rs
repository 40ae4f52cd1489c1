//! The interview, prompt by prompt.

use outfit::interview::{
    Asked, Choice, Does, Draft, Interview, Menu, Prompt, Reply, Said, answered, in_words, labels, menu, name,
    of_several, otherwise,
};
use outfit::rulebook::QuestionIx;
use outfit::task::{Answer, LevelSet};

use super::front::{Front, List, Stop};
use crate::output;

/// So many parts can be named.
const PARTS: std::ops::RangeInclusive<usize> = 2..=6;

/// Asks until the report is wanted; keeps what was said after each reply.
pub(crate) fn conduct(
    front: &mut dyn Front,
    interview: &mut Interview<'_>,
    keep: &mut dyn FnMut(&Draft),
) -> Result<(), Stop> {
    loop {
        let prompt = interview.prompt();
        let menu = menu(interview, prompt);
        menu.told.iter().for_each(|told| front.tell(told));
        let reply = match prompt {
            Prompt::Done => return Ok(()),
            Prompt::Title => {
                let old = interview.draft().title.clone().unwrap_or_default();
                front.type_in(&menu.text, &menu.help, &old).map(Reply::Title)
            }
            Prompt::Parts => parts(front, &menu),
            _ => choose(front, interview, &menu),
        };
        let reply = match reply {
            Err(Stop::Back) => Reply::Back,
            reply => reply?,
        };
        let kept = matches!((&reply, prompt), (Reply::Keep, Prompt::Confirm { .. }));
        interview.take(reply);
        keep(interview.draft());
        if let (true, Prompt::Confirm { asked, .. }) = (kept, prompt) {
            front.tell(&otherwise(interview, asked));
        }
    }
}

fn choose(front: &mut dyn Front, interview: &Interview<'_>, menu: &Menu) -> Result<Reply, Stop> {
    let labels: Vec<String> = menu.choices.iter().map(|choice| choice.label.clone()).collect();
    let why = menu.choices.iter().position(|choice| matches!(choice.does, Does::Why(_)));
    let list = List { ask: &menu.text, help: &menu.help, labels: &labels, old: menu.cursor, why };
    loop {
        let chosen = front.choose(&list)?;
        let Some(Choice { does, .. }) = menu.choices.get(chosen) else { continue };
        let reply = match does {
            Does::Reply(reply) => Ok(reply.clone()),
            Does::Why(question) => {
                front.tell(&reason(interview, *question));
                continue;
            }
            Does::Several(asked) => several(front, interview, *asked),
            Does::ChangeOne => one(front, interview, "Which answer?").map(Reply::Change),
            Does::NoteOne => note(front, interview),
        };
        match reply {
            // Back from a list within is back to the question.
            Err(Stop::Back) => {}
            reply => return reply,
        }
    }
}

fn reason(interview: &Interview<'_>, at: QuestionIx) -> String {
    let rulebook = interview.rulebook();
    let text = outfit::render::reason(rulebook, rulebook.question(at), output::width());
    anstream::adapter::strip_str(&text).to_string()
}

fn several(front: &mut dyn Front, interview: &Interview<'_>, asked: Asked) -> Result<Reply, Stop> {
    let question = interview.rulebook().question(asked.question);
    let old: Vec<usize> = match interview.answer(asked) {
        Some(Answer::Among(levels) | Answer::Chosen(levels)) => levels.iter().collect(),
        Some(Answer::Level(level)) => vec![level],
        _ => Vec::new(),
    };
    let chosen: LevelSet =
        front.choose_several(&question.text, &labels(question), &old)?.into_iter().collect();
    Ok(Reply::Said(Said::Is(of_several(question, chosen))))
}

/// One of the answers that were given.
fn one(front: &mut dyn Front, interview: &Interview<'_>, ask: &str) -> Result<Asked, Stop> {
    let all = answered(interview);
    let label = |asked: &Asked| {
        format!("{}: {}", name(interview, *asked), in_words(interview, *asked).unwrap_or_default())
    };
    let labels: Vec<String> = all.iter().map(label).collect();
    let chosen = front.choose(&List { ask, help: "", labels: &labels, old: 0, why: None })?;
    all.get(chosen).copied().ok_or(Stop::Back)
}

fn note(front: &mut dyn Front, interview: &Interview<'_>) -> Result<Reply, Stop> {
    let asked = one(front, interview, "To which answer?")?;
    let old = interview.draft().notes.get(&asked.question).cloned().unwrap_or_default();
    let note = front.type_in("The note", "what the answer rests on; nothing for none", &old)?;
    Ok(Reply::Note(asked.question, note.trim().to_owned()))
}

fn parts(front: &mut dyn Front, menu: &Menu) -> Result<Reply, Stop> {
    let mut titles: Vec<String> = Vec::new();
    while titles.len() < *PARTS.end() {
        let title = front.type_in(&menu.text, &menu.help, "")?.trim().to_owned();
        match (title.is_empty(), titles.len() < *PARTS.start()) {
            (true, true) => front.tell("Name at least two parts, or go back and give one answer for all."),
            (true, false) => break,
            (false, _) if titles.contains(&title) => front.tell("There is a part of that name already."),
            (false, _) => titles.push(title),
        }
    }
    Ok(Reply::Parts(titles))
}
