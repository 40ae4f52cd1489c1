//! Prompts at a terminal: lists with a cursor, filtered by typing.

use std::fmt;

use inquire::list_option::ListOption;
use inquire::ui::{Color, RenderConfig, StyleSheet, Styled};
use inquire::{InquireError, MultiSelect, Select, Text};
use outfit::render::shown;
use textwrap::WordSplitter;

use super::front::{Front, List, Stop, wrapped};
use crate::args::Everywhere;
use crate::output;

/// Lists at a terminal.
pub(crate) struct Rich {
    color: crate::args::Color,
    look: RenderConfig<'static>,
}

/// An entry of a list, cut to the width: a list whose lines wrap jumps about.
struct Entry(String);

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Rich {
    pub(crate) fn new(everywhere: &Everywhere) -> Self {
        let look = if output::colored(everywhere.color) { colors() } else { RenderConfig::empty() };
        Self { color: everywhere.color, look }
    }
}

/// Dark colors of the first eight, which can be read on a light ground and on a dark one.
fn colors() -> RenderConfig<'static> {
    let (mark, chosen) =
        (StyleSheet::new().with_fg(Color::DarkGreen), StyleSheet::new().with_fg(Color::DarkCyan));
    RenderConfig::empty()
        .with_prompt_prefix(Styled::new("?").with_style_sheet(mark))
        .with_answered_prompt_prefix(Styled::new(">").with_style_sheet(mark))
        .with_highlighted_option_prefix(Styled::new(">").with_style_sheet(chosen))
        .with_selected_option(Some(chosen))
        .with_selected_checkbox(Styled::new("[x]").with_style_sheet(chosen))
        .with_answer(chosen)
}

/// What a list of that width shows of its entries.
fn entries(labels: &[String]) -> Vec<Entry> {
    let width = output::width().clamp(20, 120) - 6;
    let cut = |label: &String| {
        let label = shown(label).into_owned();
        if textwrap::core::display_width(&label) <= width {
            return Entry(label);
        }
        // The example in brackets is the first to go.
        let short = label.split(" (").next().unwrap_or("").to_owned();
        let lines = textwrap::wrap(
            &short,
            textwrap::Options::new(width - 1).word_splitter(WordSplitter::NoHyphenation),
        );
        match lines.as_slice() {
            [only] => Entry(only.to_string()),
            [first, ..] => Entry(format!("{first}…")),
            [] => Entry(short.clone()),
        }
    };
    labels.iter().map(cut).collect()
}

/// As much of a text as stands behind a question without a second line.
fn first_words(ask: &str, text: &str) -> String {
    let room = output::width().saturating_sub(textwrap::core::display_width(ask) + 5).max(12);
    let lines = textwrap::wrap(text, textwrap::Options::new(room).word_splitter(WordSplitter::NoHyphenation));
    match lines.as_slice() {
        [first, _, ..] => format!("{first} …"),
        _ => text.to_owned(),
    }
}

fn stop(error: InquireError) -> Stop {
    match error {
        InquireError::OperationCanceled => Stop::Back,
        InquireError::OperationInterrupted => Stop::Interrupted,
        other => Stop::Broken(other.into()),
    }
}

/// How many lines of a list are shown at a time.
fn lines() -> usize {
    terminal_size::terminal_size()
        .map_or(12, |(_, height)| usize::from(height.0).saturating_sub(8))
        .clamp(4, 16)
}

impl Front for Rich {
    fn tell(&mut self, text: &str) {
        for line in text.lines() {
            let hanging = " ".repeat(line.len() - line.trim_start().len());
            output::complain(&wrapped("", &hanging, line), self.color);
        }
    }

    fn type_in(&mut self, ask: &str, help: &str, old: &str) -> Result<String, Stop> {
        let ask = shown(ask);
        let mut prompt = Text::new(&ask).with_initial_value(old).with_render_config(self.look);
        if !help.is_empty() {
            prompt = prompt.with_help_message(help);
        }
        prompt.prompt().map_err(stop)
    }

    fn choose(&mut self, list: &List<'_>) -> Result<usize, Stop> {
        let (ask, help) = (shown(list.ask), shown(list.help));
        let shorten = |chosen: ListOption<&Entry>| first_words(&ask, &chosen.value.0);
        let mut prompt = Select::new(&ask, entries(list.labels))
            // What was chosen stands behind the question: its first words will do.
            .with_formatter(&shorten)
            .with_starting_cursor(list.old.min(list.labels.len().saturating_sub(1)))
            .with_page_size(lines())
            .with_render_config(self.look);
        if !help.is_empty() {
            prompt = prompt.with_help_message(&help);
        }
        prompt.raw_prompt().map(|chosen| chosen.index).map_err(stop)
    }

    fn choose_several(&mut self, ask: &str, labels: &[String], old: &[usize]) -> Result<Vec<usize>, Stop> {
        let ask = shown(ask);
        let shorten = |chosen: &[ListOption<&Entry>]| match chosen {
            [only] => first_words(&ask, &only.value.0),
            chosen => format!("{} of them", chosen.len()),
        };
        let chosen = MultiSelect::new(&ask, entries(labels))
            .with_formatter(&shorten)
            .with_default(old)
            .with_page_size(lines())
            .with_help_message("Space marks, Enter ends, Esc goes back")
            .with_render_config(self.look)
            .raw_prompt();
        Ok(chosen.map_err(stop)?.into_iter().map(|chosen| chosen.index).collect())
    }
}
