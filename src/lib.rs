//! Should a piece of work go to a BPO, to a KPO, be split, or stay in house?
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

pub mod assess;
mod builtin;
pub mod diagnostic;
pub mod explain;
mod ratio;
pub mod render;
pub mod report;
pub mod rulebook;
pub mod source;
pub mod task;

pub use builtin::builtin_files;
pub use ratio::{Percent, Ratio};
