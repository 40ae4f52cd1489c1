//! How sure an assessment is: what to answer next, what each document says alone, what would change the verdict.
//!
//! All of it is exact: nothing is sampled or estimated, and a tie is broken by rulebook order.

mod documents;
mod needs;
mod sensitivity;
mod tipping;

pub use documents::{Alone, documents};
pub use needs::{Need, needs};
pub use sensitivity::{Sensitivity, WeightRun, equal_weights, sensitivity};
pub use tipping::{Among, Change, MOST_CHANGES, TippingPoint, changes_up_to, tipping_points};
