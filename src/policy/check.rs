//! Requests that were looked at, in their order: by their ids, against the waivers, and all together.

use std::sync::Arc;

use super::finding::By;
use super::ids::{Ids, Seen};
use super::look::{Judged, Looked};
use super::waiving::Waiving;
use super::{Cause, Checked, Finding, Request, Severity, Sum, Terms};
use crate::diagnostic::Diagnostic;
use crate::order::sort_by_key;
use crate::source::Start;
use crate::task::{Part, Places, Text, Unreadable};

/// Takes what was looked at, part by part.
#[derive(Debug)]
pub struct Checker<'a> {
    terms: Terms<'a>,
    allow_empty: bool,
    sum: Sum,
    ids: Ids,
    waiving: Waiving<'a>,
    /// The paths of the files so far.
    paths: Vec<Arc<str>>,
    /// How many requests the file has that is read, sound or not.
    of_file: usize,
}

impl<'a> Checker<'a> {
    /// One that holds requests against these terms; `allow_empty` if a file may have none.
    pub fn new(terms: Terms<'a>, allow_empty: bool) -> Self {
        Self {
            terms,
            allow_empty,
            sum: Sum::default(),
            ids: Ids::default(),
            waiving: Waiving::new(terms),
            paths: Vec::new(),
            of_file: 0,
        }
    }

    /// Begins with the next file; its path is that from the root of the repository, with `/`.
    pub fn begin(&mut self, path: &str) {
        self.paths.push(path.into());
        self.of_file = 0;
    }

    /// Takes what was found in the next part of the file, and calls with each request.
    ///
    /// # Errors
    /// What the call gives.
    pub fn add<E>(
        &mut self,
        looked: Looked,
        each: &mut impl FnMut(&Checked<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(path) = self.paths.last().cloned() else { return Ok(()) };
        for (text, judged) in looked.list {
            self.of_file += 1;
            let checked = match judged {
                Ok(judged) => self.request(&path, text, looked.lone, judged),
                Err(unreadable) => self.unreadable(&path, text, looked.lone, unreadable),
            };
            self.tell(&checked, each)?;
        }
        // An export that lost its rows is no reason to be content.
        match looked.end.filter(|_| self.of_file == 0 && !self.allow_empty) {
            Some(end) => {
                let checked = self.unreadable(&path, Text::default(), true, end);
                self.tell(&checked, each)
            }
            None => Ok(()),
        }
    }

    /// Calls with what is wrong with the waivers, of which the path of the file is given; `are_all` if these were all requests that the
    /// policy is on: then a waiver for another one is in vain.
    ///
    /// # Errors
    /// What the call gives.
    pub fn end<E>(
        &mut self,
        path: &str,
        are_all: bool,
        each: &mut impl FnMut(&Checked<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(waivers) = self.terms.waivers else { return Ok(()) };
        let findings = self.waiving.in_vain(are_all && self.sum.unread == 0);
        let (source, start) = (Arc::clone(&waivers.source), Start::default());
        let name = path.to_owned();
        self.tell(&Checked { terms: self.terms, path, name, source, start, request: None, findings }, each)
    }

    /// What was checked and found so far.
    pub fn sum(&self) -> &Sum {
        &self.sum
    }

    fn tell<E>(
        &mut self,
        checked: &Checked<'_>,
        each: &mut impl FnMut(&Checked<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.sum.add(checked);
        each(checked)
    }

    fn request<'p>(&mut self, path: &'p str, text: Text, lone: bool, judged: Judged) -> Checked<'p>
    where
        'a: 'p,
    {
        let Judged { task, outcome, mut findings } = judged;
        let name = task.id.clone().unwrap_or_else(|| self.name(path, lone));
        self.waiving.hold(&name, &mut findings);
        let request = Some(Request { task, outcome, number: self.sum.requests });
        self.sum.requests += 1;
        let Text { source, start } = text;
        let mut checked = Checked { terms: self.terms, path, name, source, start, request, findings };
        let same = self.same_id(&mut checked);
        checked.findings.extend(same);
        sort_by_key(&mut checked.findings, |finding| finding.place);
        checked
    }

    /// That an earlier request is called like this one: who looks a verdict up by it, or waives a finding, may mean the wrong one. Those
    /// without an id are told apart by their paths.
    fn same_id(&mut self, checked: &mut Checked<'_>) -> Option<Finding> {
        let Checked { request: Some(Request { task, .. }), source, start, name, .. } = checked else {
            return None;
        };
        let place = |places: &Places| places.of(Part::Id).unwrap_or(places.whole());
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (line, _) = start.line_column(&source.text, place(&task.places).span().start);
        let here = Seen { file: small(self.paths.len() - 1), line: small(line) };
        let Seen { file, line } = self.ids.earlier(name, here)?;
        if !task.places.has_parts() {
            let text = Text { source: Arc::clone(source), start: *start };
            *task = text.again(self.terms.rulebook, std::mem::take(task));
        }
        let first = Cause::SameId { path: Arc::clone(self.paths.get(file as usize)?), line: line as usize };
        Some(Finding::of(By::SameId, Severity::Error, first, place(&task.places)))
    }

    fn unreadable<'p>(&mut self, path: &'p str, text: Text, lone: bool, unreadable: Unreadable) -> Checked<'p>
    where
        'a: 'p,
    {
        self.sum.unread += 1;
        // What can't be read at all is the file.
        let lone = lone || text.source.text.is_empty();
        let name = unreadable.id.unwrap_or_else(|| self.name(path, lone));
        let finding = |diagnostic: Diagnostic| {
            let place = diagnostic.place.unwrap_or_default();
            Finding::of(By::Readable, Severity::Error, Cause::Unread(Box::new(diagnostic)), place)
        };
        let findings = unreadable.faults.list.into_iter().map(finding).collect();
        let Text { source, start } = text;
        Checked { terms: self.terms, path, name, source, start, request: None, findings }
    }

    /// The name of what has no id, by its path.
    fn name(&self, path: &str, lone: bool) -> String {
        if lone { path.to_owned() } else { format!("{path}#{}", self.of_file) }
    }
}
