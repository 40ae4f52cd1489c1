//! Text that comes from an input, made fit to be shown: no character of it can act on a terminal, a page or a log.

use std::borrow::Cow;

use crate::source::acts;

/// A text on one line: white space becomes a space, what else acts becomes its code, as `\u{1b}`. `##[` is a command to the
/// log of GitHub's runner wherever it stands.
pub fn shown(text: &str) -> Cow<'_, str> {
    // Nearly every text is of these, and looking at bytes takes a tenth of the time.
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'#';
    if text.bytes().all(plain) || !(text.contains(acts) || text.contains('#') && text.contains("##[")) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '[' if out.ends_with("##") => out.extend(c.escape_unicode()),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A whole line: `::` at its start is a command to the log of GitHub's runner.
pub fn shown_line(line: &str) -> Cow<'_, str> {
    let start = line.len() - line.trim_start().len();
    match line.get(start..).and_then(|text| text.strip_prefix("::")) {
        Some(rest) => format!("{}{}:{rest}", line.get(..start).unwrap_or(""), ':'.escape_unicode()).into(),
        None => line.into(),
    }
}

/// A text as Markdown in which no character of it is taken for markup, by GitHub's dialect neither: it makes links of bare
/// addresses, and of `@name` and `#12` mentions that notify people.
pub(super) fn marked_down(text: &str) -> String {
    let text = shown(text);
    let text = text.trim();
    let mut out = String::with_capacity(text.len() + 8);
    // What numbers a list, only at the start of a line.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        let begins_list =
            at == 0 && matches!(c, '-' | '+' | '=' | ':') || at == digits && matches!(c, '.' | ')');
        let before = text.get(at.saturating_sub(3)..at).unwrap_or("");
        let begins_link =
            c == ':' && rest.starts_with("//") || c == '.' && before.eq_ignore_ascii_case("www");
        if begins_list
            || begins_link
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '$')
        {
            out.push('\\');
        }
        out.push(c);
        // `GH-12` is another way to write `#12`.
        let numbers = c == '-'
            && before.to_ascii_uppercase().ends_with("GH")
            && rest.starts_with(|c: char| c.is_ascii_digit());
        if numbers || c == '@' || c == '#' && rest.starts_with(char::is_alphanumeric) {
            out.push_str("&#8203;");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shown_acts_on_a_terminal() {
        assert_eq!(shown("a\u{1b}[31mb\u{9b}c\nd\u{202e}"), "a\\u{1b}[31mb\\u{9b}c d\\u{202e}");
        assert!(matches!(shown("naïve 日本 👩‍💻"), Cow::Borrowed(_)));
    }

    #[test]
    fn nothing_shown_is_a_command_to_a_log() {
        assert_eq!(shown("a ##[error]b"), "a ##\\u{5b}error]b");
        assert_eq!(shown_line("  ::error::a"), "  \\u{3a}:error::a");
        assert_eq!(shown_line("a ::error::b"), "a ::error::b");
    }

    #[test]
    fn nothing_marked_down_is_markup() {
        assert_eq!(marked_down("2.0 <b> [a](b) *c*"), "2\\.0 \\<b\\> \\[a\\](b) \\*c\\*");
        assert_eq!(marked_down("- a.b 2. c"), "\\- a.b 2. c");
        assert_eq!(marked_down("see https://a.b, WWW.c.d"), "see https\\://a.b, WWW\\.c.d");
        assert_eq!(marked_down("@all #12 # a"), "@&#8203;all \\#&#8203;12 \\# a");
        assert_eq!(marked_down("GH-12 GH-x"), "GH-&#8203;12 GH-x");
    }
}
