//! Requests held against a policy, and findings against waivers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::finding::By;
use super::judge::Judge;
use super::{Cause, Date, Finding, Policy, Severity, Spot, Standing, Vain, Waiver, Waivers};
use crate::assess::{Outcome, assess};
use crate::diagnostic::{Diagnostic, Faults, Unread};
use crate::order::sort_by_key;
use crate::rulebook::Rulebook;
use crate::source::{Lines, Place, Source, acts};
use crate::task::{Batch, Form, Part, Step, Task};

/// One file that may hold requests.
#[derive(Debug)]
pub struct Input {
    /// Its path from the root of the repository, with `/`: the same wherever the check is run.
    pub path: String,
    /// Its text and form, or why it could not be read.
    pub text: Result<(Source, Form), Unread>,
}

impl Input {
    /// What messages call it.
    pub fn name(&self) -> &str {
        match &self.text {
            Ok((source, _)) => &source.name,
            Err(unread) => &unread.name,
        }
    }
}

/// What is to be checked.
#[derive(Debug)]
pub struct Inputs {
    /// The files.
    pub list: Vec<Input>,
    /// Whether these are all requests that the policy is on: then a waiver for another one is in vain.
    pub are_all: bool,
    /// The waivers, and the path of their file as for an input.
    pub waivers: Option<(String, Waivers)>,
    /// The day that waivers are held against.
    pub today: Date,
}

/// A file that was read, or as much of it as could be.
#[derive(Debug)]
pub struct Read {
    /// Its path from the root of the repository.
    pub path: String,
    /// Its text; an empty one if it could not be read.
    pub source: Arc<Source>,
    lines: OnceLock<Lines>,
}

impl Read {
    fn of(path: String, source: Arc<Source>) -> Self {
        Self { path, source, lines: OnceLock::new() }
    }

    fn line_column(&self, offset: usize) -> (usize, usize) {
        self.lines.get_or_init(|| Lines::of(&self.source.text)).line_column(&self.source.text, offset)
    }
}

/// A request that could be read.
#[derive(Debug)]
pub struct Request {
    /// The task.
    pub task: Task,
    /// What the rules say of it.
    pub outcome: Outcome,
    /// The name by which waivers know it: its id, else its path and position.
    pub name: String,
    /// Which of [`Checked::inputs`] it stands in.
    pub input: usize,
}

/// What a check found.
#[derive(Debug)]
pub struct Checked<'a> {
    /// By which policy.
    pub policy: &'a Policy,
    /// By which rules.
    pub rulebook: &'a Rulebook,
    /// What was read: the requests' files, then that of the waivers.
    pub inputs: Vec<Read>,
    /// The requests that could be read.
    pub requests: Vec<Request>,
    /// How many requests or files could not be read.
    pub unread: usize,
    /// What is wrong, request by request in the order of the text; then what is wrong with waivers.
    pub findings: Vec<Finding>,
    /// The waivers.
    pub waivers: Option<Waivers>,
    /// The day that waivers are held against.
    pub today: Date,
}

impl Checked<'_> {
    /// All checks: the rules of the policy, then those that need none.
    pub fn checks(&self) -> impl Iterator<Item = By> {
        (0..self.policy.rules.len()).map(By::Rule).chain([By::Readable, By::SameId, By::Waiver])
    }

    /// How many findings of a severity stand.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.stands() && finding.severity == severity).count()
    }

    /// How many findings someone accepts.
    pub fn waived(&self) -> usize {
        self.findings.iter().filter(|finding| !finding.stands()).count()
    }

    /// Whether no finding of at least that severity stands; `None`: whatever stands.
    pub fn is_met(&self, fail_on: Option<Severity>) -> bool {
        fail_on.is_none_or(|least| {
            !self.findings.iter().any(|finding| finding.stands() && finding.severity >= least)
        })
    }
}

/// Checks requests: each by itself, then their ids, then the waivers.
pub fn check<'a>(policy: &'a Policy, rulebook: &'a Rulebook, inputs: Inputs) -> Checked<'a> {
    let mut checked = Checked {
        policy,
        rulebook,
        inputs: Vec::new(),
        requests: Vec::new(),
        unread: 0,
        findings: Vec::new(),
        waivers: None,
        today: inputs.today,
    };
    for input in inputs.list {
        checked.read(input);
    }
    let requests = (0..).zip(&checked.requests);
    let found: Vec<Finding> =
        requests.flat_map(|(at, request)| Judge::of(rulebook, request, at).findings(policy)).collect();
    checked.findings.extend(found);
    checked.same_ids();
    sort_by_key(&mut checked.findings, |finding| finding.spot);
    if let Some((path, waivers)) = inputs.waivers {
        checked.hold_against(path, waivers, inputs.are_all);
    }
    checked
}

impl Checked<'_> {
    /// Adds the requests of a file; what is wrong with one does not keep the others from being checked.
    fn read(&mut self, input: Input) {
        let at = self.inputs.len();
        let (source, form) = match input.text {
            Ok((source, form)) => (Arc::new(source), form),
            Err(unread) => {
                let source = Arc::new(Source { name: unread.name.clone(), text: String::new() });
                self.inputs.push(Read::of(input.path, source));
                return self.unreadable(at, unread.into());
            }
        };
        self.inputs.push(Read::of(input.path.clone(), Arc::clone(&source)));
        let batch = Batch::read(self.rulebook, source, form);
        for (number, task) in (1..).zip(batch.tasks) {
            match task {
                Ok(task) => {
                    let of_path =
                        || if batch.lone { input.path.clone() } else { format!("{}#{number}", input.path) };
                    let name = task.id.clone().unwrap_or_else(of_path);
                    let outcome = assess(self.rulebook, &task);
                    self.requests.push(Request { task, outcome, name, input: at });
                }
                Err(faults) => self.unreadable(at, faults),
            }
        }
    }

    fn unreadable(&mut self, input: usize, faults: Faults) {
        self.unread += 1;
        let finding = |diagnostic: Diagnostic| {
            let spot = Spot { input, place: diagnostic.place.unwrap_or_default() };
            Finding::of(By::Readable, Severity::Error, Cause::Unread(Box::new(diagnostic)), spot)
        };
        self.findings.extend(faults.list.into_iter().map(finding));
    }

    /// Names each request that an earlier one is called like: who looks a verdict up by it, or waives a finding, may mean the wrong
    /// one. Those without an id are told apart by their paths.
    fn same_ids(&mut self) {
        let mut seen: BTreeMap<String, Spot> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, request) in (0..).zip(&self.requests) {
            let places = &request.task.places;
            let spot = Spot { input: request.input, place: places.of(Part::Id).unwrap_or(places.whole()) };
            let read = as_read(&request.name);
            match seen.get(&read) {
                Some(first) => {
                    let cause = Cause::SameId(*first);
                    let finding = Finding::of(By::SameId, Severity::Error, cause, spot);
                    found.push(Finding { request: Some(at), ..finding });
                }
                None => drop(seen.insert(read, spot)),
            }
        }
        self.findings.extend(found);
    }

    /// Marks what is waived, and names the waivers that accept nothing.
    fn hold_against(&mut self, path: String, waivers: Waivers, are_all: bool) {
        let mut used = vec![false; waivers.list.len()];
        let mut by_task: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, waiver) in (0..).zip(&waivers.list) {
            by_task.entry((&waiver.task, &waiver.rule)).or_default().push(at);
        }
        let expired = |at: usize| waivers.list.get(at).is_none_or(|waiver| waiver.expires < self.today);
        for finding in &mut self.findings {
            // A second request of one name would have all waivers of the first.
            let waivable = finding.request.filter(|_| matches!(finding.by, By::Rule(_)));
            let Some(request) = waivable.and_then(|at| self.requests.get(at)) else { continue };
            let Some(matching) = by_task.get(&(request.name.as_str(), finding.by.id(self.policy))) else {
                continue;
            };
            let counts = matching.iter().find(|at| !expired(**at));
            finding.standing = match (counts, matching.first()) {
                (Some(at), _) => Standing::Waived(*at),
                (None, Some(at)) => Standing::Expired(*at),
                (None, None) => Standing::Stands,
            };
            matching.iter().for_each(|at| used.get_mut(*at).into_iter().for_each(|used| *used = true));
        }
        let names: BTreeSet<&str> = self.requests.iter().map(|request| request.name.as_str()).collect();
        let rules: Vec<&str> = self.policy.rules.iter().map(|rule| &*rule.id).collect();
        // One for a request that was not looked at, or could not be read, may be of use yet.
        let in_vain = |task: &str| names.contains(task) || (are_all && self.unread == 0);
        let input = self.inputs.len();
        let numbered = (0..).zip(&waivers.list).zip(&used);
        let unused = numbered.filter(|((_, waiver), used)| !**used && in_vain(&waiver.task));
        let finding = |((at, waiver), _): ((usize, &Waiver), &bool)| {
            let (vain, place) = if !rules.contains(&&*waiver.rule) {
                (Vain::NoRule, waiver.rule_place)
            } else if !names.contains(&*waiver.task) {
                (Vain::NoTask, waiver.place)
            } else {
                (Vain::Kept, waiver.place)
            };
            let (cause, spot) = (Cause::UnusedWaiver { waiver: at, vain }, Spot { input, place });
            Finding::of(By::Waiver, Severity::Warning, cause, spot)
        };
        let unused: Vec<Finding> = unused.map(finding).collect();
        self.findings.extend(unused);
        self.inputs.push(Read::of(path, Arc::clone(&waivers.source)));
        self.waivers = Some(waivers);
    }

    /// The findings of each request, in the order of the requests.
    pub fn by_request(&self) -> Vec<Vec<&Finding>> {
        let mut findings = vec![Vec::new(); self.requests.len()];
        for finding in &self.findings {
            if let Some(list) = finding.request.and_then(|at| findings.get_mut(at)) {
                list.push(finding);
            }
        }
        findings
    }

    /// The request that a finding is of.
    pub fn request_of(&self, finding: &Finding) -> Option<&Request> {
        self.requests.get(finding.request?)
    }

    /// The step that a finding is of.
    pub fn step_of(&self, finding: &Finding) -> Option<&Step> {
        self.request_of(finding)?.task.steps.get(finding.step?)
    }

    /// The path of the file that a finding stands in, from the root of the repository.
    pub fn path_of(&self, finding: &Finding) -> &str {
        self.inputs.get(finding.spot.input).map_or("", |input| &input.path)
    }

    /// Where a place of an input is: its line and column, both from 1, columns in characters.
    pub fn line_column(&self, spot: Spot) -> Option<(usize, usize)> {
        self.region(spot).map(|(start, _)| start)
    }

    /// Where a place of an input begins and ends; `None` where there is no text.
    pub fn region(&self, spot: Spot) -> Option<((usize, usize), (usize, usize))> {
        let input = self.inputs.get(spot.input)?;
        let span = spot.place.span();
        (!input.source.text.is_empty())
            .then(|| (input.line_column(span.start), input.line_column(span.end.max(span.start))))
    }

    /// A place for the whole of a request.
    pub fn spot_of(&self, request: &Request) -> Spot {
        let places = &request.task.places;
        let place: Place = places.of(Part::Title).or(places.of(Part::Id)).unwrap_or(places.whole());
        Spot { input: request.input, place }
    }
}

/// A name as someone reads it: without what can't be seen, and no matter how its letters are written.
fn as_read(name: &str) -> String {
    let hidden = |c: char| {
        c.is_whitespace()
            || acts(c)
            || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
    };
    name.chars().filter(|c| !hidden(*c)).flat_map(char::to_lowercase).collect()
}
