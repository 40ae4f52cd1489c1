//! Markdown in the dialect that GitHub renders, as it grows: lines with ids and links in them, tables, and headings that links lead to.

use crate::explain::{Entry, EntryKind};
use crate::render::escape::marked_down;

/// A line of a page, fit to be shown: what is said in it is escaped, so that no text of a rulebook is taken for markup.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(String);

/// A line that begins with a text.
pub(super) fn say(text: &str) -> Line {
    Line::default().and(text)
}

/// A line that begins with an id.
pub(super) fn code(id: &str) -> Line {
    Line::default().code(id)
}

/// A line that begins with a text that stands out.
pub(super) fn strong(text: &str) -> Line {
    Line::default().strong(text)
}

impl Line {
    /// Goes on with a text. A blank at its end stays, as there may be something else after it.
    pub(super) fn and(mut self, text: &str) -> Self {
        // What would begin a list does so only at the start of a line.
        let within = marked_down(&format!("{WITHIN}{text}"));
        let escaped = match within.strip_prefix(WITHIN) {
            Some(escaped) if !self.0.is_empty() => escaped,
            _ => &marked_down(text),
        };
        self.0.push_str(escaped);
        if text.ends_with(' ') && !self.0.is_empty() {
            self.0.push(' ');
        }
        self
    }

    /// Goes on with another line.
    pub(super) fn line(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// Goes on with what is typed as it stands, if it is of letters that are no markup, as those of every id are.
    pub(super) fn code(mut self, typed: &str) -> Self {
        if typed.chars().all(|c| c.is_ascii_alphanumeric() || "-_ ".contains(c)) {
            self.0.push_str(&format!("`{typed}`"));
            return self;
        }
        self.and(typed)
    }

    /// Goes on with the id of an entry, which leads to it.
    pub(super) fn entry(self, kind: EntryKind, id: &str) -> Self {
        self.link(&code(id), &anchor(kind, id))
    }

    /// Goes on with a text that leads to an entry.
    pub(super) fn named(self, kind: EntryKind, id: &str, text: &str) -> Self {
        self.link(&say(text), &anchor(kind, id))
    }

    /// Goes on with a text that leads to a heading, by the words of the heading.
    pub(super) fn section(self, text: &str, heading: &str) -> Self {
        self.link(&say(text), &heading.to_lowercase().replace(' ', "-"))
    }

    /// Goes on with an address, which is followed only where it can be nothing else.
    pub(super) fn address(mut self, address: &str) -> Self {
        let web = address.starts_with("https://") || address.starts_with("http://");
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
        if web && address.chars().all(plain) {
            self.0.push_str(&format!("<{address}>"));
            return self;
        }
        self.and(address)
    }

    fn link(mut self, text: &Self, anchor: &str) -> Self {
        self.0.push_str(&format!("[{}](#{anchor})", text.0));
        self
    }

    fn strong(mut self, text: &str) -> Self {
        let text = marked_down(text);
        if !text.is_empty() {
            self.0.push_str(&format!("**{text}**"));
        }
        self
    }
}

/// Where GitHub lets a link to the heading of an entry lead: the words of the heading with hyphens between them.
fn anchor(kind: EntryKind, id: &str) -> String {
    format!("{}-{id}", kind.id())
}

/// Lines with a mark between each two: `a, b and c`.
pub(super) fn joined(lines: impl IntoIterator<Item = Line>, last: &str) -> Line {
    let mut lines: Vec<Line> = lines.into_iter().collect();
    let end = lines.pop();
    let most = lines.into_iter().reduce(|all, next| all.and(", ").line(&next));
    match (most, end) {
        (Some(most), Some(end)) => most.and(&format!(" {last} ")).line(&end),
        (most, end) => most.or(end).unwrap_or_default(),
    }
}

/// A letter that makes what follows stand within a line.
const WITHIN: char = 'a';

/// The head of a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    Words(&'static str),
    Number(&'static str),
}

/// The page.
#[derive(Debug, Default)]
pub(super) struct Text {
    out: String,
    /// Whether the last line belongs to a list.
    listed: bool,
}

impl Text {
    pub(super) fn title(&mut self, text: &str) {
        self.apart(&format!("# {}", marked_down(text)));
    }

    pub(super) fn section(&mut self, heading: &str) {
        self.apart(&format!("## {}", marked_down(heading)));
    }

    /// The heading that links to an entry lead to.
    pub(super) fn entry(&mut self, entry: Entry<'_>) {
        let kind = super::said::capital(entry.kind().id());
        self.apart(&format!("### {kind} {}", code(entry.id()).0));
    }

    pub(super) fn paragraph(&mut self, line: &Line) {
        if !line.0.is_empty() {
            self.apart(&line.0);
        }
    }

    pub(super) fn item(&mut self, line: &Line) {
        self.listed("- ", line);
    }

    pub(super) fn number(&mut self, number: usize, line: &Line) {
        self.listed(&format!("{number}. "), line);
    }

    pub(super) fn table(&mut self, columns: &[Column], rows: impl IntoIterator<Item = Vec<Line>>) {
        let name = |column: &Column| match column {
            Column::Words(name) | Column::Number(name) => *name,
        };
        let side = |column: &Column| match column {
            Column::Words(_) => "---",
            Column::Number(_) => "---:",
        };
        let row = |cells: &[&str]| format!("| {} |", cells.join(" | "));
        self.apart(&row(&columns.iter().map(name).collect::<Vec<_>>()));
        self.end(&row(&columns.iter().map(side).collect::<Vec<_>>()));
        for cells in rows {
            self.end(&row(&cells.iter().map(|cell| cell.0.trim()).collect::<Vec<_>>()));
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    fn listed(&mut self, mark: &str, line: &Line) {
        let text = format!("{mark}{}", line.0);
        if self.listed {
            self.end(&text)
        } else {
            self.apart(&text)
        }
        self.listed = true;
    }

    fn apart(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.end(text);
        self.listed = false;
    }

    fn end(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }
}
