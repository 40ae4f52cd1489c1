//! The elements of a JSON array, by brackets, commas and quotation marks alone: what an element says is read later.

use std::ops::Range;

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::task) enum Expects {
    /// The bracket that opens the array.
    Start,
    /// The first element, or the end.
    First,
    /// An element: a comma came before.
    Element,
    /// A comma, or the end.
    Comma,
    /// Nothing: the array is closed.
    Nothing,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::task) enum Step {
    /// An element; an empty one where it is missing.
    Element(Range<usize>),
    /// A comma, after which an element is to come.
    Next,
    /// The array is closed, and nothing follows.
    End,
    /// What breaks it off, and where.
    Broken(&'static str, usize),
    /// The text ends before an element does, or before the array.
    More,
}

/// Whether a byte stands for white space in JSON.
pub(in crate::task) fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Goes through the elements.
#[derive(Debug)]
pub(in crate::task) struct Walk<'t> {
    text: &'t [u8],
    at: usize,
    expects: Expects,
}

impl<'t> Walk<'t> {
    pub(in crate::task) fn new(text: &'t [u8], expects: Expects) -> Self {
        Self { text, at: 0, expects }
    }

    /// How far it is.
    pub(in crate::task) fn at(&self) -> usize {
        self.at
    }

    /// Whether an element begins there.
    pub(in crate::task) fn is_within(&self) -> bool {
        matches!(self.expects, Expects::First | Expects::Element) && self.at < self.text.len()
    }

    pub(in crate::task) fn step(&mut self) -> Step {
        self.at += self.text.iter().skip(self.at).take_while(|byte| is_blank(byte)).count();
        let Some(byte) = self.text.get(self.at) else {
            return if self.expects == Expects::Nothing { Step::End } else { Step::More };
        };
        match (self.expects, byte) {
            (Expects::Start, b'[') => self.went(Expects::First),
            (Expects::First | Expects::Comma, b']') => self.went(Expects::Nothing),
            (Expects::Comma, b',') => {
                (self.at, self.expects) = (self.at + 1, Expects::Element);
                Step::Next
            }
            (Expects::Comma, _) => Step::Broken("expected `,` or `]`", self.at),
            (Expects::Start, _) | (Expects::First | Expects::Element, b'}' | b':') => {
                Step::Broken("expected value", self.at)
            }
            (Expects::Element, b']') => Step::Broken("trailing comma", self.at),
            (Expects::Nothing, _) => Step::Broken("trailing characters", self.at),
            (Expects::First | Expects::Element, _) => match value(self.text, self.at) {
                Some(end) => {
                    let element = self.at..end;
                    (self.at, self.expects) = (end, Expects::Comma);
                    Step::Element(element)
                }
                None => Step::More,
            },
        }
    }

    /// Goes over a bracket.
    fn went(&mut self, expects: Expects) -> Step {
        (self.at, self.expects) = (self.at + 1, expects);
        self.step()
    }
}

/// Where the value ends that begins there; `None` if the text ends before it does. Of what is no JSON it is somewhere behind.
pub(in crate::task) fn value(text: &[u8], start: usize) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, start);
    loop {
        match text.get(at)? {
            b'"' => at = quoted(text, at + 1)?,
            b'{' | b'[' => (depth, at) = (depth + 1, at + 1),
            b'}' | b']' if depth == 0 => return Some(at),
            b'}' | b']' => (depth, at) = (depth - 1, at + 1),
            b',' if depth == 0 => return Some(at),
            // A word or number, as far as it reaches.
            b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return Some(at),
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where a text ends that began before.
fn quoted(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        match text.get(at)? {
            b'"' => return Some(at + 1),
            _ => at += 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(text: &str) -> (Vec<&str>, Step) {
        let (mut walk, mut found) = (Walk::new(text.as_bytes(), Expects::Start), Vec::new());
        loop {
            match walk.step() {
                Step::Element(span) => found.push(text.get(span).unwrap()),
                Step::Next => {}
                step => return (found, step),
            }
        }
    }

    #[test]
    fn elements_end_where_their_brackets_close() {
        let text = r#" [{"a":"]},\"","b":[[],{}]}, [1] ,2,"x]",null]  "#;
        assert_eq!(
            walked(text),
            (vec![r#"{"a":"]},\"","b":[[],{}]}"#, "[1]", "2", "\"x]\"", "null"], Step::End)
        );
        assert_eq!(walked("[]"), (vec![], Step::End));
    }

    #[test]
    fn what_breaks_an_array_off_is_told_where_it_stands() {
        assert_eq!(walked("[1,]"), (vec!["1"], Step::Broken("trailing comma", 3)));
        assert_eq!(walked("[1 2]"), (vec!["1"], Step::Broken("expected `,` or `]`", 3)));
        assert_eq!(walked("[1] x"), (vec!["1"], Step::Broken("trailing characters", 4)));
        assert_eq!(walked("[1,{\"a\":"), (vec!["1"], Step::More));
        assert_eq!(walked("[1,\"a\\"), (vec!["1"], Step::More));
    }
}
