//! Wrapping text to a width, as `textwrap` does. That takes words apart in ways that nobody wants here, which was a quarter of what
//! starting up takes; only a word longer than a line is left to it.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// The lines of a text: the first after `first`, the others after as many spaces.
pub(super) fn wrapped(text: &str, width: usize, first: &str) -> Vec<String> {
    let hanging = " ".repeat(columns(first));
    lines(text, width, first, &hanging).unwrap_or_else(|| {
        let options = Options::new(width)
            .initial_indent(first)
            .subsequent_indent(&hanging)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
    })
}

/// As many words to a line as there is room for; `None` if a word is longer.
fn lines(text: &str, width: usize, first: &str, hanging: &str) -> Option<Vec<String>> {
    let room = width.saturating_sub(hanging.len());
    let mut lines = Vec::new();
    let mut add = |line: Option<&str>| {
        let before = if lines.is_empty() { first } else { hanging };
        lines.push([before, line.unwrap_or("")].concat());
    };
    // Where the line begins and where its last word ends, and how far it reaches with the spaces behind that.
    let (mut start, mut end, mut reached) = (0, 0, 0);
    // What stands before a text may stand on a line by itself.
    let mut may_end = !first.is_empty();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..)?;
        let (word, _) = rest.split_once(' ').unwrap_or((rest, ""));
        let needed = columns(word);
        if needed > room || word.contains('\n') {
            return None;
        }
        if reached + needed > room && may_end {
            add(text.get(start..end));
            (start, reached) = (at, 0);
        }
        let spaces = rest.bytes().skip(word.len()).take_while(|byte| *byte == b' ').count();
        (end, may_end) = (at + word.len(), true);
        (at, reached) = (end + spaces, reached + needed + spaces);
    }
    add(text.get(start..end));
    Some(lines)
}

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain { text.len() } else { display_width(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_crate() {
        let texts = [
            "",
            " ",
            "  two  spaces   at times  ",
            "To be, or not to be: that is the question \u{2013} for \u{201c}experts\u{201d} in Zürich.",
            "日本語 の 文 is wide, and so is 日本語の文",
            "averyveryverylongwordthatnolineholds and more",
            "two\nlines of text",
        ];
        for (text, first) in
            texts.iter().flat_map(|text| ["", "  - ", "  [12] ", "→ "].map(|first| (text, first)))
        {
            for width in 0..60 {
                let hanging = " ".repeat(display_width(first));
                let options = Options::new(width)
                    .initial_indent(first)
                    .subsequent_indent(&hanging)
                    .word_splitter(WordSplitter::NoHyphenation);
                assert_eq!(wrapped(text, width, first), textwrap::wrap(text, options), "{text:?} {width}");
            }
        }
    }
}
