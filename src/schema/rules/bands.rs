//! Bands: which verdict the two fits give.

use schemars::JsonSchema;
use serde_json::{Value, json};

use crate::schema::values::{Id, Text};

/// A region of the two fits, and its verdict.
#[derive(JsonSchema)]
#[schemars(rename = "band", deny_unknown_fields)]
pub(super) struct Band {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the bands: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The verdict of all fits in it.
    verdict: BandVerdict,
    /// Which BPO fits are in it, in percent; all if left out.
    bpo: Option<Fits>,
    /// Which KPO fits are in it, in percent; all if left out.
    kpo: Option<Fits>,
    /// Which leans are in it, KPO fit less BPO fit in percentage points; all if left out.
    lean: Option<Leans>,
    /// Why such a band.
    because: Text,
}

/// A verdict that a band can give.
#[derive(JsonSchema)]
#[schemars(rename = "band-verdict", rename_all = "lowercase")]
enum BandVerdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// The documents give no ground for one of the others.
    Undetermined,
}

/// That a range has at most one lower and one upper end.
fn one_end_a_side() -> Value {
    json!([{ "not": { "required": ["from", "above"] } }, { "not": { "required": ["up-to", "below"] } }])
}

/// A range of fits: an end that is left out is unbounded.
#[derive(JsonSchema)]
#[schemars(
    rename = "fit-range",
    rename_all = "kebab-case",
    deny_unknown_fields,
    extend("allOf" = one_end_a_side())
)]
struct Fits {
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

/// A range of leans: an end that is left out is unbounded.
#[derive(JsonSchema)]
#[schemars(
    rename = "lean-range",
    rename_all = "kebab-case",
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
