//! Reasons: each depends on its criterion and the answer alone, and is rendered when it first comes up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::Result;

use super::text::{quoted, raw};
use crate::assess::{Assessment, Points};
use crate::explain::{self, Favors, rank};
use crate::render::json::line as piece;
use crate::report::pieces;
use crate::rulebook::{Criterion, QuestionIx, Rulebook};
use crate::task::{Answer, Answers, LevelSet};

/// So many are kept: of questions that take any of many levels there can be more than memory holds.
const MOST_KEPT: usize = 4_000;

#[derive(Debug)]
pub(super) struct Reasons<'r> {
    rulebook: &'r Rulebook,
    kept: Vec<Ready>,
    /// Where the reasons of a criterion are kept, by level.
    by_level: Vec<Vec<Option<usize>>>,
    /// The same by criterion and chosen levels.
    by_choice: BTreeMap<(usize, LevelSet), usize>,
    /// Those of the report that is written: their rank, and where they are kept.
    order: Vec<((u8, Reverse<u32>), usize)>,
}

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
        let levels = |criterion: &Criterion| vec![None; rulebook.question(criterion.question).levels.len()];
        Self {
            rulebook,
            kept: Vec::new(),
            by_level: rulebook.criteria().iter().map(levels).collect(),
            by_choice: BTreeMap::new(),
            order: Vec::new(),
        }
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
            self.order.push(((rank(assessment.verdict, ready.favors), Reverse(ready.larger)), at));
        }
        self.order.sort_by_key(|(rank, _)| *rank);
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
        let known = match answer {
            Answer::Level(level) => self.by_level.get(position).and_then(|levels| *levels.get(level)?),
            Answer::Chosen(levels) => self.by_choice.get(&(position, levels)).copied(),
            Answer::Unknown | Answer::NotApplicable | Answer::Among(_) => None,
        };
        if let Some(at) = known {
            return Ok(at);
        }
        let reason = explain::reason(self.rulebook, criterion, answer, points);
        let (favors, larger, question) = (reason.favors, reason.larger(), reason.question);
        let mut json = piece(&pieces::reason(self.rulebook, reason))?;
        json.truncate(json.len() - 1);
        let at = self.kept.len();
        self.kept.push(Ready { favors, larger, question, json });
        match answer {
            Answer::Level(level) => {
                let slot = self.by_level.get_mut(position).and_then(|levels| levels.get_mut(level));
                slot.into_iter().for_each(|slot| *slot = Some(at));
            }
            Answer::Chosen(levels) => drop(self.by_choice.insert((position, levels), at)),
            Answer::Unknown | Answer::NotApplicable | Answer::Among(_) => {}
        }
        Ok(at)
    }
}
