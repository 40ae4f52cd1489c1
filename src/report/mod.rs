//! The report: all that an assessment says, in the order in which it is documented. Formats are made of it, and of nothing else.

mod build;
mod build_sure;
mod fields;
mod fit;
mod given;
mod numbers;
pub(crate) mod pieces;
mod sure;

pub(crate) use build::report_by;
pub use build::{Detail, Reader, TOOL, report};
pub(crate) use build_sure::need;
pub use fields::*;
pub use fit::FitSaid;
pub(crate) use given::answer_given;
pub use given::task_given;
pub use numbers::{Counted, Hundredths};
pub use sure::*;
