//! The entries of rule files that have an id.

use crate::rulebook::condition::{RawCondition, Reads};
use crate::rulebook::model::{AdviceKind, Ask, Kind, States, Text};
use crate::source::{At, Place};
use crate::table::{Numbers, Table, one_of};

type OptText = Option<At<Text>>;
/// What each level is given, by its id.
pub(in crate::rulebook) type Supports = Numbers;

/// The places in rulebook order that an entry may take.
const ORDERS: std::ops::RangeInclusive<i64> = -1_000_000..=1_000_000;

fn order(t: &mut Table<'_, '_>) -> i64 {
    t.optional_whole("order", ORDERS).map_or(0, |order| order.value)
}

pub(in crate::rulebook) struct RawDocument {
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) name: OptText,
    pub(in crate::rulebook) title: OptText,
    pub(in crate::rulebook) publisher: OptText,
    pub(in crate::rulebook) date: OptText,
    pub(in crate::rulebook) link: OptText,
    pub(in crate::rulebook) interest: OptText,
    pub(in crate::rulebook) sha256: OptText,
}

impl RawDocument {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            id: t.text("id"),
            order: order(t),
            name: t.text("name"),
            title: t.text("title"),
            publisher: t.text("publisher"),
            date: t.text("date"),
            link: t.optional_text("link"),
            interest: t.optional_text("interest"),
            sha256: t.optional_text("sha256"),
        }
    }
}

pub(in crate::rulebook) struct RawCitation {
    pub(in crate::rulebook) document: OptText,
    pub(in crate::rulebook) heading: Text,
    pub(in crate::rulebook) phrase: OptText,
    pub(in crate::rulebook) side: Option<At<States>>,
}

impl RawCitation {
    fn list(t: &mut Table<'_, '_>, key: &'static str) -> Vec<Self> {
        t.tables(key, "a citation", Self::read)
    }

    fn read(t: &mut Table<'_, '_>) -> Self {
        let words = [("bpo", States::Bpo), ("kpo", States::Kpo), ("both", States::Both)];
        Self {
            document: t.text("document"),
            heading: t.heading("heading"),
            phrase: t.text("phrase"),
            side: t.word("side", &words),
        }
    }
}

pub(in crate::rulebook) struct RawLevel {
    pub(in crate::rulebook) id: At<Text>,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) label: OptText,
    pub(in crate::rulebook) example: OptText,
}

pub(in crate::rulebook) struct RawQuestion {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) kind: Option<At<Kind>>,
    pub(in crate::rulebook) topic: OptText,
    pub(in crate::rulebook) text: OptText,
    pub(in crate::rulebook) why: OptText,
    pub(in crate::rulebook) citations: Vec<RawCitation>,
    pub(in crate::rulebook) may_not_apply: bool,
    pub(in crate::rulebook) choice: bool,
    pub(in crate::rulebook) ask: Option<At<Ask>>,
    pub(in crate::rulebook) levels: Option<Vec<RawLevel>>,
}

impl RawQuestion {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        let kinds = [("scale", Kind::Scale), ("one-of", Kind::OneOf), ("any-of", Kind::AnyOf)];
        let asks = [("early", Ask::Early), ("late", Ask::Late)];
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            kind: t.word("kind", &kinds),
            topic: t.text("topic"),
            text: t.text("text"),
            why: t.text("why"),
            citations: RawCitation::list(t, "citations"),
            may_not_apply: t.flag("may-not-apply").is_some(),
            choice: t.flag("choice").is_some(),
            ask: t.optional_text("ask").and_then(|word| one_of(&word, &asks, t.reading.log)),
            levels: t.keyed("level", |id, t| RawLevel {
                id,
                order: order(t),
                label: t.text("label"),
                example: t.optional_text("example"),
            }),
        }
    }
}

pub(in crate::rulebook) struct RawSideRule {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) says: OptText,
    pub(in crate::rulebook) support: Option<Supports>,
}

impl RawSideRule {
    fn read(t: &mut Table<'_, '_>) -> Self {
        Self { place: t.place, says: t.text("says"), support: t.numbers("support", 0..=4) }
    }
}

pub(in crate::rulebook) struct RawCriterion {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) question: OptText,
    pub(in crate::rulebook) weight: Option<At<i64>>,
    pub(in crate::rulebook) bpo: Option<RawSideRule>,
    pub(in crate::rulebook) kpo: Option<RawSideRule>,
    pub(in crate::rulebook) because: OptText,
    pub(in crate::rulebook) citations: Vec<RawCitation>,
}

impl RawCriterion {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            question: t.text("question"),
            weight: t.optional_whole("weight", 1..=100),
            bpo: t.table("bpo", RawSideRule::read),
            kpo: t.table("kpo", RawSideRule::read),
            because: t.optional_text("because"),
            citations: RawCitation::list(t, "citations"),
        }
    }
}

pub(in crate::rulebook) struct RawGate {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) question: OptText,
    pub(in crate::rulebook) levels: Vec<At<Text>>,
    pub(in crate::rulebook) verdict: OptText,
    pub(in crate::rulebook) ground: OptText,
    pub(in crate::rulebook) condition: OptText,
    pub(in crate::rulebook) because: OptText,
    pub(in crate::rulebook) citations: Vec<RawCitation>,
}

impl RawGate {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            question: t.text("question"),
            levels: t.needed_texts("levels"),
            verdict: t.text("verdict"),
            ground: t.text("ground"),
            condition: t.text("condition"),
            because: t.optional_text("because"),
            citations: RawCitation::list(t, "citations"),
        }
    }
}

pub(in crate::rulebook) struct RawService {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) name: OptText,
    pub(in crate::rulebook) synonyms: Vec<At<Text>>,
    pub(in crate::rulebook) bpo: Vec<RawCitation>,
    pub(in crate::rulebook) kpo: Vec<RawCitation>,
    pub(in crate::rulebook) near: Vec<At<Text>>,
    pub(in crate::rulebook) note: OptText,
}

impl RawService {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            name: t.text("name"),
            synonyms: t.texts("synonyms"),
            bpo: RawCitation::list(t, "bpo"),
            kpo: RawCitation::list(t, "kpo"),
            near: t.texts("near"),
            note: t.optional_text("note"),
        }
    }
}

pub(in crate::rulebook) struct RawAdvice {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) kind: Option<At<AdviceKind>>,
    pub(in crate::rulebook) topic: OptText,
    pub(in crate::rulebook) when: Option<RawCondition>,
    pub(in crate::rulebook) text: OptText,
    pub(in crate::rulebook) because: OptText,
    pub(in crate::rulebook) citations: Vec<RawCitation>,
}

impl RawAdvice {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            kind: t.word("kind", &[("step", AdviceKind::Step), ("watch", AdviceKind::Watch)]),
            topic: t.text("topic"),
            when: RawCondition::read(t, "when", Reads::Answers),
            text: t.text("text"),
            because: t.optional_text("because"),
            citations: RawCitation::list(t, "citations"),
        }
    }
}

pub(in crate::rulebook) struct RawLimit {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) text: OptText,
    pub(in crate::rulebook) because: OptText,
    pub(in crate::rulebook) citations: Vec<RawCitation>,
}

impl RawLimit {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            place: t.place,
            id: t.text("id"),
            order: order(t),
            text: t.text("text"),
            because: t.optional_text("because"),
            citations: RawCitation::list(t, "citations"),
        }
    }
}
