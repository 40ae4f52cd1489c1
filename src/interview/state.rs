//! The interview as a state machine.

use std::collections::BTreeMap;

use super::course::{Asked, Order, Pace, Taken};
use super::draft::{Draft, Part, Said};
use super::next;
use crate::rulebook::{QuestionIx, Rulebook, Verdict};
use crate::task::Answer;

/// What is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// What the work is called.
    Title,
    /// A question.
    Question(Asked),
    /// Whether an answer is meant on which a gate fires.
    Confirm {
        /// The gate, by position.
        gate: usize,
        /// The question that it reads.
        asked: Asked,
    },
    /// That a verdict is given.
    Reached {
        /// The verdict.
        verdict: Verdict,
        /// Whether no further answer can change it.
        settled: bool,
    },
    /// What the parts are called.
    Parts,
    /// All answers, to look through before the report.
    Check,
    /// The report.
    Done,
}

/// What a person says to a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The title.
    Title(String),
    /// An answer to the question that is shown.
    Said(Said),
    /// That the answer on which a gate fires is meant.
    Keep,
    /// How far to go on.
    Go(Pace),
    /// The titles of the parts.
    Parts(Vec<String>),
    /// That an answer is to be changed.
    Change(Asked),
    /// A note beside an answer; an empty one is none.
    Note(QuestionIx, String),
    /// Back to what was asked before.
    Back,
    /// That all answers are as they should be.
    Checked,
}

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    /// At what comes next.
    Next,
    /// Gone back to the title.
    Title,
    /// Gone back to a question.
    At(Asked),
    /// Changing an answer, which can be left as it was.
    Changing(Asked),
}

/// An interview.
#[derive(Debug, Clone)]
pub struct Interview<'r> {
    rulebook: &'r Rulebook,
    order: Order,
    taken: Taken,
    draft: Draft,
    cursor: Cursor,
    /// What was asked, in that order, for the way back.
    asked: Vec<Asked>,
    pace: Pace,
    /// The verdict that the person was told last, and whether it was settled.
    told: Option<(Verdict, bool)>,
    /// The answers that were confirmed although a gate fires on them.
    kept: BTreeMap<Asked, Answer>,
    checked: bool,
}

impl<'r> Interview<'r> {
    /// An interview that goes on from a draft.
    pub fn new(rulebook: &'r Rulebook, order: Order, taken: Taken, draft: Draft) -> Self {
        let asked = draft.said.keys().map(|question| Asked { question: *question, part: None }).collect();
        let (told, kept) = (None, BTreeMap::new());
        Self {
            rulebook,
            order,
            taken,
            draft,
            cursor: Cursor::Next,
            asked,
            pace: Pace::On,
            told,
            kept,
            checked: false,
        }
    }

    /// The rules that it asks by.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// What was said so far.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What is to be shown.
    pub fn prompt(&self) -> Prompt {
        match self.cursor {
            Cursor::Title => return Prompt::Title,
            Cursor::At(asked) | Cursor::Changing(asked) => return Prompt::Question(asked),
            Cursor::Next => {}
        }
        if self.draft.title.is_none() {
            return Prompt::Title;
        }
        let unconfirmed = |(_, asked): &(usize, Asked)| self.kept.get(asked).copied() != self.answer(*asked);
        if self.taken == Taken::InParts && self.draft.parts.is_empty() {
            return Prompt::Parts;
        }
        if let Some((gate, asked)) = next::fired(self.rulebook, &self.draft).into_iter().find(unconfirmed) {
            return Prompt::Confirm { gate, asked };
        }
        if let Some(reached) = self.reached() {
            return reached;
        }
        let parts = self.draft.has_parts() && self.draft.parts.is_empty();
        let counted = next::counted(self.rulebook, &self.draft, self.order, self.pace);
        let of_parts = next::of_parts(&self.draft);
        let advised =
            || (self.pace != Pace::Report).then(|| next::advised(self.rulebook, &self.draft)).flatten();
        match (counted, of_parts) {
            (Some(asked), _) => Prompt::Question(asked),
            (None, _) if parts => Prompt::Parts,
            (None, Some(asked)) => Prompt::Question(asked),
            (None, None) => match advised() {
                Some(asked) => Prompt::Question(asked),
                None if self.checked => Prompt::Done,
                None => Prompt::Check,
            },
        }
    }

    /// That a verdict is given, or settled, which the person was not told yet.
    fn reached(&self) -> Option<Prompt> {
        if self.order == Order::Rulebook || self.pace != Pace::On || self.draft.has_parts() {
            return None;
        }
        let assessment = next::so_far(self.rulebook, &self.draft);
        let (verdict, settled) = (assessment.verdict, assessment.settled);
        let given = settled || verdict != Verdict::Undetermined;
        (given && self.told != Some((verdict, settled))).then_some(Prompt::Reached { verdict, settled })
    }

    /// The answer to a question, if there is one.
    pub fn answer(&self, asked: Asked) -> Option<Answer> {
        match asked.part.map(|part| self.draft.parts.get(part)) {
            None => match self.draft.said.get(&asked.question) {
                Some(Said::Is(answer)) => Some(*answer),
                Some(Said::Differs) | None => None,
            },
            Some(part) => part?.said.get(&asked.question).copied(),
        }
    }

    /// Takes a reply to what is shown. One that does not fit what is shown changes nothing.
    pub fn take(&mut self, reply: Reply) {
        let prompt = self.prompt();
        match (reply, prompt) {
            (Reply::Title(title), Prompt::Title) => {
                self.draft.title = Some(title);
                self.cursor = Cursor::Next;
            }
            (Reply::Said(said), Prompt::Question(asked)) => self.say(asked, said),
            (Reply::Keep, Prompt::Confirm { asked, .. }) => {
                if let Some(answer) = self.answer(asked) {
                    self.kept.insert(asked, answer);
                }
            }
            (Reply::Go(pace), Prompt::Reached { verdict, settled }) => {
                self.told = Some((verdict, settled));
                self.pace = pace;
            }
            (Reply::Parts(titles), Prompt::Parts) => {
                let part = |title| Part { title, ..Part::default() };
                self.draft.parts = titles.into_iter().map(part).collect();
            }
            (Reply::Note(at, note), Prompt::Check) if note.is_empty() => drop(self.draft.notes.remove(&at)),
            (Reply::Note(at, note), Prompt::Check) => drop(self.draft.notes.insert(at, note)),
            (Reply::Change(asked), _) => self.cursor = Cursor::Changing(asked),
            (Reply::Checked, Prompt::Check) => self.checked = true,
            (Reply::Back, prompt) => self.back(prompt),
            _ => {}
        }
    }

    fn say(&mut self, asked: Asked, said: Said) {
        match (asked.part, said) {
            (None, said) => drop(self.draft.said.insert(asked.question, said)),
            (Some(part), Said::Is(answer)) => {
                if let Some(part) = self.draft.parts.get_mut(part) {
                    part.said.insert(asked.question, answer);
                }
            }
            // A part has no parts of its own.
            (Some(_), Said::Differs) => return,
        }
        if !self.asked.contains(&asked) {
            self.asked.push(asked);
        }
        (self.cursor, self.checked) = (Cursor::Next, false);
    }

    fn back(&mut self, prompt: Prompt) {
        if let Cursor::Changing(_) = self.cursor {
            self.cursor = Cursor::Next;
            return;
        }
        let before = match prompt {
            Prompt::Title => return,
            Prompt::Question(asked) => match self.asked.iter().position(|of| *of == asked) {
                Some(at) => at.checked_sub(1),
                None => self.asked.len().checked_sub(1),
            },
            _ => self.asked.len().checked_sub(1),
        };
        // Whoever goes back from the report's door wants to go on asking.
        (self.pace, self.checked) = (if self.pace == Pace::Report { Pace::On } else { self.pace }, false);
        self.cursor = match before.and_then(|at| self.asked.get(at)) {
            Some(asked) => Cursor::At(*asked),
            None => Cursor::Title,
        };
    }
}
