//! Waivers: who accepts which finding, why, and until when.

use std::sync::Arc;

pub use crate::date::Date;
use crate::diagnostic::{Fault, Faults, Log};
use crate::source::{At, Place, Source, Sources};
use crate::table::{self, Reading, Table, Text};
use crate::task::day;

/// That someone accepts a finding.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The request: its id, else its path and position.
    pub task: Text,
    /// The rule that may be broken.
    pub rule: Text,
    /// Why.
    pub reason: Text,
    /// Who answers for it.
    pub owner: Text,
    /// The last day on which it counts.
    pub expires: Date,
    /// Where it names the task.
    pub place: Place,
    /// Where it names the rule.
    pub rule_place: Place,
}

/// The waivers of one file.
#[derive(Debug, Clone)]
pub struct Waivers {
    /// The file.
    pub source: Arc<Source>,
    /// The waivers in its order.
    pub list: Vec<Waiver>,
}

impl Waivers {
    /// Reads a file of waivers.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its text.
    pub fn read(source: Source) -> Result<Self, Faults> {
        let (mut log, mut sources, source) = (Log::default(), Sources::default(), Arc::new(source));
        let id = sources.add(Arc::clone(&source));
        let entries = table::read(id, &source.text, &mut log);
        let list = entries.and_then(|entries| {
            let place = Place::new(id, &(0..0));
            let mut reading = Reading { log: &mut log };
            let mut file = Table::new(entries, place, "a file of waivers", &mut reading);
            let list = file.tables("waiver", "[[waiver]]", waiver);
            file.finish();
            list.into_iter().collect::<Option<Vec<Waiver>>>()
        });
        log.finish(list, sources).map(|list| Self { source, list })
    }
}

fn waiver(t: &mut Table<'_, '_>) -> Option<Waiver> {
    let (task, rule, reason, owner) = (t.text("task"), t.text("rule"), t.text("reason"), t.text("owner"));
    let expires =
        t.need("expires").and_then(|node| t.reading.date(node)).and_then(|text| date(&text, t.reading.log));
    Some(Waiver {
        place: task.as_ref()?.place,
        rule_place: rule.as_ref()?.place,
        task: task?.value,
        rule: rule?.value,
        reason: reason?.value,
        owner: owner?.value,
        expires: expires?,
    })
}

/// A date as `2026-11-22`.
fn date(text: &At<Text>, log: &mut Log) -> Option<Date> {
    let date = day(&text.value);
    if date.is_none() {
        log.push(Fault::BadDate { found: text.value.to_string() }, &text.place);
    }
    date
}
