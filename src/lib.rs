//! Should a piece of work go to a BPO, to a KPO, be split, or stay in house?
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

pub mod diagnostic;
mod ratio;
pub mod rulebook;
pub mod source;

pub use ratio::{Percent, Ratio};
