//! What a rulebook says of itself and of its verdicts.

use crate::rulebook::model::Text;
use crate::source::{At, Place};
use crate::table::Table;

type OptText = Option<At<Text>>;

pub(in crate::rulebook) struct RawAbout {
    pub(in crate::rulebook) name: OptText,
    pub(in crate::rulebook) version: OptText,
}

impl RawAbout {
    pub(in crate::rulebook) fn read(t: &mut Table<'_, '_>) -> Self {
        Self { name: t.text("name"), version: t.text("version") }
    }
}

pub(in crate::rulebook) struct RawCertainty {
    pub(in crate::rulebook) percent: Option<At<i64>>,
    pub(in crate::rulebook) because: OptText,
}

impl RawCertainty {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        // A majority is the least: below it two verdicts could both be given.
        Self { percent: t.whole("percent", 51..=100), because: t.text("because") }
    }
}

pub(in crate::rulebook) struct RawStrength {
    pub(in crate::rulebook) clear: Option<At<i64>>,
    pub(in crate::rulebook) strong: Option<At<i64>>,
    pub(in crate::rulebook) because: OptText,
}

impl RawStrength {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            clear: t.whole("clear", 0..=200),
            strong: t.whole("strong", 0..=200),
            because: t.text("because"),
        }
    }
}

/// A range: the place of the whole and its ends.
pub(crate) struct RawRange {
    pub(in crate::rulebook) place: Place,
    pub(in crate::rulebook) from: Option<At<i64>>,
    pub(in crate::rulebook) above: Option<At<i64>>,
    pub(in crate::rulebook) up_to: Option<At<i64>>,
    pub(in crate::rulebook) below: Option<At<i64>>,
}

impl RawRange {
    /// Reads the ends, each at least `low`.
    pub(crate) fn read(t: &mut Table<'_, '_>, low: i64) -> Self {
        Self {
            place: t.place,
            from: t.optional_whole("from", low..=100),
            above: t.optional_whole("above", low..=100),
            up_to: t.optional_whole("up-to", low..=100),
            below: t.optional_whole("below", low..=100),
        }
    }

    /// Whether it has no end.
    pub(crate) fn is_unbounded(&self) -> bool {
        [&self.from, &self.above, &self.up_to, &self.below].iter().all(|end| end.is_none())
    }
}

pub(in crate::rulebook) struct RawBand {
    pub(in crate::rulebook) id: OptText,
    pub(in crate::rulebook) order: i64,
    pub(in crate::rulebook) verdict: OptText,
    pub(in crate::rulebook) bpo: Option<RawRange>,
    pub(in crate::rulebook) kpo: Option<RawRange>,
    pub(in crate::rulebook) lean: Option<RawRange>,
    pub(in crate::rulebook) because: OptText,
}

impl RawBand {
    pub(super) fn read(t: &mut Table<'_, '_>) -> Self {
        Self {
            id: t.text("id"),
            order: t.optional_whole("order", -1_000_000..=1_000_000).map_or(0, |order| order.value),
            verdict: t.text("verdict"),
            bpo: t.table("bpo", |t| RawRange::read(t, 0)),
            kpo: t.table("kpo", |t| RawRange::read(t, 0)),
            lean: t.table("lean", |t| RawRange::read(t, -100)),
            because: t.text("because"),
        }
    }
}
