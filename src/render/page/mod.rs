//! A page for a reader as it grows, block by block, whatever it is shown on.

mod lanes;
mod markdown;
mod terminal;
mod wrap;

pub(super) use markdown::markdown;
pub(super) use terminal::terminal;

use crate::ratio::Percent;

/// What a page is made of, in the order of reading. No text in it is fit to be shown yet: whoever writes the page sees to that.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// What the page, or a part of it, is about.
    Title(String),
    /// A part of the page within which headings stand one level lower.
    Part(String),
    /// A heading.
    Heading(String),
    /// The most important lines.
    Verdict(String),
    /// A paragraph of its own.
    Paragraph(String),
    /// A paragraph that belongs to the heading above.
    Under(String),
    /// A paragraph that stands back.
    Aside(String),
    /// The same at the end of the page.
    Footer(String),
    /// An entry of a list.
    Item(Mark, String),
    /// A note beside the entry above.
    Note(String),
    /// The words of a document on which the entry or paragraph above rests.
    Quote(String),
    /// Lines that stay as they are.
    Lines(String),
    /// So many of something.
    Count(usize, String),
    /// How much of each provider's description fits.
    Fits(Vec<Fit>),
    /// Steps and whose hands they are in: the names of the hands, the steps in order.
    Lanes(Vec<&'static str>, Vec<Lane>),
    /// Where one report ends and the next begins.
    Rule,
}

/// What an entry of a list begins with.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// One of several, in no order.
    Point,
    /// One of an order, from 1.
    Number(usize),
    /// A question that is open.
    Open,
    /// A document, by the number that it is cited by.
    Source(usize),
    /// A level, by its id.
    Level(String),
}

/// How much of one provider's description fits.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// The provider.
    pub(super) name: &'static str,
    /// How much fits, and the points behind it; why there is none.
    pub(super) percent: Result<(Percent, String), &'static str>,
    /// Within which bounds it stays, once all is answered.
    pub(super) range: Option<String>,
}

/// A step in somebody's hands.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// What it is called.
    pub(super) name: String,
    /// Which of the hands.
    pub(super) at: usize,
    /// On what condition.
    pub(super) note: Option<String>,
}

/// The page.
#[derive(Debug, Default)]
pub(super) struct Page {
    blocks: Vec<Block>,
}

impl Page {
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn title(&mut self, text: impl Into<String>) {
        self.push(Block::Title(text.into()));
    }

    pub(super) fn part(&mut self, text: impl Into<String>) {
        self.push(Block::Part(text.into()));
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.push(Block::Heading(text.into()));
    }

    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.push(Block::Paragraph(text.into()));
    }

    pub(super) fn under(&mut self, text: impl Into<String>) {
        self.push(Block::Under(text.into()));
    }

    pub(super) fn aside(&mut self, text: impl Into<String>) {
        self.push(Block::Aside(text.into()));
    }

    pub(super) fn footer(&mut self, text: impl Into<String>) {
        self.push(Block::Footer(text.into()));
    }

    pub(super) fn item(&mut self, mark: Mark, text: impl Into<String>) {
        self.push(Block::Item(mark, text.into()));
    }

    pub(super) fn point(&mut self, text: impl Into<String>) {
        self.item(Mark::Point, text);
    }
}
