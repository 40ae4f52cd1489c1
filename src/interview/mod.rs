//! The interview: which question comes next, and what was said so far. Nothing in it knows a terminal.
//!
//! What was said is a [`Draft`], and what comes next depends on it alone, and on what the person was told and wants to see: so a
//! changed answer leads where giving it at once would have led. A front end shows the [`Prompt`] and gives a [`Reply`].

mod course;
mod draft;
mod menu;
mod next;
mod state;

pub use course::{Asked, Order, Pace, Taken};
pub use draft::{Draft, Part, Said};
pub use menu::{Choice, Does, Menu, answered, in_words, labels, menu, name, of_several, otherwise};
pub use next::left;
pub use state::{Interview, Prompt, Reply};
