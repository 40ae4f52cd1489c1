//! How much of each provider's description fits, as bars.

use super::page::Page;
use crate::report::{FitSaid, Report};
use crate::rulebook::Verdict;

/// The bars, where there are fits.
pub(super) fn fits(page: &mut Page, report: &Report<'_>) {
    let Some(fit) = &report.fit else { return };
    page.heading(match report.verdict {
        Verdict::Retain => "How much of each provider's description would fit",
        _ => "How much of each provider's description fits",
    });
    bar(page, "BPO", fit.bpo.as_ref());
    bar(page, "KPO", fit.kpo.as_ref());
}

fn bar(page: &mut Page, name: &str, fit: Option<&FitSaid>) {
    let Some(fit) = fit else {
        page.line(&format!("  {name}  no criterion speaks of it"));
        return;
    };
    let Some(percent) = fit.percent else {
        page.line(&format!("  {name}  nothing is answered yet"));
        return;
    };
    let open = fit.is_open();
    let so_far = if open { " so far" } else { "" };
    let figures = format!("{:>5} %  {} of {} points{so_far}", percent.to_string(), fit.points, fit.of);
    // What the name, the spaces and the widest figures leave.
    let room = page.width.saturating_sub(45).clamp(10, 40);
    let full = usize::try_from(percent.tenths()).unwrap_or(0) * room;
    let full = (full + 500) / 1000;
    page.line(&format!("  {name}  {}{}  {figures}", "█".repeat(full), "░".repeat(room.saturating_sub(full))));
    if let (Some(low), Some(high), true) = (fit.low, fit.high, open) {
        let range = if low == high { format!("{low} %") } else { format!("between {low} % and {high} %") };
        page.faint("       ", &format!("of all criteria, once all is answered: {range}"));
    }
}
