//! What there is to say of the code of a fault: why it is one, and an example of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Code;

/// The explanations, by code.
const FILES: [&str; 6] = [
    include_str!("codes/tasks.toml"),
    include_str!("codes/rules.toml"),
    include_str!("codes/proof.toml"),
    include_str!("codes/layers.toml"),
    include_str!("codes/tests.toml"),
    include_str!("codes/policies.toml"),
];

/// A code explained: the message of a fault says what is wrong in one place, this why it matters in any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeExample {
    /// How both examples are written, and so how a reader can try them.
    pub form: ExampleForm,
    /// When it is said, what would go wrong if it were not, and what to do.
    pub why: String,
    /// The shortest text that has just this fault.
    pub bad: String,
    /// The same text without it, so that the difference is what to mend.
    pub mended: String,
}

/// How an example is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ExampleForm {
    /// A task file.
    Json,
    /// A table of tasks.
    Csv,
    /// Those entries of a rulebook that matter; it is not whole.
    Toml,
    /// Rules that are laid over the built-in ones.
    Layer,
    /// A policy.
    Policy,
    /// Command lines, for what shows in no text: a file that is not there, or is too large.
    Shell,
}

impl CodeExample {
    /// What there is to say of a code; a test holds that there is something of each.
    pub fn of(code: Code) -> Option<Self> {
        let within = |file: &str| {
            let mut all: BTreeMap<String, Self> = toml::from_str(file).ok()?;
            all.remove(code.id())
        };
        FILES.into_iter().find_map(within)
    }
}
