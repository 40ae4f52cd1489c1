//! A page of text as it grows: headings, paragraphs and lists, wrapped to a width.

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter};

use crate::render::escape::{shown, shown_line};

/// No line is longer than this, however wide the terminal: longer ones are hard to read.
const WIDEST: usize = 100;
/// No line is shorter than this: below it nothing can be laid out.
const NARROWEST: usize = 30;

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// The page.
pub(super) struct Page {
    pub(super) width: usize,
    out: String,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self { width: width.clamp(NARROWEST, WIDEST), out: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A line that stands out, after an empty one unless it is the first.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.styled(HEADING, "", text);
    }

    /// The most important lines of the page.
    pub(super) fn verdict(&mut self, text: &str) {
        self.gap();
        self.styled(HEADING.fg_color(Some(AnsiColor::Cyan.into())), "", text);
    }

    /// Lines that stand back.
    pub(super) fn faint(&mut self, indent: &str, text: &str) {
        self.styled(FAINT, indent, text);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, indent: &str, text: &str) {
        self.styled(Style::new(), indent, text);
    }

    /// An entry of a list: the mark, and the text beside it.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        let hanging = " ".repeat(textwrap::core::display_width(mark));
        self.wrapped(Style::new(), mark, &hanging, text);
    }

    /// A line that is laid out already.
    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A line across, between two reports.
    pub(super) fn rule(&mut self) {
        self.gap();
        self.line(&"─".repeat(self.width));
        self.out.push('\n');
    }

    /// An empty line, unless there is one or nothing yet.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn styled(&mut self, style: Style, indent: &str, text: &str) {
        self.wrapped(style, indent, indent, text);
    }

    fn wrapped(&mut self, style: Style, first: &str, rest: &str, text: &str) {
        let text = shown(text);
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            let line = format!("{style}{}{style:#}", shown_line(line.trim_end()));
            self.line(&line);
        }
    }
}
