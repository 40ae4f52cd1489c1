//! A page as Markdown, in the dialect that GitHub renders.

use super::{Block, Fit, Lane, Mark, Page};
use crate::render::escape::{marked_down, shown};

/// The page, each line with its end.
pub(in crate::render) fn markdown(page: &Page) -> String {
    let mut text = Text { out: String::new(), within: false, list: None };
    for block in page.blocks() {
        text.block(block);
    }
    text.out
}

/// What lists are told apart by: an entry of another kind begins another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Points,
    Numbers,
    /// Entries that belong to a paragraph.
    Beside,
}

struct Text {
    out: String,
    /// Whether a part has begun, in which headings stand one level lower.
    within: bool,
    /// The list that the last block belongs to.
    list: Option<List>,
}

impl Text {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => {
                self.within = false;
                self.apart(&format!("# {}", marked_down(text)));
            }
            Block::Part(text) => {
                self.within = true;
                self.apart(&format!("## {}", marked_down(text)));
            }
            Block::Heading(text) => {
                let level = if self.within { "###" } else { "##" };
                self.apart(&format!("{level} {}", marked_down(text)));
            }
            Block::Verdict(text) => self.apart(&format!("**{}**", marked_down(text))),
            Block::Paragraph(text) | Block::Under(text) => self.apart(&marked_down(text)),
            Block::Aside(text) | Block::Footer(text) => self.apart(&format!("*{}*", marked_down(text))),
            Block::Item(mark, text) => self.item(mark, text),
            Block::Note(text) => self.beside(&format!("Note: {}", marked_down(text))),
            Block::Quote(text) => self.beside(&marked_down(text)),
            Block::Lines(text) => self.lines(text),
            Block::Count(count, text) => {
                self.entry(List::Points, &format!("- {count}: {}", marked_down(text)))
            }
            Block::Fits(fits) => self.fits(fits),
            Block::Lanes(hands, steps) => self.lanes(hands, steps),
            Block::Rule => self.apart("---"),
        }
    }

    /// A block with an empty line before it.
    fn apart(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(text);
        self.list = None;
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn item(&mut self, mark: &Mark, text: &str) {
        let text = marked_down(text);
        match mark {
            Mark::Point | Mark::Open => self.entry(List::Points, &format!("- {text}")),
            Mark::Number(number) => self.entry(List::Numbers, &format!("{number}. {text}")),
            Mark::Source(number) => self.entry(List::Points, &format!("- \\[{number}\\] {text}")),
            Mark::Level(id) => self.entry(List::Points, &format!("- **{}** {text}", marked_down(id))),
        }
    }

    fn entry(&mut self, list: List, text: &str) {
        if self.list == Some(list) {
            self.line(text);
        } else {
            self.apart(text);
            self.list = Some(list);
        }
    }

    /// What belongs to the entry above: an entry below it, or one of a list of its own after a paragraph.
    fn beside(&mut self, text: &str) {
        match self.list {
            Some(List::Numbers) => self.line(&format!("   - {text}")),
            Some(List::Points) => self.line(&format!("  - {text}")),
            Some(List::Beside) | None => self.entry(List::Beside, &format!("- {text}")),
        }
    }

    /// Lines between fences that are longer than any run of their marks in the lines.
    fn lines(&mut self, text: &str) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.apart(&fence);
        text.lines().for_each(|line| self.line(&shown(line)));
        self.line(&fence);
    }

    fn lanes(&mut self, hands: &[&str], steps: &[Lane]) {
        self.apart(&format!("| | step | {} |", hands.join(" | ")));
        self.line(&format!("| ---: | --- |{}", " :---: |".repeat(hands.len())));
        for (number, step) in (1..).zip(steps) {
            let note = step.note.as_ref().map(|note| format!(", {note}")).unwrap_or_default();
            let name = marked_down(&format!("{}{note}", step.name));
            let marks = (0..hands.len()).map(|at| if at == step.at { " ● |" } else { " |" });
            self.line(&format!("| {number} | {name} |{}", marks.collect::<String>()));
        }
    }

    fn fits(&mut self, fits: &[Fit]) {
        self.apart("| | fits | points |");
        self.line("| --- | ---: | --- |");
        for fit in fits {
            match &fit.percent {
                Ok((percent, points)) => {
                    let range = fit.range.as_ref().map(|range| format!("; {range}")).unwrap_or_default();
                    self.line(&format!(
                        "| {} | {percent} % | {} |",
                        fit.name,
                        marked_down(&format!("{points}{range}"))
                    ));
                }
                Err(why) => self.line(&format!("| {} | | {} |", fit.name, marked_down(why))),
            }
        }
    }
}
