//! Many tasks, and what the programs beside `outfit` that read them have in common.
//!
//! What the rules hold comes from the library, so that none of it is written twice.

use std::sync::OnceLock;

use outfit::rulebook::{Question, QuestionIx, Rulebook};

pub mod broken;
pub mod engine;
pub mod scoring;
pub mod tasks;
pub mod titles;

/// The built-in rules.
#[expect(clippy::expect_used, reason = "without sound rules there is nothing to measure")]
pub fn rulebook() -> &'static Rulebook {
    static RULEBOOK: OnceLock<Rulebook> = OnceLock::new();
    RULEBOOK.get_or_init(|| Rulebook::builtin().expect("the built-in rules are sound"))
}

/// The questions that a criterion or a gate reads: those whose answers can matter to a verdict.
pub fn counted(rulebook: &Rulebook) -> Vec<(QuestionIx, &Question)> {
    rulebook.questions().filter(|(at, _)| rulebook.is_counted(*at)).collect()
}

/// So many bytes are read or written at a time.
pub const BLOCK: usize = 1 << 20;
