//! Reasons: each depends on its criterion and the answer alone, and is rendered when it first comes up.

use std::cmp::Reverse;

use serde_json::Result;

use super::text::{quoted, raw};
use crate::assess::{Assessment, Points};
use crate::explain::{self, Favors, rank};
use crate::render::json::line as piece;
use crate::report::pieces;
use crate::rulebook::{Criterion, QuestionIx, Rulebook};
use crate::task::{Answer, Answers};

/// So many are kept: of questions that take any of many levels there can be more than memory holds.
const MOST_KEPT: usize = 4_000;

#[derive(Debug)]
pub(super) struct Reasons<'r> {
    rulebook: &'r Rulebook,
    kept: Vec<Ready>,
    /// Where the reasons of a criterion are kept, by level or by the position of a set of levels.
    by_answer: Vec<Vec<Option<usize>>>,
    /// Those of the report that is written: their rank, and where they are kept.
    order: Vec<(Rank, usize)>,
}

/// What comes first.
type Rank = (u8, Reverse<u32>);

/// A reason as JSON.
#[derive(Debug)]
struct Ready {
    favors: Favors,
    larger: u32,
    question: QuestionIx,
    /// Without the bracket that closes it: a note may follow.
    json: String,
}

impl<'r> Reasons<'r> {
    pub(super) fn of(rulebook: &'r Rulebook) -> Self {
        let by_answer = vec![Vec::new(); rulebook.criteria().len()];
        Self { rulebook, kept: Vec::new(), by_answer, order: Vec::new() }
    }

    /// The reasons of a report, in its order.
    pub(super) fn write<'n>(
        &mut self,
        out: &mut Vec<u8>,
        answers: &Answers,
        assessment: &Assessment,
        note: impl Fn(QuestionIx) -> Option<&'n str>,
    ) -> Result<()> {
        if self.kept.len() > MOST_KEPT {
            *self = Self::of(self.rulebook);
        }
        self.order.clear();
        for (position, (criterion, points)) in
            (0..).zip(self.rulebook.criteria().iter().zip(&assessment.points))
        {
            let Some(points) = points else { continue };
            let at = self.ready(position, criterion, answers.get(criterion.question), *points)?;
            let Some(ready) = self.kept.get(at) else { continue };
            let rank = (rank(assessment.verdict, ready.favors), Reverse(ready.larger));
            // Sorted by insertion, which is fastest for so few.
            let after = self.order.iter().rev().take_while(|(other, _)| *other > rank).count();
            self.order.insert(self.order.len() - after, (rank, at));
        }
        let mut before = "";
        for ready in self.order.iter().filter_map(|(_, at)| self.kept.get(*at)) {
            raw(out, before);
            raw(out, &ready.json);
            if let Some(note) = note(ready.question) {
                raw(out, ",\"note\":");
                quoted(out, note)?;
            }
            out.push(b'}');
            before = ",";
        }
        Ok(())
    }

    /// Where a reason is kept.
    fn ready(
        &mut self,
        position: usize,
        criterion: &'r Criterion,
        answer: Answer,
        points: Points,
    ) -> Result<usize> {
        let place = place(answer);
        let known = place.and_then(|place| *self.by_answer.get(position)?.get(place)?);
        if let Some(at) = known {
            return Ok(at);
        }
        let reason = explain::reason(self.rulebook, criterion, answer, points);
        let (favors, larger, question) = (reason.favors, reason.larger(), reason.question);
        let mut json = piece(&pieces::reason(self.rulebook, reason))?;
        json.truncate(json.len() - 1);
        let at = self.kept.len();
        self.kept.push(Ready { favors, larger, question, json });
        if let (Some(place), Some(places)) = (place, self.by_answer.get_mut(position)) {
            places.resize(places.len().max(place + 1), None);
            places.get_mut(place).into_iter().for_each(|slot| *slot = Some(at));
        }
        Ok(at)
    }
}

/// Where among those of a criterion the reason of an answer is kept; a question takes either one level or sets of them.
#[inline]
fn place(answer: Answer) -> Option<usize> {
    match answer {
        Answer::Level(level) => Some(level),
        Answer::Chosen(levels) => levels.position(),
        Answer::Unknown | Answer::NotApplicable | Answer::Among(_) => None,
    }
}
