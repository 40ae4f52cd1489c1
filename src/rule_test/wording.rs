//! What tests miss, in words: the one place where it is worded.
//!
//! Style as for faults: lower case, no full stop, what comes from an input in backticks.

use super::{Missed, Nearest, Silent};
use crate::assess::{Fit, GateState};
use crate::explain::{Favors, tipping_point, work};
use crate::rulebook::{Bound, PerSide, Range, Rulebook, Side, Truth, Verdict};

impl Missed {
    /// The key of a test that says what was expected; of the bounds of a fit with its side.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Verdict { .. } => "verdict",
            Self::Basis { .. } => "basis",
            Self::Fit { side: Side::Bpo, .. } => "fit.bpo",
            Self::Fit { side: Side::Kpo, .. } => "fit.kpo",
            Self::Reason { .. } => "reasons",
            Self::Advice { .. } => "advice",
            Self::NotAdvice { .. } => "not-advice",
        }
    }

    /// The criterion, gate or advice that was or was not expected.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Verdict { .. } | Self::Basis { .. } | Self::Fit { .. } => None,
            Self::Reason { id, .. } | Self::Advice { id, .. } | Self::NotAdvice { id } => Some(id),
        }
    }

    /// What came otherwise than expected.
    pub fn said(&self) -> String {
        match self {
            Self::Verdict { expected, found } => {
                format!("verdict: expected `{}`, found `{}`", expected.id(), found.id())
            }
            Self::Basis { expected, found } => {
                format!("basis: expected `{}`, found `{}`", expected.id(), found.id())
            }
            Self::Fit { side, expected, found } => {
                let found = found.as_ref().and_then(fit).unwrap_or_else(|| "none".to_owned());
                format!("{} fit: expected {}, found {found}", name(*side), bounds(*expected))
            }
            Self::Reason { id, why } => format!("reasons: {}", silent(id, *why)),
            Self::Advice { id, holds } => {
                let why = match holds {
                    Truth::Yes => "enough other steps come before it",
                    Truth::No => "its condition does not hold",
                    Truth::Open => "an open answer decides",
                };
                format!("advice: `{id}` is not given: {why}")
            }
            Self::NotAdvice { id } => format!("advice: `{id}` is given"),
        }
    }
}

fn silent(id: &str, why: Option<Silent>) -> String {
    match why {
        None => format!("`{id}` speaks for the verdict of no step"),
        Some(Silent::NotAnswered) => format!("the question of `{id}` is not answered"),
        Some(Silent::Gate(GateState::Possible)) => format!("the gate `{id}` may fire or not"),
        Some(Silent::Gate(_)) => format!("the gate `{id}` does not fire"),
        Some(Silent::Favors(favors, points)) => {
            let whom = match favors {
                Favors::Bpo => "for a BPO",
                Favors::Kpo => "for a KPO",
                Favors::Both => "for both alike",
                Favors::Neither => "for neither",
            };
            format!("`{id}` does not speak for the verdict but {whom}: {}", points_said(points))
        }
    }
}

/// How one side is called.
fn name(side: Side) -> &'static str {
    match side {
        Side::Bpo => "BPO",
        Side::Kpo => "KPO",
    }
}

/// The points of the sides that are there, as `BPO 16, KPO 0`.
pub(crate) fn points_said(points: PerSide<Option<u32>>) -> String {
    let said = |side| points.get(side).map(|points| format!("{} {points}", name(side)));
    let said: Vec<String> = [Side::Bpo, Side::Kpo].into_iter().filter_map(said).collect();
    said.join(", ")
}

/// A fit with the points behind it: what is printed of it is rounded, what it is held against is not. `None` if there is none.
pub(crate) fn fit(fit: &Fit) -> Option<String> {
    Some(format!("{} % ({} of {} points)", fit.share()?.percent(), fit.points, fit.of))
}

fn bounds(Range { low, high }: Range) -> String {
    let end = |end: Option<Bound>, within: &str, without: &str| {
        end.map(|end| format!("{} {} %", if end.included { within } else { without }, end.percent))
    };
    let ends = [end(low, "at least", "more than"), end(high, "at most", "less than")];
    ends.into_iter().flatten().collect::<Vec<String>>().join(" and ")
}

impl Nearest {
    /// What it would take to get the verdict that was expected, as a sentence.
    pub fn said(&self, rulebook: &Rulebook, wanted: Option<Verdict>) -> Option<String> {
        match self {
            Self::Unasked => None,
            Self::Point(point) => Some(tipping_point(rulebook, point)),
            Self::Beyond(most) => {
                let answers =
                    if *most == 1 { "one answer".to_owned() } else { format!("up to {most} answers") };
                Some(format!("To change {answers} of those given would not make it {}.", work(wanted?)))
            }
        }
    }
}
