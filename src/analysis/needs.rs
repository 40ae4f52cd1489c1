//! What to answer next.

use crate::assess::completions::{Completions, counted};
use crate::assess::grid::{Count, Grid, are_few, each_left_out};
use crate::assess::open::{OpenQuestion, complete, earned, open_questions};
use crate::assess::plane::Plane;
use crate::assess::{Assessment, GateState, Model};
use crate::order::sort_by_key;
use crate::rulebook::{Kind, PerSide, QuestionIx, Rulebook};
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
pub fn needs(rulebook: &Rulebook, answers: &Answers, assessment: &Assessment) -> Vec<Need> {
    if assessment.settled {
        return Vec::new();
    }
    let model = Model::whole(rulebook);
    let open = open_questions(&model, answers);
    let base = assessment.fit.map(|fit| fit.map_or(0, |fit| fit.points));
    let of = assessment.fit.map(|fit| fit.map_or(0, |fit| fit.of_all));
    let all =
        Asked { model: &model, answers, gates: &assessment.gates, plane: Plane::whole(rulebook, of), base };
    let mut asked = if are_few(&open) {
        each_left_out(&open, Grid::<u64>::of_none(), &mut |left_out, others| all.of(left_out, others))
    } else {
        each_left_out(&open, Grid::<u128>::of_none(), &mut |left_out, others| all.of(left_out, others))
    };
    sort_by_key(&mut asked, |(rank, need)| (*rank, need.question));
    asked.into_iter().map(|(_, need)| need).collect()
}

/// First what decides a gate, then the larger number of completions that agree.
type Rank = (bool, std::cmp::Reverse<u128>);

struct Asked<'a> {
    model: &'a Model<'a>,
    answers: &'a Answers,
    gates: &'a [GateState],
    plane: Plane,
    base: PerSide<u32>,
}

impl Asked<'_> {
    fn of<C: Count>(&self, open: &OpenQuestion, others: &Grid<C>) -> (Rank, Need) {
        let after: Vec<(PerSide<u32>, Completions)> = open
            .ways
            .iter()
            .map(|way| (way.points, counted(&self.plane, self.base + way.points, others)))
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
