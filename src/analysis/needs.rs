//! What to answer next.

use crate::assess::fit::sums;
use crate::assess::open::{complete, earned};
use crate::assess::plane::Plane;
use crate::assess::ways::OpenQuestion;
use crate::assess::{Assessment, Completions, GateState, Model, Ways};
use crate::order::sort_by_key;
use crate::rulebook::{Kind, PerSide, QuestionIx};
use crate::task::{Answer, Answers};

/// A question whose answer would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The question.
    pub question: QuestionIx,
    /// The levels, by position, each of which alone would settle the verdict; `None` of an any-of question.
    pub settles: Option<Vec<usize>>,
}

/// The open questions that count, the most telling one first: those of gates that may still fire, then by how many completions
/// would agree on one verdict after the answer, summed over its answers. None once the verdict is settled.
pub fn needs(model: &Model<'_>, answers: &Answers, assessment: &Assessment) -> Vec<Need> {
    if assessment.settled {
        return Vec::new();
    }
    let (base, of) = sums(&assessment.fit);
    let mut asked = model.with_open(answers, |open, known| {
        known.with_plane(model.rulebook, of, |plane| {
            let asked = Asked { model, answers, gates: &assessment.gates, plane, base };
            open.each_left_out(|left_out, others| asked.of(left_out, others))
        })
    });
    sort_by_key(&mut asked, |(rank, need)| (*rank, need.question));
    asked.into_iter().map(|(_, need)| need).collect()
}

/// First what decides a gate, then the larger number of completions that agree.
type Rank = (bool, std::cmp::Reverse<u128>);

struct Asked<'a> {
    model: &'a Model<'a>,
    answers: &'a Answers,
    gates: &'a [GateState],
    plane: &'a Plane,
    base: PerSide<u32>,
}

impl Asked<'_> {
    fn of(&self, open: &OpenQuestion, others: &Ways) -> (Rank, Need) {
        let after: Vec<(PerSide<u32>, Completions)> = open
            .ways
            .iter()
            .map(|way| (way.points, others.completions(self.plane, self.base + way.points)))
            .collect();
        let agree = open.ways.iter().zip(&after).map(|(way, (_, after))| way.count * after.most()).sum();
        let decides_gate = self.possible_gates().any(|question| question == open.question);
        let settles = self.settles(open.question, &after);
        ((!decides_gate, std::cmp::Reverse(agree)), Need { question: open.question, settles })
    }

    /// The questions of the gates that may still fire.
    fn possible_gates(&self) -> impl Iterator<Item = QuestionIx> {
        let gates = self.model.gates.iter().zip(self.gates);
        gates.filter(|(_, state)| **state == GateState::Possible).map(|(gate, _)| gate.question)
    }

    fn settles(&self, at: QuestionIx, after: &[(PerSide<u32>, Completions)]) -> Option<Vec<usize>> {
        let question = self.model.rulebook.question(at);
        let others_open = self.possible_gates().any(|question| question != at);
        let agree = |points| after.iter().any(|(of, completions)| *of == points && completions.agree());
        let settles = |answer| {
            self.model.fired(at, answer).next().is_some()
                || (!others_open && agree(earned(self.model, at, answer)))
        };
        let levels = complete(self.model, at, self.answers.get(at).possible(question));
        let levels = levels.into_iter().filter(|answer| settles(*answer)).filter_map(|answer| match answer {
            Answer::Level(level) => Some(level),
            Answer::Unknown | Answer::NotApplicable | Answer::Among(_) | Answer::Chosen(_) => None,
        });
        (question.kind != Kind::AnyOf).then(|| levels.collect())
    }
}
