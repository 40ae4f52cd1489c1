//! After how few answers a verdict can be settled.
//!
//! Going through the questions one by one, each is answered or left open. Left open, it turns out as badly as it can; so the fewest
//! answers from a pair of sums on are known from those of the next question (`Fewest`). That is too few where an answer was chosen
//! after it was seen how an open question turned out. So the questions that it leads to are answered first, in every way, before
//! the others turn out: if some of these ways settle the verdict, that many answers do; if none does, at least so many are needed.

use super::Finding;
use super::space::{Space, reached};
use crate::assess::grid::{Grid, most};
use crate::assess::ways::{OpenQuestion, Way};
use crate::diagnostic::Fault;
use crate::rulebook::{PerSide, Verdict};

/// After how many answers a verdict can be settled at the earliest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// After so many.
    After(usize),
    /// After so many or more.
    NotBefore(usize),
}

/// When a verdict can be settled at the earliest, without a gate; `None` if it can't.
pub(super) fn earliest(space: &Space<'_>, verdict: Verdict) -> Option<Settling> {
    let mut tables = vec![Fewest::at_the_end(space, verdict)];
    for asked in space.asked.iter().rev() {
        let before = tables.last()?.before(asked, must_be_answered(space, asked));
        tables.push(before);
    }
    tables.reverse();
    let answers = tables.first()?.of(PerSide::default())?;
    let exact = settles(space, verdict, &tables);
    Some(if exact { Settling::After(answers) } else { Settling::NotBefore(answers) })
}

/// As long as a gate may fire, nothing is settled.
fn must_be_answered(space: &Space<'_>, asked: &OpenQuestion) -> bool {
    space.model.gates_on(asked.question).next().is_some()
}

/// Whether some answers to the questions that the tables lead to settle the verdict, however the others turn out.
fn settles(space: &Space<'_>, verdict: Verdict, tables: &[Fewest]) -> bool {
    let mut sums = PerSide::default();
    let (mut answered, mut settled) = (Grid::<u128>::of_none(), Fewest::at_the_end(space, verdict));
    for (asked, after) in space.asked.iter().zip(tables.iter().skip(1)) {
        let fewest = |way: &&Way| after.of(sums + way.points).unwrap_or(usize::MAX);
        let (best, worst) = (asked.ways.iter().min_by_key(fewest), asked.ways.iter().max_by_key(fewest));
        let Some((best, worst)) = best.zip(worst) else { return false };
        let left_open = !must_be_answered(space, asked) && fewest(&worst) <= fewest(&best).saturating_add(1);
        if left_open {
            settled = settled.left_open(asked);
            sums = sums + worst.points;
        } else {
            answered = answered.with_all(std::slice::from_ref(asked));
            sums = sums + best.points;
        }
    }
    reached(&answered).any(|given| settled.of(given).is_some())
}

/// The fewest answers that settle a verdict from each pair of sums on, once some questions have been gone through.
struct Fewest {
    /// Rows by BPO sum, columns by KPO sum; [`Fewest::NEVER`] where nothing settles it.
    rows: Vec<Vec<u8>>,
}

impl Fewest {
    /// A rulebook has far fewer questions that count: each doubles the answer sets at least, of which there are at most 2^127.
    const NEVER: u8 = u8::MAX;

    /// With all questions gone through: none where the sums give the verdict.
    fn at_the_end(space: &Space<'_>, verdict: Verdict) -> Self {
        let of = |bpo: u32, kpo: u32| match space.verdict(PerSide { bpo, kpo }) == verdict {
            true => 0,
            false => Self::NEVER,
        };
        let row = |bpo: u32| (0..=space.of.kpo).map(|kpo| of(bpo, kpo)).collect();
        Self { rows: (0..=space.of.bpo).map(row).collect() }
    }

    /// Before a question: it is answered in the best way, or left open and turns out in the worst.
    fn before(&self, asked: &OpenQuestion, must_be_answered: bool) -> Self {
        let (Self { rows: mut best }, worst) = self.best_and_worst(asked);
        for (best, worst) in best.iter_mut().flatten().zip(worst.rows.iter().flatten()) {
            let answered = best.saturating_add(1);
            *best = if must_be_answered { answered } else { answered.min(*worst) };
        }
        Self { rows: best }
    }

    /// Before a question that is left open.
    fn left_open(&self, asked: &OpenQuestion) -> Self {
        self.best_and_worst(asked).1
    }

    /// Before a question: once it turned out in the best way, and in the worst.
    fn best_and_worst(&self, asked: &OpenQuestion) -> (Self, Self) {
        let most = most(&asked.ways);
        let columns = self.rows.first().map_or(0, Vec::len).saturating_sub(most.kpo);
        let rows = self.rows.len().saturating_sub(most.bpo);
        let (mut best, mut worst) = (vec![vec![Self::NEVER; columns]; rows], vec![vec![0; columns]; rows]);
        for way in &asked.ways {
            let (down, right) = (way.points.bpo as usize, way.points.kpo as usize);
            for ((best, worst), after) in best.iter_mut().zip(&mut worst).zip(self.rows.iter().skip(down)) {
                for ((best, worst), after) in best.iter_mut().zip(worst).zip(after.iter().skip(right)) {
                    (*best, *worst) = ((*best).min(*after), (*worst).max(*after));
                }
            }
        }
        (Self { rows: best }, Self { rows: worst })
    }

    /// How many it takes; `None` if it can't be settled.
    fn of(&self, sums: PerSide<u32>) -> Option<usize> {
        let fewest = *self.rows.get(sums.bpo as usize)?.get(sums.kpo as usize)?;
        (fewest != Self::NEVER).then_some(usize::from(fewest))
    }
}

/// Verdicts that less than a third of all questions settle.
pub(super) fn too_early(settling: &[(Verdict, Settling)], questions: usize) -> Vec<Finding> {
    let early = settling.iter().filter_map(|(verdict, settling)| match settling {
        Settling::After(answers) if 3 * answers < questions => Some((verdict.id(), *answers)),
        Settling::After(_) | Settling::NotBefore(_) => None,
    });
    early
        .map(|(verdict, answers)| Finding {
            fault: Fault::SettledEarly { verdict, answers, of: questions },
            entry: None,
        })
        .collect()
}
