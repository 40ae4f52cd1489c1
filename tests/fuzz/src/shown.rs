//! What a text that is shown may hold.

/// The text without its colors, after it was found to hold nothing else that acts on a terminal, a page or a log.
///
/// This says by itself what acts, so as not to rest on the code that it checks.
pub(crate) fn plain(text: &str) -> String {
    let plain = without_colors(text);
    for (number, line) in (1..).zip(plain.split('\n')) {
        if let Some(c) = line.chars().find(|c| acts(*c)) {
            panic!("line {number} has {} in it: {line:?}", c.escape_unicode());
        }
    }
    plain
}

/// Controls, and the characters that change the direction of the text around them.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Takes out each `ESC [ 1 ; 31 m`, and nothing that only begins like it.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        match rest.strip_prefix('m') {
            Some(rest) => plain.push_str(rest),
            None => plain.extend(["\u{1b}[", part]),
        }
    }
    plain
}
