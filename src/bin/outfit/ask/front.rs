//! What a front end can do: the same interview at a terminal and over plain lines.

use outfit::render::{shown, shown_line};
use textwrap::WordSplitter;

use crate::output;

/// Why a front end gives no answer.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The person wants to go back.
    Back,
    /// The person leaves.
    Interrupted,
    /// There is no more input.
    Ended,
    /// The terminal does not do what it should.
    Broken(anyhow::Error),
}

/// A list to choose from.
pub(crate) struct List<'a> {
    /// What is asked.
    pub(crate) ask: &'a str,
    /// A line that helps with it; may be empty.
    pub(crate) help: &'a str,
    /// What can be chosen.
    pub(crate) labels: &'a [String],
    /// What was chosen before, by position.
    pub(crate) old: usize,
    /// The entry that tells why it is asked.
    pub(crate) why: Option<usize>,
}

/// Asks a person.
pub(crate) trait Front {
    /// Tells something.
    fn tell(&mut self, text: &str);

    /// Lets a line be typed; `old` is what was typed before.
    fn type_in(&mut self, ask: &str, help: &str, old: &str) -> Result<String, Stop>;

    /// Lets one be chosen, by position; the cursor stands on what was chosen before.
    fn choose(&mut self, list: &List<'_>) -> Result<usize, Stop>;

    /// Lets any of several be chosen; those of `old` are chosen already.
    fn choose_several(&mut self, ask: &str, labels: &[String], old: &[usize]) -> Result<Vec<usize>, Stop>;
}

/// A text wrapped to the width, its first line after `first`, the others after `hanging`, in which nothing acts.
pub(crate) fn wrapped(first: &str, hanging: &str, text: &str) -> String {
    let wrap = textwrap::Options::new(output::width().clamp(30, 100))
        .initial_indent(first)
        .subsequent_indent(hanging)
        .word_splitter(WordSplitter::NoHyphenation);
    let text = shown(text);
    let lines = textwrap::wrap(&text, wrap);
    lines.iter().map(|line| format!("{}\n", shown_line(line))).collect()
}
