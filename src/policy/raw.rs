//! What a policy file says, key by key, before anything of it is checked against the rulebook.
//!
//! A field is `None` where it is left out, or where it could not be read; the latter is in the log already.

use super::{Agrees, Severity};
use crate::diagnostic::Fault;
use crate::rulebook::Strength;
use crate::rulebook::condition::{RawCondition, Reads};
use crate::source::{At, Place};
use crate::table::{Entries, Reading, Table, Text, Value, one_of};

/// The whole file.
#[derive(Debug, Default)]
pub(super) struct RawPolicy {
    pub(super) about: About,
    pub(super) include: Vec<At<Text>>,
    pub(super) exclude: Vec<At<Text>>,
    pub(super) list: Vec<RawRule>,
}

/// What it is called, and what it is for.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) name: Option<Text>,
    pub(super) required_version: Option<At<Text>>,
    pub(super) rules: Vec<At<Text>>,
    pub(super) rules_digest: Option<At<Text>>,
    pub(super) waivers: Option<At<Text>>,
}

#[derive(Debug)]
pub(super) struct RawRule {
    pub(super) id: Option<At<Text>>,
    pub(super) severity: Option<At<Severity>>,
    pub(super) when: Option<RawCondition>,
    pub(super) demand: Option<RawDemand>,
    pub(super) message: Option<Text>,
    pub(super) help: Option<Text>,
}

#[derive(Debug)]
pub(super) enum RawDemand {
    Answers(RawQuestions),
    Notes(RawQuestions),
    Fields(Vec<At<Text>>),
    Declared(Agrees),
    Settled,
    Strength(Strength),
    Forbid(RawCondition),
}

/// Questions by their ids, or those of a group.
#[derive(Debug)]
pub(super) enum RawQuestions {
    Group(Group),
    Listed(Vec<At<Text>>),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Group {
    /// Those that a gate reads.
    Gates,
    /// Those that a criterion or a gate reads.
    All,
}

/// The keys of which a rule has one.
const DEMANDS: [&str; 7] = ["answers", "notes", "fields", "declared", "settled", "strength", "forbid"];
const AGREES: [(&str, Agrees); 3] =
    [("given", Agrees::Given), ("possible", Agrees::Possible), ("verdict", Agrees::Verdict)];
const GROUPS: [(&str, Group); 2] = [("gates", Group::Gates), ("all", Group::All)];

fn value(text: Option<At<Text>>) -> Option<Text> {
    text.map(|text| text.value)
}

impl RawPolicy {
    /// Reads a file whose start is at a place.
    pub(super) fn read(entries: Entries, place: Place, reading: &mut Reading<'_>) -> Self {
        let mut raw = Self::default();
        let mut file = Table::new(entries, place, "a policy", reading);
        if let Some(about) = file.take("policy") {
            raw.about = file.reading.sub_table(about, "[policy]", &About::read).unwrap_or_default();
        }
        if let Some(files) = file.take("files") {
            let read = file.reading.sub_table(files, "[files]", &|t: &mut Table<'_, '_>| {
                (t.needed_texts("include"), t.texts("exclude"))
            });
            (raw.include, raw.exclude) = read.unwrap_or_default();
        }
        raw.list = file.tables("rule", "[[rule]]", RawRule::read);
        file.finish();
        raw
    }
}

impl About {
    fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            name: value(t.optional_text("name")),
            required_version: t.optional_text("required-version"),
            rules: t.one_or_more("rules"),
            rules_digest: t.optional_text("rules-digest"),
            waivers: t.optional_text("waivers"),
        }
    }
}

impl RawRule {
    fn read(t: &mut Table<'_, '_>) -> Self {
        let (id, severity) = (t.text("id"), t.word("severity", &Severity::ALL.map(|one| (one.id(), one))));
        let when = RawCondition::optional(t, "when", Reads::Fields);
        // What is forbidden, and why, only the company can say.
        let message = if t.has("forbid") { t.text("message") } else { t.optional_text("message") };
        let (message, help) = (value(message), value(t.optional_text("help")));
        let demand = RawDemand::read(t);
        Self { id, severity, when, demand, message, help }
    }
}

impl RawDemand {
    /// The one demand of a rule; where one could not be read, that was said already.
    fn read(t: &mut Table<'_, '_>) -> Option<Self> {
        let said = t.reading.log.len();
        let found: Vec<String> = DEMANDS.into_iter().filter(|key| t.has(key)).map(str::to_owned).collect();
        let answers = RawQuestions::read(t, "answers").map(Self::Answers);
        let notes = RawQuestions::read(t, "notes").map(Self::Notes);
        let fields = t.has("fields").then(|| Self::Fields(t.needed_texts("fields")));
        let declared = t.has("declared").then(|| t.word("declared", &AGREES)).flatten();
        let settled = t.flag("settled").map(|_| Self::Settled);
        let strength = t
            .has("strength")
            .then(|| t.word("strength", &Strength::ALL.map(|one| (one.id(), one))))
            .flatten();
        let forbid = RawCondition::optional(t, "forbid", Reads::Fields).map(Self::Forbid);
        let declared = declared.map(|agrees| Self::Declared(agrees.value));
        let strength = strength.map(|strength| Self::Strength(strength.value));
        let all = [answers, notes, fields, declared, settled, strength, forbid];
        let mut demands = all.into_iter().flatten();
        match (demands.next(), demands.next()) {
            (Some(demand), None) => Some(demand),
            _ => {
                // An unknown key may be meant for the one that is missing.
                if t.reading.log.len() == said && (found.len() > 1 || t.is_empty()) {
                    t.reading.log.push(Fault::BadRule { found }, &t.place);
                }
                None
            }
        }
    }
}

impl RawQuestions {
    fn read(t: &mut Table<'_, '_>, key: &'static str) -> Option<Self> {
        if !t.has(key) {
            return None;
        }
        let node = t.need(key)?;
        if matches!(node.value, Value::Text(_)) {
            let text = t.reading.text(node)?;
            return one_of(&text, &GROUPS, t.reading.log).map(|group| Self::Group(group.value));
        }
        Some(Self::Listed(t.reading.texts(node)))
    }
}
