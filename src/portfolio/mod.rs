//! Any number of tasks, one part of the input after the other: the same text comes of them whoever works on which part.
//!
//! A [`Worker`] makes a [`Piece`] of each part by itself; the [`Gatherer`] takes the pieces in their order and tells what to write.

mod gather;
mod worker;

pub use gather::{Gatherer, Said};
pub use worker::{Piece, Worker};

use crate::render::Format;
use crate::report::Detail;

/// What is to be made of the tasks.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// In which form reports are written.
    pub format: Format,
    /// How deep they go.
    pub detail: Detail,
    /// Whether the first task that can't be read is the last one.
    pub fail_fast: bool,
    /// Whether an input may have no task.
    pub allow_empty: bool,
}

/// How a format holds many reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Each by itself, as it comes.
    Stream,
    /// Few of them whole; many as a summary.
    Page,
}

impl Wanted {
    fn shape(self) -> Shape {
        match self.format {
            Format::Text | Format::Markdown if self.detail > Detail::Brief => Shape::Page,
            Format::Text | Format::Markdown | Format::Json | Format::JsonLines | Format::Csv => Shape::Stream,
        }
    }
}
