//! The outsourcing-fit advisor: should a piece of work go to a business process provider (BPO: rules, volume, routine), to a
//! knowledge process provider (KPO: judgment, expertise, insight), be split, or stay in house?
//!
//! ```text
//! rules/*.toml ── parse, check ──> Rulebook ──┐
//!                                             ├── assess ──> Outcome ── explain, report ──> Report ── render ──> text
//! task.json ───── parse, check ──> Task ──────┘
//! ```
//!
//! Each arrow is a pure function, each box a value that is valid once it exists. The library neither prints nor reads a file; the
//! program `outfit` does that around it. What tells a BPO's work from a KPO's stands in the rule files alone: no question,
//! criterion or document has a name in the source.
//!
//! - [`source`]: texts and places in them; [`diagnostic`]: what is wrong with one, as data
//! - [`rulebook`]: documents, questions, criteria, gates, bands, services, advice
//! - [`task`]: the work, and what was answered
//! - [`assess`]: points, fits, gates, and the verdict over all ways in which the open answers could turn out
//! - [`analysis`]: what to answer next, what each document says alone, what would change the verdict
//! - [`prove`]: what a rulebook can say at all, over its whole answer space
//! - [`diff`]: what changed from one rulebook to another: in the rules, over the whole answer space, and for given tasks
//! - [`lint`]: what is sound in rules and yet probably not meant
//! - [`explain`]: why, each statement with its citations; [`report`]: all of it, in its documented order
//! - [`rule_test`]: tests that rules bring along, and what they exercise
//! - [`policy`]: what a company demands of its sourcing requests, and what breaks it
//! - [`portfolio`]: any number of tasks, part by part
//! - [`render`]: reports and diagnostics as text
//! - [`schema`]: JSON Schemas of tasks, reports and rule files
//!
//! # From rules and a task to a verdict
//!
//! ```
//! use outfit::assess::assess;
//! use outfit::rulebook::{Rulebook, Verdict};
//! use outfit::source::Source;
//! use outfit::task::Task;
//!
//! let rules = r#"
//!     extends = "none"
//!     rulebook = { name = "smallest", version = "1" }
//!     certainty = { percent = 95, because = "an example" }
//!     strength = { clear = 10, strong = 30, because = "an example" }
//!
//!     [[question]]
//!     id = "repetition"
//!     kind = "one-of"
//!     topic = "Repetition"
//!     text = "Is each case like the last?"
//!     why = "It tells routine from insight."
//!     level.same = { order = 1, label = "the same all day" }
//!     level.new = { order = 2, label = "every case is new" }
//!
//!     [[criterion]]
//!     id = "repetition"
//!     question = "repetition"
//!     bpo = { says = "BPO work is repetitive", support = { same = 4, new = 0 } }
//!     kpo = { says = "KPO work is new each time", support = { same = 0, new = 4 } }
//!     weight = 1
//!     because = "an example without a document"
//!
//!     [[band]]
//!     id = "to-bpo"
//!     verdict = "bpo"
//!     lean = { up-to = 0 }
//!     because = "an example"
//!
//!     [[band]]
//!     id = "to-kpo"
//!     verdict = "kpo"
//!     lean = { above = 0 }
//!     because = "an example"
//! "#;
//! let rulebook = Rulebook::from_toml(vec![Source { name: "rules.toml".into(), text: rules.into() }])?;
//! let json = r#"{ "title": "Invoice data entry", "answers": { "repetition": "same" } }"#;
//! let task = Task::from_json(&rulebook, Source { name: "task.json".into(), text: json.into() })?;
//! assert_eq!(assess(&rulebook, &task).verdict(), Verdict::Bpo);
//!
//! // The built-in rules encode five published documents.
//! let rulebook = Rulebook::builtin()?;
//! let json = r#"{ "answers": { "importance": "core" } }"#;
//! let task = Task::from_json(&rulebook, Source { name: "task.json".into(), text: json.into() })?;
//! assert_eq!(assess(&rulebook, &task).verdict(), Verdict::Retain);
//! # Ok::<(), outfit::diagnostic::Faults>(())
//! ```
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

pub mod analysis;
pub mod assess;
mod builtin;
mod date;
pub mod diagnostic;
pub mod diff;
pub mod explain;
pub mod interview;
pub mod lint;
mod order;
pub mod policy;
pub mod portfolio;
pub mod prove;
mod ratio;
pub mod render;
pub mod report;
mod rule_file;
pub mod rule_test;
pub mod rulebook;
pub mod schema;
pub mod source;
mod table;
pub mod task;

pub use builtin::builtin_files;
pub use ratio::{Percent, Ratio};
