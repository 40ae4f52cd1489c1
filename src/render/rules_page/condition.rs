//! When advice is given, in words.

use super::said::{levels, verdict};
use super::text::{Line, say};
use crate::explain::EntryKind;
use crate::rulebook::{Basis, Condition, Kind, QuestionIx, Rulebook, Verdict};

/// Whether something is said to hold or not to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Holds,
    HoldsNot,
}

impl Said {
    fn turned(self) -> Self {
        match self {
            Self::Holds => Self::HoldsNot,
            Self::HoldsNot => Self::Holds,
        }
    }
}

/// A condition as a clause that follows 'when'.
pub(super) fn condition(rulebook: &Rulebook, condition: &Condition) -> Line {
    clause(rulebook, condition, Said::Holds, false)
}

/// What is said not to hold is said of each part: 'not all of these' would leave the reader to think.
fn clause(rulebook: &Rulebook, condition: &Condition, said: Said, within: bool) -> Line {
    match (condition, said) {
        (Condition::All(parts), Said::Holds) | (Condition::Any(parts), Said::HoldsNot) => {
            several(rulebook, parts, said, "and", within)
        }
        (Condition::Any(parts), Said::Holds) | (Condition::All(parts), Said::HoldsNot) => {
            several(rulebook, parts, said, "or", within)
        }
        (Condition::Not(part), _) => clause(rulebook, part, said.turned(), within),
        (Condition::Verdict(verdicts), _) => say(&of_verdict(verdicts, said)),
        (Condition::Basis(bases), _) => say(&of_basis(bases, said)),
        (Condition::Answer { question, levels }, _) => of_answer(rulebook, *question, levels, said),
        (Condition::Field(never), _) => match *never {},
    }
}

fn several(rulebook: &Rulebook, parts: &[Condition], said: Said, word: &str, within: bool) -> Line {
    let many = parts.len() > 1;
    let clauses = parts.iter().map(|part| clause(rulebook, part, said, many || within));
    let word = format!(", {word} ");
    let all = clauses.reduce(|all, next| all.and(&word).line(&next)).unwrap_or_default();
    if many && within { say("(").line(&all).and(")") } else { all }
}

fn of_verdict(verdicts: &[Verdict], said: Said) -> String {
    let verdicts = listed(verdicts.iter().map(|one| verdict(*one)));
    match said {
        Said::Holds => format!("the verdict is {verdicts}"),
        Said::HoldsNot => format!("the verdict is not {verdicts}"),
    }
}

fn of_basis(bases: &[Basis], said: Said) -> String {
    match (bases, said) {
        ([Basis::Steps], Said::Holds) => return "the work is given in steps".to_owned(),
        ([Basis::Steps], Said::HoldsNot) => return "the work is not given in steps".to_owned(),
        _ => {}
    }
    let bases = listed(bases.iter().map(|basis| match basis {
        Basis::Steps => "the verdicts of steps",
        Basis::Gate => "a gate that fires",
        Basis::NoGround => "documents that favor neither side",
        Basis::OpenAnswers => "too many open answers",
        Basis::Bands => "answers to every question that counts",
        Basis::Completions => "most ways in which the open answers could turn out",
    }));
    match said {
        Said::Holds => format!("the verdict rests on {bases}"),
        Said::HoldsNot => format!("the verdict does not rest on {bases}"),
    }
}

fn of_answer(rulebook: &Rulebook, at: QuestionIx, chosen: &[usize], said: Said) -> Line {
    let question = rulebook.question(at);
    let verb = match (question.kind, said) {
        (Kind::Scale | Kind::OneOf, Said::Holds) => " is ",
        (Kind::Scale | Kind::OneOf, Said::HoldsNot) => " is answered, but not with ",
        (Kind::AnyOf, Said::Holds) => " holds ",
        (Kind::AnyOf, Said::HoldsNot) => " is answered, but does not hold ",
    };
    Line::default().entry(EntryKind::Question, &question.id).and(verb).line(&levels(question, chosen))
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        words => words.concat(),
    }
}
