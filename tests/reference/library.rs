//! What the library finds, in the words of the reference.

use outfit::analysis::{Need, Sensitivity, TippingPoint};
use outfit::assess::{Assessment, Fit, GateState};
use outfit::rulebook::PerSide;

use super::brute::{FitFound, Found, Judged};
use super::changes::Tipping;
use super::{needs, weights};

pub(crate) fn found(assessment: &Assessment) -> Found {
    let at = |wanted: GateState| {
        let states = assessment.gates.iter().enumerate();
        states.filter(|(_, state)| **state == wanted).map(|(at, _)| at).collect()
    };
    let both = |sides: &PerSide<Option<u32>>| [sides.bpo, sides.kpo];
    let placement = assessment.placement.as_ref();
    Found {
        judged: Judged {
            verdict: assessment.verdict,
            basis: assessment.basis,
            settled: assessment.settled,
            firing: at(GateState::Fires),
            possible: at(GateState::Possible),
            counts: assessment.completions.counts.clone(),
            total: assessment.completions.total,
        },
        conditions: assessment.conditions().collect(),
        fits: fits(&assessment.fit),
        earned: assessment.points.iter().map(|points| points.map(|points| both(&points.earned))).collect(),
        lean: assessment.lean.map(|lean| lean.percent().tenths()),
        margin: placement.and_then(|placement| placement.margin).map(|margin| margin.percent().tenths()),
        strength: placement.and_then(|placement| placement.strength),
    }
}

pub(crate) fn fits(fits: &PerSide<Option<Fit>>) -> [Option<FitFound>; 2] {
    [fits.bpo, fits.kpo].map(|fit| {
        fit.map(|Fit { points, of, of_all, least, most }| FitFound { points, of, of_all, least, most })
    })
}

pub(crate) fn need(need: Need) -> needs::Need {
    (need.question, need.settles)
}

pub(crate) fn tipping(point: TippingPoint) -> Tipping {
    let changes = point.changes.into_iter().map(|change| (change.question, change.from, change.to));
    (point.verdict, changes.collect())
}

pub(crate) fn runs(sensitivity: Sensitivity<'_>) -> Option<Vec<weights::Run>> {
    let run = |run: outfit::analysis::WeightRun<'_>| (run.criterion.id.to_string(), [run.low, run.high]);
    sensitivity.weights.map(|weights| weights.into_iter().map(run).collect())
}
