//! The report: all that an assessment says, in the order in which it is documented. Formats are made of it, and of nothing else.

mod build;
mod fields;
mod given;
mod numbers;

pub use build::{Detail, TOOL, report};
pub use fields::*;
pub use numbers::{Counted, Hundredths};
