//! What a prompt says and what can be chosen, in words; the same for every front end.

use super::course::{Asked, Pace};
use super::draft::Said;
use super::next::{left, so_far};
use super::state::{Interview, Prompt, Reply};
use crate::explain::{answer_in_words, sentence};
use crate::rulebook::{Kind, Question, QuestionIx, Verdict};
use crate::task::{Answer, LevelSet};

/// A prompt in words.
#[derive(Debug, Clone, Default)]
pub struct Menu {
    /// What is told before, a paragraph each.
    pub told: Vec<String>,
    /// What is asked.
    pub text: String,
    /// A line that helps with it.
    pub help: String,
    /// What can be chosen; none where something is to be typed.
    pub choices: Vec<Choice>,
    /// The choice that was made before, by position.
    pub cursor: usize,
}

/// One thing that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What it says.
    pub label: String,
    /// What it leads to.
    pub does: Does,
}

/// What a choice leads to.
#[derive(Debug, Clone)]
pub enum Does {
    /// A reply.
    Reply(Reply),
    /// A choice of several levels: of those that hold, or of those one of which holds.
    Several(Asked),
    /// Why the question is asked.
    Why(QuestionIx),
    /// A choice of an answer to change.
    ChangeOne,
    /// A choice of an answer to put a note to.
    NoteOne,
}

/// What is shown now, in words: the prompt of the interview, which takes time to find.
pub fn menu(interview: &Interview<'_>, prompt: Prompt) -> Menu {
    match prompt {
        Prompt::Title => Menu {
            text: "What is the work called?".to_owned(),
            help: "a few words, as you would say them to a colleague".to_owned(),
            ..Menu::default()
        },
        Prompt::Question(asked) => question(interview, asked),
        Prompt::Confirm { gate, asked } => confirm(interview, gate, asked),
        Prompt::Reached { verdict, settled } => reached(interview, verdict, settled),
        Prompt::Parts => Menu {
            told: vec!["Name the parts of the work: two to six of them.".to_owned()],
            text: "What is the next part called?".to_owned(),
            help: "nothing when there are no more".to_owned(),
            ..Menu::default()
        },
        Prompt::Check => check(interview),
        Prompt::Done => Menu::default(),
    }
}

/// The words of what was said to a question; of one that nobody was asked, none.
pub fn in_words(interview: &Interview<'_>, asked: Asked) -> Option<String> {
    let question = interview.rulebook().question(asked.question);
    if asked.part.is_none() && interview.draft().differs(asked.question) {
        return Some("differs from part to part".to_owned());
    }
    interview.answer(asked).map(|answer| answer_in_words(question, answer))
}

/// Every question that was answered, with its part.
pub fn answered(interview: &Interview<'_>) -> Vec<Asked> {
    let draft = interview.draft();
    let whole = draft.said.keys().map(|question| Asked { part: None, question: *question });
    let parts =
        draft.parts.iter().enumerate().flat_map(|(part, of)| {
            draft.own(of).map(move |(question, _)| Asked { part: Some(part), question })
        });
    whole.chain(parts).collect()
}

/// What an answer is called in a list of answers.
pub fn name(interview: &Interview<'_>, asked: Asked) -> String {
    let topic = &interview.rulebook().question(asked.question).topic;
    match asked.part.and_then(|part| interview.draft().parts.get(part)) {
        Some(part) => format!("{topic}, of \u{201c}{}\u{201d}", part.title),
        None => topic.to_string(),
    }
}

/// The labels of a question's levels, each with its example.
pub fn labels(question: &Question) -> Vec<String> {
    let label = |level: &crate::rulebook::Level| match &level.example {
        Some(example) => format!("{} ({example})", level.label),
        None => level.label.to_string(),
    };
    question.levels.iter().map(label).collect()
}

/// The answer that a choice of several levels makes.
pub fn of_several(question: &Question, levels: LevelSet) -> Answer {
    match (question.kind, levels.len()) {
        (Kind::AnyOf, _) => Answer::Chosen(levels),
        (_, 0) => Answer::Unknown,
        (_, 1) => levels.iter().next().map_or(Answer::Unknown, Answer::Level),
        (_, all) if all == question.levels.len() => Answer::Unknown,
        _ => Answer::Among(levels),
    }
}

fn choice(label: impl Into<String>, reply: Reply) -> Choice {
    Choice { label: label.into(), does: Does::Reply(reply) }
}

fn question(interview: &Interview<'_>, asked: Asked) -> Menu {
    let (rulebook, at) = (interview.rulebook(), asked.question);
    let question = rulebook.question(at);
    let said = |answer| Reply::Said(Said::Is(answer));
    let several = |label: &str| Choice { label: label.to_owned(), does: Does::Several(asked) };
    let mut choices = Vec::new();
    if question.kind == Kind::AnyOf {
        choices.push(several("Choose those that hold"));
        choices.push(choice("None of them", said(Answer::Chosen(LevelSet::default()))));
    } else {
        let levels = labels(question).into_iter().enumerate();
        choices.extend(levels.map(|(level, label)| choice(label, said(Answer::Level(level)))));
        choices.push(several("Not sure which: it is one of several of these"));
    }
    choices.push(choice("I don't know, nor who would", said(Answer::Unknown)));
    if question.may_not_apply {
        choices.push(choice("The question makes no sense for this work", said(Answer::NotApplicable)));
    }
    if asked.part.is_none() {
        choices.push(choice("It differs from part to part of the work", Reply::Said(Said::Differs)));
    }
    choices.push(Choice { label: "Why is this asked?".to_owned(), does: Does::Why(at) });
    let now = interview.answer(asked);
    let is_now = |choice: &Choice| match (&choice.does, now) {
        (Does::Reply(reply), Some(now)) => *reply == said(now),
        (Does::Several(_), Some(Answer::Among(_) | Answer::Chosen(_))) => true,
        (Does::Reply(reply), None) => *reply == Reply::Said(Said::Differs) && interview.draft().differs(at),
        _ => false,
    };
    let cursor = choices.iter().position(is_now).unwrap_or(0);
    let part = asked.part.and_then(|part| interview.draft().parts.get(part));
    let of = part.map(|part| format!("\u{201c}{}\u{201d}: ", part.title)).unwrap_or_default();
    let left = left(rulebook, interview.draft());
    let help = match (rulebook.is_counted(at), left) {
        (false, _) => "for the advice only: it changes no verdict".to_owned(),
        (true, 0 | 1) => "the last question that counts".to_owned(),
        (true, left) => format!("at most {} more, usually fewer", left - 1),
    };
    Menu { text: format!("{of}{}", question.text), help, choices, cursor, told: Vec::new() }
}

fn confirm(interview: &Interview<'_>, gate: usize, asked: Asked) -> Menu {
    let rulebook = interview.rulebook();
    let Some(gate) = rulebook.gates().get(gate) else { return Menu::default() };
    let answer = in_words(interview, asked).unwrap_or_default();
    Menu {
        told: vec![format!("That answer alone decides: {}, for {}.", advised(gate.verdict), gate.ground)],
        text: "Is it so?".to_owned(),
        help: format!("you said: {answer}"),
        choices: vec![
            choice("Yes, it is so", Reply::Keep),
            choice("No, let me change the answer", Reply::Change(asked)),
        ],
        cursor: 0,
    }
}

/// What it would be if a gate's question were answered otherwise; told once an answer is kept.
pub fn otherwise(interview: &Interview<'_>, asked: Asked) -> String {
    let mut draft = interview.draft().clone();
    match asked.part.and_then(|part| draft.parts.get_mut(part)) {
        Some(part) => drop(part.said.remove(&asked.question)),
        None => drop(draft.said.remove(&asked.question)),
    }
    let answers = match asked.part.and_then(|part| draft.parts.get(part)) {
        Some(part) => draft.answers_of(part),
        None => draft.answers(),
    };
    let model = crate::assess::Model::whole(interview.rulebook());
    match crate::assess::answers(&model, &answers).verdict {
        Verdict::Undetermined => "Were it otherwise, it would still be open.".to_owned(),
        verdict => format!("Were it otherwise, it would be: {}.", advised(verdict)),
    }
}

fn reached(interview: &Interview<'_>, verdict: Verdict, settled: bool) -> Menu {
    let rulebook = interview.rulebook();
    let assessment = so_far(rulebook, interview.draft());
    let open: Vec<&str> = assessment
        .conditions()
        .filter_map(|at| rulebook.gates().get(at))
        .map(|gate| &*gate.condition)
        .collect();
    let condition = match open.is_empty() {
        true => String::new(),
        false => format!(", provided that {}", open.join(", and that ")),
    };
    let (told, on) = match settled {
        true => ("No further answer can change it", "Go on with what the advice depends on"),
        false => ("Most ways to answer the rest give the same", "Go on until nothing can change it"),
    };
    let left = left(rulebook, interview.draft());
    let mut choices = vec![choice(on, Reply::Go(Pace::On))];
    if left > 0 {
        choices.push(choice(format!("Answer all that is left, {left} at most"), Reply::Go(Pace::Rest)));
    }
    choices.push(choice("See the report now", Reply::Go(Pace::Report)));
    choices.push(Choice { label: "Change an answer".to_owned(), does: Does::ChangeOne });
    Menu {
        told: vec![sentence(&format!("{}{condition}. {told}", advised(verdict)))],
        text: "How do you want to go on?".to_owned(),
        help: String::new(),
        choices,
        cursor: 0,
    }
}

fn check(interview: &Interview<'_>) -> Menu {
    let mut told = vec!["Check your answers:".to_owned()];
    for asked in answered(interview) {
        let words = in_words(interview, asked).unwrap_or_default();
        let note = interview.draft().notes.get(&asked.question).filter(|_| asked.part.is_none());
        let note = note.map(|note| format!(" [{note}]")).unwrap_or_default();
        told.push(format!("  {}: {words}{note}", name(interview, asked)));
    }
    let mut choices = vec![choice("They are right: show the report", Reply::Checked)];
    if told.len() > 1 {
        choices.push(Choice { label: "Change an answer".to_owned(), does: Does::ChangeOne });
        choices.push(Choice { label: "Add a note to an answer".to_owned(), does: Does::NoteOne });
    }
    Menu { told, text: "Is that right?".to_owned(), choices, ..Menu::default() }
}

/// A verdict as advice.
fn advised(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "hand it to a BPO",
        Verdict::Kpo => "hand it to a KPO",
        Verdict::Hybrid => "split it between both",
        Verdict::Retain => "keep it in house",
        Verdict::Undetermined => "it stays open: the documents favor neither kind of provider",
    }
}
