//! Diagnostics for a reader: what is wrong, where, with the line, and what to type instead.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::escape::{shown, shown_line};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::{Place, Source, Start, line_column};

/// So many bytes one text of a message may take: an input can hold a name of a megabyte.
const LONGEST: usize = 600;
/// So many bytes of the line before a fault, of what is marked and of what comes after are given to the renderer. It trims them to
/// the width; but characters without a width, of which a hostile line may be full, it leaves.
const AROUND: usize = 500;
/// So many diagnostics are shown in full.
const MOST: usize = 20;
/// Excerpts are trimmed to a width between these.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=160;

/// All diagnostics, each with a line end. It has ANSI colors in it: whoever prints it takes them out where they can't be shown.
pub fn diagnostics(faults: &Faults, width: usize) -> String {
    listed(faults, &Level::ERROR, width)
}

/// The same of what is only a warning.
pub fn warnings(faults: &Faults, width: usize) -> String {
    listed(faults, &Level::WARNING, width)
}

fn listed(faults: &Faults, level: &Level<'_>, width: usize) -> String {
    let mut text = String::new();
    for diagnostic in faults.list.iter().take(MOST) {
        text.push_str(&one(faults, diagnostic, level, width));
        text.push_str("\n\n");
    }
    if let Some(more) = faults.list.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.push_str(&format!("and {more} more like these\n\n"));
    }
    text
}

/// The first diagnostic and how many there are more, in one line with its end: of many inputs nobody reads everything.
pub fn diagnostic_line(faults: &Faults) -> String {
    let Some(first) = faults.list.first() else { return String::new() };
    let more = match faults.list.len() - 1 {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let file = faults.source(first).map_or("", |source| source.name.as_str());
    let at = faults.place(first).map(|spotted| spotted.line_column());
    let at = at.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    let (code, message) = (first.fault.code().id(), cut(&first.fault.message()));
    format!("{}\n", shown_line(&format!("error[{code}]: {message} ({}{at}){more}", cut(file))))
}

/// A text of a message, fit to be shown and not too long.
pub(super) fn cut(text: &str) -> String {
    cut_to(text, LONGEST)
}

/// The same, of so many bytes at the most.
pub(super) fn cut_to(text: &str, most: usize) -> String {
    let text = shown(text);
    let start = first_bytes(&text, most);
    if start.len() < text.len() { format!("{start}…") } else { text.into_owned() }
}

fn one(faults: &Faults, diagnostic: &Diagnostic, level: &Level<'_>, width: usize) -> String {
    // Of what is sound nothing need be said anew.
    let help = if *level == Level::WARNING { diagnostic.fault.help() } else { faults.help(diagnostic) };
    let text = diagnostic.fault.message();
    let place = faults.place(diagnostic);
    Message {
        level: level.clone(),
        id: diagnostic.fault.code().id(),
        text: &text,
        more: help.iter().map(|help| (Level::HELP, help.as_str())).collect(),
        source: place.map(|spotted| spotted.source).or(faults.source(diagnostic)),
        start: place.map(|spotted| spotted.start).unwrap_or_default(),
        place: place.map(|spotted| spotted.place),
        field: diagnostic.field.as_deref(),
    }
    .shown(width)
}

/// A message with the line that it is about.
pub(super) struct Message<'a> {
    pub(super) level: Level<'a>,
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    /// What is said below.
    pub(super) more: Vec<(Level<'a>, &'a str)>,
    pub(super) source: Option<&'a Source>,
    /// Where the source begins in its file.
    pub(super) start: Start,
    /// Where in the source; `None` if it is about the whole.
    pub(super) place: Option<Place>,
    pub(super) field: Option<&'a str>,
}

impl Message<'_> {
    /// The message without a line end. It has ANSI colors in it.
    pub(super) fn shown(&self, width: usize) -> String {
        let text = cut(self.text);
        let more: Vec<(&Level<'_>, String)> =
            self.more.iter().map(|(level, text)| (level, cut(text))).collect();
        let placed = self.source.zip(self.place).filter(|(source, _)| !source.text.is_empty());
        let excerpt = placed.map(|(source, place)| Excerpt::of(source, self.start, &place.span()));
        let mut report = Group::with_title(self.level.clone().primary_title(&text).id(self.id));
        if let Some(excerpt) = &excerpt {
            let field = self.field.filter(|field| !names(self.text, field));
            let mark = AnnotationKind::Primary
                .span(excerpt.mark.clone())
                .label(field.map(|field| format!("in `{}`", cut(field))));
            let mut snippet = Snippet::source(&excerpt.line).line_start(excerpt.number).annotation(mark);
            // The column that is printed is counted in what is shown; of a line shown in part it must be given.
            if excerpt.is_whole() {
                snippet = snippet.path(&excerpt.name);
            } else {
                let origin = Origin::path(&excerpt.name).line(excerpt.number).char_column(excerpt.column);
                report = report.element(origin);
            }
            report = report.element(snippet);
        } else if let Some(source) = self.source {
            report = report.element(Origin::path(cut(&source.name)));
        }
        for (level, text) in &more {
            report = report.element((*level).clone().message(text));
        }
        Renderer::styled()
            .decor_style(DecorStyle::Ascii)
            .term_width(width.clamp(*WIDTHS.start(), *WIDTHS.end()))
            .render(&[report])
    }
}

/// Whether a message says already which field it is of.
fn names(message: &str, field: &str) -> bool {
    let last = field.rsplit('.').next().unwrap_or(field);
    let last = last.split('[').next().unwrap_or(last);
    message.contains(&format!("`{last}`"))
}

/// The part of a line that a fault stands in, fit to be shown.
struct Excerpt {
    name: String,
    number: usize,
    column: usize,
    line: String,
    mark: std::ops::Range<usize>,
}

impl Excerpt {
    /// Whether the fault's column in what is shown is its column in the text.
    fn is_whole(&self) -> bool {
        line_column(&self.line, self.mark.start).1 == self.column
    }

    fn of(source: &Source, from: Start, span: &std::ops::Range<usize>) -> Self {
        let text = &source.text;
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end.max(start));
        let before = text.get(..start).unwrap_or("").rsplit('\n').next().unwrap_or("");
        let marked = text.get(start..end).unwrap_or("").split('\n').next().unwrap_or("");
        let after = text.get(start + marked.len()..).unwrap_or("").split('\n').next().unwrap_or("");
        let (number, column) = from.line_column(text, start);
        // Of a long mark the end is cut, and with it what follows.
        let (left, shown_mark) = (last_bytes(before, AROUND), first_bytes(marked, AROUND));
        let whole = shown_mark.len() == marked.len();
        let right = if whole { first_bytes(after, AROUND) } else { "" };
        let cut_left = if left.len() < before.len() { "…" } else { "" };
        let cut_right = if whole && right.len() == after.len() { "" } else { "…" };
        // Escaped as one: what two parts make together may act though neither does.
        let marked = format!("{left}{shown_mark}");
        let line = format!("{cut_left}{}{cut_right}", shown(&format!("{marked}{}", right.trim_end())));
        let from = cut_left.len() + shown(left).len();
        let to = cut_left.len() + shown(&marked).len();
        Self { name: cut(&source.name), number, column, mark: from..to, line }
    }
}

fn last_bytes(text: &str, most: usize) -> &str {
    text.get(text.ceil_char_boundary(text.len().saturating_sub(most))..).unwrap_or(text)
}

fn first_bytes(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}
