//! The result of a check as a page: what has to be mended, request by request, with the verdict and what speaks for it.

use super::reasons::foremost;
use super::sources::sources;
use super::verdict::headline;
use super::words::{condition, name};
use super::{answered, steps, title};
use crate::order::sort_by_key;
use crate::policy::{By, Cause, Checked, Finding, Request, Severity};
use crate::render::page::{Block, Mark, Page};
use crate::render::worst::Worst;
use crate::report::{Detail, Reader, report, task_given};
use crate::rulebook::{Rulebook, Verdict};

/// So many findings of one request are told, and so many that belong to none.
const FINDINGS: usize = 10;
/// So many bytes name a request.
const NAME: usize = 150;
/// So many reasons stand behind a verdict.
const REASONS: usize = 3;
/// Up to so many requests are told in full though nothing is wrong with them.
const FEW: usize = 10;
/// So many requests are told in full at the most.
const MOST: usize = 100;
/// So many requests are listed by a line each.
const LISTED: usize = 50;

/// What the page leaves out.
const FULL: &str = "Round brackets hold the points that an answer earned, square ones the documents that say what stands before. What speaks \
                    against a verdict, and what it does not tell, stands in the full report: outfit assess FILE.";

/// Of very many requests so much as a page can tell.
#[derive(Debug)]
pub(in crate::render) struct CheckedPage {
    /// How many there are, and how many of them have findings.
    requests: usize,
    with_findings: usize,
    worst: Worst<Badness, Line>,
    /// Those without findings, by a line each.
    sound: Vec<String>,
    unread: Others,
    waivers: Others,
}

/// How bad a request is: by its worst finding that stands, beyond that whether it has any.
type Badness = (Option<Severity>, bool);

/// A request that may be told in full.
#[derive(Debug)]
struct Line {
    text: String,
    /// `None` where that is too far down the page.
    full: Option<Full>,
    has_findings: bool,
}

/// What is told of a request, and whether documents are cited in it.
#[derive(Debug)]
struct Full {
    blocks: Vec<Block>,
    cites: bool,
}

/// Findings that belong to no request.
#[derive(Debug, Default)]
struct Others {
    told: Page,
    findings: usize,
}

impl Default for CheckedPage {
    fn default() -> Self {
        let (unread, waivers) = (Others::default(), Others::default());
        Self {
            requests: 0,
            with_findings: 0,
            worst: Worst::new(MOST + LISTED),
            sound: Vec::new(),
            unread,
            waivers,
        }
    }
}

impl CheckedPage {
    pub(in crate::render) fn add(&mut self, checked: &Checked<'_>) {
        let Some(request) = &checked.request else {
            for finding in &checked.findings {
                let others = if finding.by == By::Waiver { &mut self.waivers } else { &mut self.unread };
                others.add(checked, finding);
            }
            return;
        };
        self.requests += 1;
        let has_findings = !checked.findings.is_empty();
        self.with_findings += usize::from(has_findings);
        let text = || format!("{}: {}", named(checked, request), name(request.outcome.verdict()));
        if !has_findings && self.sound.len() < LISTED + FEW {
            self.sound.push(text());
        }
        // Of few requests all are told, for whoever adds one wants to see why.
        if has_findings || self.requests <= FEW {
            let full = || Some(self::request(checked, request));
            self.worst.add(worst(&checked.findings), || Line { text: text(), full: full(), has_findings });
        }
    }

    /// The page, with so many requests in full; `None`: with the sum alone.
    pub(in crate::render) fn page(
        &self,
        rulebook: &Rulebook,
        heading: &str,
        sum: &str,
        told: Option<usize>,
    ) -> Page {
        let mut page = Page::default();
        page.title(heading);
        page.push(Block::Verdict(sum.to_owned()));
        let Some(told) = told else {
            page.paragraph("What was found is too long for a page: --format json or junit has it all.");
            return page;
        };
        self.unread.tell(&mut page, "What can't be read");
        let all = self.requests <= FEW;
        let lines: Vec<&Line> = self.worst.list().filter(|line| all || line.has_findings).collect();
        let (in_full, rest) = lines.split_at(told.min(MOST).min(lines.len()));
        let mut cites = false;
        for full in in_full.iter().filter_map(|line| line.full.as_ref()) {
            full.blocks.iter().for_each(|block| page.push(block.clone()));
            cites |= full.cites;
        }
        let with = |lines: &[&Line]| lines.iter().filter(|line| line.has_findings).count();
        let names: Vec<&String> =
            rest.iter().filter(|line| line.has_findings).map(|line| &line.text).collect();
        listed(&mut page, "More requests with findings", &names, self.with_findings - with(in_full));
        self.waivers.tell(&mut page, "Waivers");
        let sound_told = in_full.len() - with(in_full);
        let names: Vec<&String> = self.sound.iter().skip(sound_told).collect();
        listed(&mut page, "Nothing to mend", &names, self.requests - self.with_findings - sound_told);
        if cites {
            sources(&mut page, rulebook);
        }
        if !in_full.is_empty() {
            page.footer(FULL);
        }
        page
    }
}

impl Others {
    fn add(&mut self, checked: &Checked<'_>, finding: &Finding) {
        if self.findings < FINDINGS {
            self::finding(&mut self.told, checked, finding);
        }
        self.findings += 1;
    }

    fn tell(&self, page: &mut Page, heading: &str) {
        if self.findings > 0 {
            page.part(heading);
        }
        self.told.blocks().iter().for_each(|block| page.push(block.clone()));
        more(page, self.findings);
    }
}

/// The severity of the worst finding that stands, beyond it whether there is any.
fn worst(findings: &[Finding]) -> Badness {
    let standing = findings.iter().filter(|finding| finding.stands());
    (standing.map(|finding| finding.severity).max(), !findings.is_empty())
}

/// A request: what was found, then what its answers say, which is the program's opinion and no approval. Whether documents are cited.
fn request(checked: &Checked<'_>, request: &Request) -> Full {
    let (rulebook, task, mut page) = (checked.terms.rulebook, &request.task, Page::default());
    page.part(named(checked, request));
    let report = report(rulebook, task, &request.outcome, Detail::Normal, Reader::Program);
    answered(&mut page, &report.task);
    let mut findings: Vec<&Finding> = checked.findings.iter().collect();
    sort_by_key(&mut findings, |finding| std::cmp::Reverse((finding.stands(), finding.severity)));
    findings.iter().take(FINDINGS).for_each(|finding| self::finding(&mut page, checked, finding));
    more(&mut page, findings.len());
    page.heading("What the answers say");
    page.paragraph(format!("{}{}.", headline(rulebook, &report), condition(&report)));
    steps::overview(&mut page, &report);
    // Of an open verdict reasons would speak for what is not advised.
    let cites = report.verdict != Verdict::Undetermined && foremost(&mut page, rulebook, &report, REASONS);
    Full { blocks: page.into_blocks(), cites }
}

fn finding(page: &mut Page, checked: &Checked<'_>, finding: &Finding) {
    let said = checked.said(finding);
    let path = checked.path;
    let line = checked.line_column(finding.place).map(|(line, _)| format!(":{line}")).unwrap_or_default();
    let level = if finding.stands() { finding.severity.id() } else { "waived" };
    let id = match &finding.cause {
        Cause::Unread(diagnostic) => diagnostic.fault.code().id(),
        _ => finding.by.id(checked.terms.policy),
    };
    page.item(Mark::Level(level.to_owned()), cut(&format!("{}: {} ({path}{line})", id, said.message)));
    let help = said.help.filter(|_| finding.stands());
    for text in [said.waiver, help, said.choice].into_iter().flatten() {
        page.push(Block::Quote(cut(&crate::explain::sentence(&text))));
    }
}

fn more(page: &mut Page, findings: usize) {
    if let Some(more) = findings.checked_sub(FINDINGS).filter(|more| *more > 0) {
        page.paragraph(format!("And {more} more findings like these."));
    }
}

/// Requests by a line each; so many there are.
fn listed(page: &mut Page, heading: &str, lines: &[&String], all: usize) {
    if all == 0 {
        return;
    }
    page.part(heading);
    lines.iter().take(LISTED).for_each(|line| page.point(line.as_str()));
    if let Some(more) = all.checked_sub(LISTED).filter(|more| *more > 0) {
        page.point(format!("and {more} more"));
    }
}

fn named(checked: &Checked<'_>, request: &Request) -> String {
    let title = title(&task_given(checked.terms.rulebook, &request.task));
    crate::render::diagnostics::cut_to(&title.unwrap_or_else(|| checked.name.clone()), NAME)
}

/// A text that is not too long for a page. Backticks would be shown as they stand.
fn cut(text: &str) -> String {
    crate::render::diagnostics::cut(text).replace('`', "'")
}
