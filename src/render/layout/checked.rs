//! The result of a check as a page: what has to be mended, request by request, with the verdict and what speaks for it.

use super::reasons::foremost;
use super::sources::sources;
use super::verdict::headline;
use super::words::{condition, name};
use super::{answered, steps, title};
use crate::order::sort_by_key;
use crate::policy::{By, Cause, Checked, Finding, Request, Severity};
use crate::render::page::{Block, Mark, Page};
use crate::report::{Detail, Reader, report, task_given};
use crate::rulebook::Verdict;

/// So many findings of one request are told, and so many that belong to none.
const FINDINGS: usize = 10;
/// So many bytes name a request.
const NAME: usize = 150;
/// So many reasons stand behind a verdict.
const REASONS: usize = 3;
/// Up to so many requests are told in full though nothing is wrong with them.
const FEW: usize = 10;
/// So many requests are listed by a line each.
const LISTED: usize = 50;

/// What the page leaves out.
const FULL: &str = "Round brackets hold the points that an answer earned, square ones the documents that say what stands before. What speaks \
                    against a verdict, and what it does not tell, stands in the full report: outfit assess FILE.";

/// The page, with so many requests in full; `None`: with the sum alone.
pub(in crate::render) fn checked(
    checked: &Checked<'_>,
    heading: &str,
    sum: &str,
    told: Option<usize>,
) -> Page {
    let mut page = Page::default();
    page.title(heading);
    page.push(Block::Verdict(sum.to_owned()));
    let Some(told) = told else {
        page.paragraph("What was found is too long for a page: --format json, junit or sarif has it all.");
        return page;
    };
    others(&mut page, checked, "What can't be read", By::Readable);
    let mut requests: Vec<(&Request, Vec<&Finding>)> =
        checked.requests.iter().zip(checked.by_request()).collect();
    // The worst first; the order among those alike stays.
    sort_by_key(&mut requests, |(_, findings)| std::cmp::Reverse(worst(findings)));
    // Of few requests all are told, for whoever adds one wants to see why.
    let shown = match requests.len() <= FEW {
        true => requests.len(),
        false => requests.partition_point(|(_, findings)| !findings.is_empty()),
    };
    let (in_full, rest) = requests.split_at(shown.min(told));
    let mut cites = false;
    for (request, findings) in in_full {
        cites |= self::request(&mut page, checked, request, findings);
    }
    let (with, without): (Vec<_>, Vec<_>) = rest.iter().partition(|(_, findings)| !findings.is_empty());
    listed(&mut page, checked, "More requests with findings", &with);
    others(&mut page, checked, "Waivers", By::Waiver);
    listed(&mut page, checked, "Nothing to mend", &without);
    if cites {
        sources(&mut page, checked.rulebook);
    }
    if !in_full.is_empty() {
        page.footer(FULL);
    }
    page
}

/// The severity of the worst finding that stands, beyond it whether there is any.
fn worst(findings: &[&Finding]) -> (Option<Severity>, bool) {
    let standing = findings.iter().filter(|finding| finding.stands());
    (standing.map(|finding| finding.severity).max(), !findings.is_empty())
}

/// A request: what was found, then what its answers say, which is the program's opinion and no approval. Whether documents are cited.
fn request(page: &mut Page, checked: &Checked<'_>, request: &Request, findings: &[&Finding]) -> bool {
    let (rulebook, task) = (checked.rulebook, &request.task);
    page.part(named(checked, request));
    let report = report(rulebook, task, &request.outcome, Detail::Normal, Reader::Program);
    answered(page, &report.task);
    let mut findings = findings.to_vec();
    sort_by_key(&mut findings, |finding| std::cmp::Reverse((finding.stands(), finding.severity)));
    findings.iter().take(FINDINGS).for_each(|finding| self::finding(page, checked, finding));
    more(page, findings.len());
    page.heading("What the answers say");
    page.paragraph(format!("{}{}.", headline(rulebook, &report), condition(&report)));
    steps::overview(page, &report);
    // Of an open verdict reasons would speak for what is not advised.
    report.verdict != Verdict::Undetermined && foremost(page, rulebook, &report, REASONS)
}

fn finding(page: &mut Page, checked: &Checked<'_>, finding: &Finding) {
    let said = checked.said(finding);
    let path = checked.path_of(finding);
    let line = checked.line_column(finding.spot).map(|(line, _)| format!(":{line}")).unwrap_or_default();
    let level = if finding.stands() { finding.severity.id() } else { "waived" };
    let id = match &finding.cause {
        Cause::Unread(diagnostic) => diagnostic.fault.code().id(),
        _ => finding.by.id(checked.policy),
    };
    page.item(Mark::Level(level.to_owned()), cut(&format!("{}: {} ({path}{line})", id, said.message)));
    let help = said.help.filter(|_| finding.stands());
    for text in [said.waiver, help, said.choice].into_iter().flatten() {
        page.push(Block::Quote(cut(&crate::explain::sentence(&text))));
    }
}

/// Findings that belong to no request.
fn others(page: &mut Page, checked: &Checked<'_>, heading: &str, by: By) {
    let findings: Vec<&Finding> = checked.findings.iter().filter(|finding| finding.by == by).collect();
    if !findings.is_empty() {
        page.part(heading);
    }
    findings.iter().take(FINDINGS).for_each(|finding| self::finding(page, checked, finding));
    more(page, findings.len());
}

fn more(page: &mut Page, findings: usize) {
    if let Some(more) = findings.checked_sub(FINDINGS).filter(|more| *more > 0) {
        page.paragraph(format!("And {more} more findings like these."));
    }
}

/// Requests by a line each.
fn listed(page: &mut Page, checked: &Checked<'_>, heading: &str, requests: &[&(&Request, Vec<&Finding>)]) {
    if requests.is_empty() {
        return;
    }
    page.part(heading);
    for (request, _) in requests.iter().take(LISTED) {
        page.point(format!("{}: {}", named(checked, request), name(request.outcome.verdict())));
    }
    if let Some(more) = requests.len().checked_sub(LISTED).filter(|more| *more > 0) {
        page.point(format!("and {more} more"));
    }
}

fn named(checked: &Checked<'_>, request: &Request) -> String {
    let title = title(&task_given(checked.rulebook, &request.task));
    crate::render::diagnostics::cut_to(&title.unwrap_or_else(|| request.name.clone()), NAME)
}

/// A text that is not too long for a page. Backticks would be shown as they stand.
fn cut(text: &str) -> String {
    crate::render::diagnostics::cut(text).replace('`', "'")
}
