//! A page as text for a terminal: wrapped to a width, with ANSI colors.

use anstyle::{AnsiColor, Style};

use super::lanes::lanes;
use super::wrap::wrapped;
use super::{Block, Fit, Mark, Page};
use crate::render::escape::{shown, shown_line};

/// No line is longer than this, however wide the terminal: longer ones are hard to read.
const WIDEST: usize = 100;
/// No line is shorter than this: below it nothing can be laid out.
const NARROWEST: usize = 30;

const PLAIN: Style = Style::new();
const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// The page, each line with its end.
pub(in crate::render) fn terminal(page: &Page, width: usize) -> String {
    let mut lines = Lines { width: width.clamp(NARROWEST, WIDEST), out: String::new() };
    for block in page.blocks() {
        lines.block(block);
    }
    lines.out
}

struct Lines {
    width: usize,
    out: String,
}

impl Lines {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) | Block::Part(text) | Block::Heading(text) => {
                self.gap();
                self.wrapped(HEADING, "", text);
            }
            Block::Verdict(text) => {
                self.gap();
                self.wrapped(HEADING.fg_color(Some(AnsiColor::Cyan.into())), "", text);
            }
            Block::Paragraph(text) => self.wrapped(PLAIN, "", text),
            Block::Under(text) => self.wrapped(PLAIN, "  ", text),
            Block::Aside(text) => self.wrapped(FAINT, "", text),
            Block::Footer(text) => {
                self.gap();
                self.wrapped(FAINT, "", text);
            }
            Block::Item(mark, text) => self.wrapped(PLAIN, &prefix(mark), text),
            Block::Note(text) => self.wrapped(PLAIN, "    Note: ", text),
            Block::Quote(text) => self.wrapped(FAINT, "      ", text),
            Block::Lines(text) => text.lines().for_each(|line| self.line(&format!("    {}", shown(line)))),
            Block::Count(count, text) => self.wrapped(PLAIN, &format!("  {count:>6}  "), text),
            Block::Fits(fits) => fits.iter().for_each(|fit| self.fit(fit)),
            Block::Lanes(hands, steps) => {
                lanes(self.width, hands, steps).iter().for_each(|line| self.line(&shown_line(line)));
            }
            Block::Rule => {
                self.gap();
                self.line(&"─".repeat(self.width));
                self.out.push('\n');
            }
        }
    }

    /// A bar and what stands behind it.
    fn fit(&mut self, fit: &Fit) {
        let name = fit.name;
        let (percent, points) = match &fit.percent {
            Ok(known) => known,
            Err(why) => return self.line(&format!("  {name}  {why}")),
        };
        // What the name, the spaces and the widest figures leave.
        let room = self.width.saturating_sub(45).clamp(10, 40);
        let full = usize::try_from(percent.tenths()).unwrap_or(0) * room;
        let full = (full + 500) / 1000;
        let bar = format!("{}{}", "█".repeat(full), "░".repeat(room.saturating_sub(full)));
        self.line(&format!("  {name}  {bar}  {:>5} %  {points}", percent.to_string()));
        if let Some(range) = &fit.range {
            self.wrapped(FAINT, "       ", range);
        }
    }

    /// A line that is laid out already.
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// An empty line, unless there is one or nothing yet.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn wrapped(&mut self, style: Style, first: &str, text: &str) {
        for line in wrapped(&shown(text), self.width, first) {
            let line = format!("{style}{}{style:#}", shown_line(line.trim_end()));
            self.line(&line);
        }
    }
}

fn prefix(mark: &Mark) -> String {
    match mark {
        Mark::Point => "  - ".to_owned(),
        Mark::Number(number) => format!("  {number}. "),
        Mark::Open => "  ? ".to_owned(),
        Mark::Source(number) => format!("  [{number}] "),
        Mark::Level(id) => format!("    {}  ", shown(id)),
    }
}
