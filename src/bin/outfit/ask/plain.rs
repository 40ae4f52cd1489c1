//! Prompts as plain numbered lines: for a screen reader, and for a pipe that drives them.

use std::io::{BufRead, IsTerminal};

use super::front::{Front, List, Stop, wrapped};
use crate::args::Color;
use crate::output;

/// So long a line may be: what is typed is a number or a few words.
const LONGEST: u64 = 4_096;

/// So many lines are read: an interview takes a tenth of them, and what pipes in more may never end.
const MOST_LINES: usize = 2_000;

/// Numbered lines on standard error, answers from standard input.
pub(crate) struct Plain {
    input: std::io::BufReader<std::io::Stdin>,
    /// How many lines are still read.
    left: usize,
}

impl Plain {
    pub(crate) fn new() -> Self {
        Self { input: std::io::BufReader::new(std::io::stdin()), left: MOST_LINES }
    }

    /// The next line; back if that is what it says.
    fn line(&mut self) -> Result<String, Stop> {
        output::complain("> ", Color::Never);
        self.left = self.left.checked_sub(1).ok_or(Stop::Ended)?;
        let mut bytes = Vec::new();
        let read = std::io::Read::take(&mut self.input, LONGEST).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => {
                output::complain("\n", Color::Never);
                Err(Stop::Ended)
            }
            Err(error) => Err(Stop::Broken(error.into())),
            Ok(_) => {
                // A terminal shows the line end that was typed; a pipe does not.
                if !std::io::stdin().is_terminal() {
                    output::complain("\n", Color::Never);
                }
                let line = String::from_utf8_lossy(&bytes).trim().to_owned();
                if matches!(line.as_str(), "b" | "back") { Err(Stop::Back) } else { Ok(line) }
            }
        }
    }

    fn list(&mut self, ask: &str, help: &str, labels: &[String]) {
        let help = if help.is_empty() { String::new() } else { format!(" ({help})") };
        self.tell(&format!("\n{ask}{help}"));
        for (number, label) in (1..).zip(labels) {
            let number = format!("{number:>3}. ");
            output::complain(&wrapped(&number, &" ".repeat(number.len()), label), Color::Never);
        }
    }
}

impl Front for Plain {
    fn tell(&mut self, text: &str) {
        text.lines().for_each(|line| output::complain(&wrapped("", "", line), Color::Never));
    }

    fn type_in(&mut self, ask: &str, help: &str, old: &str) -> Result<String, Stop> {
        let old = if old.is_empty() { String::new() } else { format!("; until now: {old}") };
        self.tell(&format!("\n{ask} ({help}{old})"));
        self.line()
    }

    fn choose(&mut self, list: &List<'_>) -> Result<usize, Stop> {
        self.list(list.ask, list.help, list.labels);
        loop {
            let line = self.line()?;
            let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let why = list.why.filter(|_| line == "?");
            match number.filter(|number| *number < list.labels.len()).or(why) {
                Some(number) => return Ok(number),
                None => self.tell(&format!("Type a number from 1 to {}; b goes back.", list.labels.len())),
            }
        }
    }

    fn choose_several(&mut self, ask: &str, labels: &[String], _old: &[usize]) -> Result<Vec<usize>, Stop> {
        self.list(ask, "their numbers with spaces between", labels);
        loop {
            let line = self.line()?;
            let words = line.split([' ', ',', ';']).filter(|word| !word.is_empty());
            let numbers: Option<Vec<usize>> = words
                .map(|word| {
                    word.parse::<usize>().ok()?.checked_sub(1).filter(|number| *number < labels.len())
                })
                .collect();
            match numbers {
                Some(numbers) => return Ok(numbers),
                None => self.tell(&format!("Type numbers from 1 to {}, with spaces between.", labels.len())),
            }
        }
    }
}
