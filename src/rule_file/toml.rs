//! A rule file as TOML that is safe to show.
//!
//! The writer escapes the controls of ASCII alone, and some texts it writes as they are, where no escape counts. So what must be
//! escaped is marked with a character that the writer does escape, and the mark then taken away.

use std::borrow::Cow;

use super::File;
use crate::source::acts;

/// What stands before the four hexadecimal digits of a character that acts.
const MARK: char = '\u{1}';

/// A text in which each character that acts is marked; line ends and tabs, which the writer knows, are not.
pub(crate) fn marked(text: &str) -> Cow<'_, str> {
    let foreign = |c: char| acts(c) && !matches!(c, '\n' | '\t');
    if !text.contains(foreign) && !text.contains("##[") && !text.contains("::") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        // Commands to the log of GitHub's runner: the one anywhere, the other at the start of a line.
        let command =
            c == '[' && out.ends_with("##") || c == ':' && out.trim_end_matches([' ', '\t']).ends_with('\n');
        if foreign(c) || command {
            out += &format!("{MARK}{:04X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.into()
}

impl File {
    /// The file as TOML.
    pub(crate) fn to_toml(&self) -> Result<String, toml::ser::Error> {
        Ok(toml::to_string_pretty(self)?.replace("\\u0001", "\\u"))
    }
}
