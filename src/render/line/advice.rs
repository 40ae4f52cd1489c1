//! Advice: what its conditions leave to the answers, once verdict and basis are known.

use serde_json::Result;

use super::text::raw;
use crate::explain::{MOST_STEPS, is_advised};
use crate::render::json::line as piece;
use crate::report::pieces;
use crate::rulebook::{Advice, AdviceKind, Basis, Condition, QuestionIx, Rulebook, Truth, Verdict};
use crate::task::{Answers, LevelSet};

#[derive(Debug)]
pub(super) struct AdviceGiven<'r> {
    rulebook: &'r Rulebook,
    /// What may be given beside a verdict and what it rests on, as they come up.
    lists: Vec<((Verdict, Basis), Vec<Piece<'r>>)>,
}

/// A piece of advice that may be given.
#[derive(Debug)]
struct Piece<'r> {
    advice: &'r Advice,
    left: Left,
    json: String,
}

/// What of a condition is left to the answers.
#[derive(Debug)]
enum Left {
    /// Each of these questions is answered by one of some levels; none: it holds.
    Answered(Vec<(QuestionIx, LevelSet)>),
    /// All of it.
    Whole,
}

impl<'r> AdviceGiven<'r> {
    pub(super) fn of(rulebook: &'r Rulebook) -> Self {
        Self { rulebook, lists: Vec::new() }
    }

    /// The advice of a report.
    pub(super) fn write(
        &mut self,
        out: &mut Vec<u8>,
        given: (Verdict, Basis),
        answers: &Answers,
    ) -> Result<()> {
        let known = self.lists.iter().position(|(of, _)| *of == given);
        let at = match known {
            Some(at) => at,
            None => {
                self.lists.push((given, list(self.rulebook, given)?));
                self.lists.len() - 1
            }
        };
        let (mut before, mut steps) = ("", 0);
        for piece in self.lists.get(at).into_iter().flat_map(|(_, list)| list) {
            if piece.advice.kind == AdviceKind::Step && steps == MOST_STEPS
                || !piece.holds(self.rulebook, given, answers)
            {
                continue;
            }
            steps += usize::from(piece.advice.kind == AdviceKind::Step);
            raw(out, before);
            raw(out, &piece.json);
            before = ",";
        }
        Ok(())
    }
}

/// What may be given: the next steps, then what to watch.
fn list(rulebook: &Rulebook, given: (Verdict, Basis)) -> Result<Vec<Piece<'_>>> {
    let of_kind = |kind: AdviceKind| rulebook.advice().iter().filter(move |advice| advice.kind == kind);
    let all = of_kind(AdviceKind::Step).chain(of_kind(AdviceKind::Watch));
    let may_be = all.filter_map(|advice| Some((advice, left(&advice.when, given)?)));
    may_be.map(|(advice, left)| Ok(Piece { advice, left, json: piece(&pieces::advice(advice))? })).collect()
}

/// What is left of a condition; `None` if it does not hold, whatever is answered.
fn left(condition: &Condition, (verdict, basis): (Verdict, Basis)) -> Option<Left> {
    let told = |holds: bool| holds.then(|| Left::Answered(Vec::new()));
    match condition {
        Condition::Verdict(verdicts) => told(verdicts.contains(&verdict)),
        Condition::Basis(bases) => told(bases.contains(&basis)),
        Condition::Answer { question, levels } => {
            Some(Left::Answered(vec![(*question, levels.iter().copied().collect())]))
        }
        Condition::All(parts) => {
            let parts: Option<Vec<Left>> = parts.iter().map(|part| left(part, (verdict, basis))).collect();
            let mut all = Vec::new();
            for part in parts? {
                match part {
                    Left::Answered(answered) => all.extend(answered),
                    Left::Whole => return Some(Left::Whole),
                }
            }
            Some(Left::Answered(all))
        }
        Condition::Any(_) | Condition::Not(_) => Some(Left::Whole),
        Condition::Field(nothing) => match *nothing {},
    }
}

impl Piece<'_> {
    fn holds(&self, rulebook: &Rulebook, given: (Verdict, Basis), answers: &Answers) -> bool {
        match &self.left {
            Left::Answered(parts) => parts.iter().all(|(question, levels)| {
                answers.get(*question).is_one_of(*levels, rulebook.question(*question)) == Truth::Yes
            }),
            Left::Whole => is_advised(rulebook, self.advice, given, answers) == Truth::Yes,
        }
    }
}
