//! What changed from one rulebook to another.

mod edits;
mod shares;
mod tasks;
mod values;

use super::words;
use crate::diagnostic::Thing;
use crate::diff::{Change, Difference, How, Subject, TaskDifference, Version, Versions};
use crate::explain::{Entry, sentence};
use crate::render::page::{Page, terminal};
use crate::rulebook::Rulebook;

/// What changed in the rules, what becomes of the verdicts of all answers, and of those of some tasks. It has ANSI colors in it.
pub fn difference(difference: &Difference<'_>, tasks: &[TaskDifference], width: usize) -> String {
    let mut page = Page::default();
    let [before, after] = [difference.rulebooks.before, difference.rulebooks.after]
        .map(|rulebook| format!("{} {}", rulebook.name(), rulebook.version()));
    page.paragraph(format!("From the rules {before} to the rules {after}."));
    changes(&mut page, difference);
    shares::shares(&mut page, &difference.shares);
    tasks::tasks(&mut page, tasks);
    terminal(&page, width)
}

fn changes(page: &mut Page, difference: &Difference<'_>) {
    page.heading(match difference.changes.len() {
        0 => "Nothing changed in the rules".to_owned(),
        1 => "1 change of the rules".to_owned(),
        changes => format!("{changes} changes of the rules"),
    });
    for change in &difference.changes {
        page.point(told(difference.rulebooks, change));
    }
}

/// A change in a sentence, and why it is so.
fn told(rulebooks: Versions<&Rulebook>, change: &Change) -> String {
    let name = match &change.id {
        Some(id) => format!("the {} `{id}`", name(change.subject)),
        None => format!("the {}", name(change.subject)),
    };
    let (what, reasoned) = match &change.how {
        How::Added => (format!("{name} is new: {}", says(rulebooks, Version::After, change)), true),
        How::Removed => (format!("{name} is gone: {}", says(rulebooks, Version::Before, change)), true),
        How::Changed(edits) => {
            let clauses = edits::clauses(change.subject, edits);
            // A reason that was there before is none of the change.
            let anew = edits.iter().any(|edit| edit.path == ["because"]);
            let reasoned = anew && edits.iter().any(|edit| edits::has_reason(&edit.path));
            (format!("{name} {}", clauses.join("; ")), reasoned)
        }
    };
    // What a band says is why it is there.
    let because = change.because.as_ref().filter(|_| reasoned && change.id.is_some());
    let because =
        because.filter(|_| change.subject != Subject::Entry(Thing::Band) || change.how != How::Added);
    let because = because.map(|because| format!(" Why: {}", sentence(because))).unwrap_or_default();
    format!("{}{because}", sentence(&what))
}

fn says(rulebooks: Versions<&Rulebook>, version: Version, change: &Change) -> String {
    let wanted = |entry: &Entry<'_>| {
        change.subject == Subject::Entry(entry.kind().thing()) && Some(entry.id()) == change.id.as_deref()
    };
    Entry::all(rulebooks.get(version))
        .find(wanted)
        .map_or_else(String::new, |entry| quoted(entry.says().trim_end_matches('.')))
}

fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}

/// What a subject is called.
fn name(subject: Subject) -> &'static str {
    match subject {
        Subject::Certainty => "certainty that a verdict takes",
        Subject::Strength => "strength of verdicts",
        Subject::Entry(Thing::Advice) => "piece of advice",
        _ => subject.id(),
    }
}
