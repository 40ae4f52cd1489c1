//! Where the forms of a result go, and what is said of it.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use outfit::policy::{Checked, Checker, Looked, Severity, Sum, Terms};
use outfit::render::{self, CheckFormat, CheckLook, CheckWriter, Spool};

use super::summary;
use crate::args::{CheckArgs, Everywhere, Wanted};
use crate::failure::{self, Failure};
use crate::output::{self, Sink};
use crate::pipeline::Taker;
use crate::progress::Progress;

/// So many bytes of what is written late are kept in memory, of each list.
const KEPT: usize = 256 * 1024;

/// Takes what was looked at, in the order of the inputs.
pub(super) struct Delivery<'t> {
    checker: Checker<'t>,
    forms: Vec<Form<'t>>,
    fail_on: Option<Severity>,
    /// The paths of the inputs from the root of the repository.
    paths: Vec<String>,
    /// How many inputs were begun.
    begun: usize,
    everywhere: &'t Everywhere,
    progress: Progress,
}

/// One form of the result.
struct Form<'t> {
    writer: CheckWriter<'t>,
    format: CheckFormat,
    goes: Goes,
}

enum Goes {
    ToFile(PathBuf),
    /// To the page that the runner shows of the job.
    ToSummary(PathBuf),
    /// To where all results go.
    Out,
}

impl<'t> Delivery<'t> {
    pub(super) fn new(
        terms: Terms<'t>,
        paths: Vec<String>,
        formats: &[Wanted],
        typed: &CheckArgs,
        everywhere: &'t Everywhere,
        progress: Progress,
    ) -> Self {
        let look = CheckLook { fail_on: typed.fail_on(), width: output::width() };
        let form =
            |format, goes| Form { writer: CheckWriter::new(format, terms, look, &spool), format, goes };
        let goes = |wanted: &Wanted| wanted.file.clone().map_or(Goes::Out, Goes::ToFile);
        let mut forms: Vec<Form<'t>> =
            formats.iter().map(|wanted| form(wanted.format, goes(wanted))).collect();
        if formats.iter().any(|wanted| wanted.format == CheckFormat::Github)
            && let Some(file) = summary::file()
        {
            forms.push(form(CheckFormat::Markdown, Goes::ToSummary(file)));
        }
        let checker = Checker::new(terms, typed.allow_empty);
        Self { checker, forms, fail_on: typed.fail_on(), paths, begun: 0, everywhere, progress }
    }

    /// Holds the waivers against what was found, writes each form, and gives the sum.
    pub(super) fn finish(mut self, waivers: Option<&str>, are_all: bool) -> Result<Sum, Failure> {
        self.progress.end();
        if let Some(path) = waivers {
            let forms = &mut self.forms;
            self.checker.end(path, are_all, &mut |checked| add(forms, checked))?;
        }
        let sum = self.checker.sum();
        // Files first: that nobody reads standard output any more is no reason to lose them.
        let (out, files): (Vec<_>, Vec<_>) =
            self.forms.into_iter().partition(|form| matches!(form.goes, Goes::Out));
        // Whoever gets files alone is told what is in them.
        let files_alone = out.is_empty();
        for form in files.into_iter().chain(out) {
            form.deliver(sum, self.everywhere)?;
        }
        if files_alone {
            failure::note(&render::summed_up(sum, self.fail_on), self.everywhere);
        }
        Ok(sum.clone())
    }
}

impl Taker for Delivery<'_> {
    type Piece = (usize, Looked);

    fn take(&mut self, (input, looked): (usize, Looked)) -> Result<Option<Vec<u8>>, Failure> {
        while self.begun <= input {
            self.checker.begin(self.paths.get(self.begun).map_or("", String::as_str));
            self.begun += 1;
        }
        let forms = &mut self.forms;
        self.checker.add(looked, &mut |checked| add(forms, checked))?;
        Ok(Some(Vec::new()))
    }

    fn progressed(&mut self, bytes: usize) {
        let sum = self.checker.sum();
        self.progress.add(bytes, sum.requests + sum.unread);
    }
}

fn add(forms: &mut [Form<'_>], checked: &Checked<'_>) -> anyhow::Result<()> {
    Ok(forms.iter_mut().try_for_each(|form| form.writer.add(checked))?)
}

fn spool() -> Box<dyn Spool> {
    Box::new(tempfile::spooled_tempfile(KEPT))
}

impl Form<'_> {
    fn deliver(self, sum: &Sum, everywhere: &Everywhere) -> Result<(), Failure> {
        let Self { writer, format, goes } = self;
        match &goes {
            Goes::ToSummary(path) => {
                let mut page = Vec::new();
                writer.end(sum, &mut page).map_err(anyhow::Error::from)?;
                summary::append(path, &page, everywhere);
                Ok(())
            }
            Goes::ToFile(path) => written(writer, format, sum, Sink::file(path)?),
            Goes::Out => written(writer, format, sum, Sink::open(everywhere)?),
        }
    }
}

/// Writes a form; text alone may have color, and is short.
fn written(
    writer: CheckWriter<'_>,
    format: CheckFormat,
    sum: &Sum,
    mut sink: Sink<'_>,
) -> Result<(), Failure> {
    let result = if format == CheckFormat::Text {
        let mut text = Vec::new();
        let made = writer.end(sum, &mut text);
        made.and_then(|()| Ok(sink.shown(&String::from_utf8_lossy(&text))?))
    } else {
        let mut out = BufWriter::new(&mut sink);
        writer.end(sum, &mut out).and_then(|()| Ok(out.flush()?))
    };
    match result {
        Err(render::Error::Write(error)) => {
            output::is_read_on(Err(error))?;
        }
        result => {
            result.map_err(anyhow::Error::from)?;
            sink.finish()?;
        }
    }
    Ok(())
}
