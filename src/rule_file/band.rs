//! Bands: which verdict the two fits give.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::lists::BandVerdict;
use super::words::{Id, Text};
use crate::rulebook::{self, Bound, Range, Verdict};

/// A region of the two fits, and its verdict.
#[derive(JsonSchema, Serialize)]
#[schemars(rename = "band", deny_unknown_fields, extend("dependencies" = explained()))]
pub(super) struct Band {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the bands: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The verdict of all fits in it.
    #[schemars(with = "BandVerdict")]
    verdict: Verdict,
    /// Which BPO fits are in it, in percent; all if left out.
    bpo: Option<Fits>,
    /// Which KPO fits are in it, in percent; all if left out.
    kpo: Option<Fits>,
    /// Which leans are in it, KPO fit less BPO fit in percentage points; all if left out.
    lean: Option<Leans>,
    /// Why such a band.
    because: Text,
}

/// That what decides is not set without a reason.
fn explained() -> Value {
    let because = json!(["because"]);
    json!({ "verdict": because, "bpo": because, "kpo": because, "lean": because })
}

impl From<&rulebook::Band> for Band {
    fn from(band: &rulebook::Band) -> Self {
        Self {
            id: (&band.id).into(),
            order: Some(band.order),
            verdict: band.verdict,
            bpo: Fits::of(&band.bpo),
            kpo: Fits::of(&band.kpo),
            lean: Leans::of(&band.lean),
            because: (&band.because).into(),
        }
    }
}

/// The ends of a range as `from`, `above`, `up-to` and `below`; `None` for a range without ends.
fn ends(range: &Range) -> Option<[Option<i64>; 4]> {
    let end =
        |end: Option<Bound>, included| end.filter(|end| end.included == included).map(|end| end.percent);
    let bounded = range.low.is_some() || range.high.is_some();
    bounded
        .then(|| [end(range.low, true), end(range.low, false), end(range.high, true), end(range.high, false)])
}

/// That a range has at most one lower and one upper end.
fn one_end_a_side() -> Value {
    json!([{ "not": { "required": ["from", "above"] } }, { "not": { "required": ["up-to", "below"] } }])
}

/// A range of fits: an end that is left out is unbounded.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    rename = "fit-range",
    deny_unknown_fields,
    extend("allOf" = one_end_a_side())
)]
pub(super) struct Fits {
    /// The lower end, itself in the range. 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    from: Option<i64>,
    /// The lower end, itself not in the range. 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    above: Option<i64>,
    /// The upper end, itself in the range. 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    up_to: Option<i64>,
    /// The upper end, itself not in the range. 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    below: Option<i64>,
}

impl Fits {
    fn of(range: &Range) -> Option<Self> {
        ends(range).map(|[from, above, up_to, below]| Self { from, above, up_to, below })
    }
}

/// A range of leans: an end that is left out is unbounded.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    rename = "lean-range",
    deny_unknown_fields,
    extend("allOf" = one_end_a_side())
)]
struct Leans {
    /// The lower end, itself in the range. -100 to 100.
    #[schemars(range(min = -100, max = 100))]
    from: Option<i64>,
    /// The lower end, itself not in the range. -100 to 100.
    #[schemars(range(min = -100, max = 100))]
    above: Option<i64>,
    /// The upper end, itself in the range. -100 to 100.
    #[schemars(range(min = -100, max = 100))]
    up_to: Option<i64>,
    /// The upper end, itself not in the range. -100 to 100.
    #[schemars(range(min = -100, max = 100))]
    below: Option<i64>,
}

impl Leans {
    fn of(range: &Range) -> Option<Self> {
        ends(range).map(|[from, above, up_to, below]| Self { from, above, up_to, below })
    }
}
