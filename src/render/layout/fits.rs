//! How much of each provider's description fits.

use crate::render::page::{Block, Fit, Page};
use crate::report::{FitSaid, Report};
use crate::rulebook::{Basis, Verdict};

/// The fits, where there are any.
pub(super) fn fits(page: &mut Page, report: &Report<'_>) {
    let Some(fit) = &report.fit else { return };
    page.heading(match report.verdict {
        Verdict::Retain => "How much of each provider's description would fit",
        _ => "How much of each provider's description fits",
    });
    // Where a gate decides, it does not matter how the rest turns out.
    let settled = report.basis == Basis::Gate;
    let one = |name, fit: &Option<FitSaid>| {
        let one = one(name, fit.as_ref());
        if settled { Fit { range: None, ..one } } else { one }
    };
    page.push(Block::Fits(vec![one("BPO", &fit.bpo), one("KPO", &fit.kpo)]));
}

fn one(name: &'static str, fit: Option<&FitSaid>) -> Fit {
    let Some(fit) = fit else {
        return Fit { name, percent: Err("no criterion speaks of it"), range: None };
    };
    let Some(percent) = fit.percent else {
        return Fit { name, percent: Err("nothing is answered yet"), range: None };
    };
    let open = fit.is_open();
    let points = format!("{} of {} points{}", fit.points, fit.of, if open { " so far" } else { "" });
    let range = match (fit.low, fit.high, open) {
        (Some(low), Some(high), true) if low == high => Some(format!("{low} %")),
        (Some(low), Some(high), true) => Some(format!("between {low} % and {high} %")),
        _ => None,
    };
    let range = range.map(|range| format!("in the end, with what is open counted too: {range}"));
    Fit { name, percent: Ok((percent, points)), range }
}
