//! A TOML file as tables that are read key by key, so that every fault is found and each stands at its place.

mod node;
mod reader;
mod text;

pub(crate) use node::{Entries, Key, Node, Value, read};
pub(crate) use reader::{Numbers, Reading, Table, good_id, one_of};
pub use text::Text;
