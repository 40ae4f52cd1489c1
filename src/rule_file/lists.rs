//! The closed lists of words, as the schemas describe them.
//!
//! The rulebook's own derive no schemas: the build script compiles them, and would need schemars.
#![expect(dead_code, reason = "of these only the schema is used")]

use std::borrow::Cow;

use schemars::{JsonSchema, SchemaGenerator};

use crate::rulebook;

/// Gives types the schemas of others.
macro_rules! like {
    ($([$($generic:tt)*] $real:ty => $mirror:ty,)*) => {$(
        impl<$($generic)*> JsonSchema for $real {
            fn inline_schema() -> bool {
                <$mirror>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$mirror>::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                <$mirror>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
                <$mirror>::json_schema(generator)
            }
        }
    )*};
}

pub(crate) use like;

like! {
    [] rulebook::Verdict => Verdict,
    [] rulebook::Strength => Strength,
    [] rulebook::Basis => Basis,
    [] rulebook::States => States,
    [] rulebook::Kind => Kind,
    [] rulebook::Ask => Ask,
    [] rulebook::AdviceKind => AdviceKind,
}

/// A verdict that a band can give.
#[derive(JsonSchema)]
#[schemars(rename = "band-verdict", rename_all = "lowercase")]
pub(super) enum BandVerdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// The documents give no ground for one of the others.
    Undetermined,
}

/// What to do with the work.
#[derive(JsonSchema)]
#[schemars(rename = "verdict", rename_all = "lowercase")]
pub(super) enum Verdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// Keep it in house.
    Retain,
    /// Open.
    Undetermined,
}

/// What a verdict rests on.
#[derive(JsonSchema)]
#[schemars(rename = "basis", rename_all = "kebab-case")]
pub(super) enum Basis {
    /// The verdicts of the task's steps.
    Steps,
    /// A gate that fires.
    Gate,
    /// The documents favor neither side, however the open answers turn out.
    NoGround,
    /// Too much is open.
    OpenAnswers,
    /// The fits: every scored question is answered.
    Bands,
    /// Most ways in which the open answers could turn out.
    Completions,
}

/// Of which side a cited phrase speaks.
#[derive(JsonSchema)]
#[schemars(rename = "side", rename_all = "lowercase")]
pub(super) enum States {
    /// Of BPO.
    Bpo,
    /// Of KPO.
    Kpo,
    /// Of both.
    Both,
}

/// How a question is answered.
#[derive(JsonSchema)]
#[schemars(rename = "kind", rename_all = "kebab-case")]
pub(super) enum Kind {
    /// With one of five levels, 1 to 5.
    Scale,
    /// With one of its levels.
    OneOf,
    /// With any of its levels, none and all of them included.
    AnyOf,
}

/// When an interview asks a question.
#[derive(JsonSchema)]
#[schemars(rename = "ask", rename_all = "kebab-case")]
pub(super) enum Ask {
    /// As soon as it is the most telling one.
    Early,
    /// After all others: it is hard for a manager.
    Late,
}

/// A verdict that a gate can give.
#[derive(JsonSchema)]
#[schemars(rename = "gate-verdict", rename_all = "lowercase")]
pub(super) enum GateVerdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// Keep it in house.
    Retain,
}

/// What a piece of advice is.
#[derive(JsonSchema)]
#[schemars(rename = "advice-kind", rename_all = "lowercase")]
pub(super) enum AdviceKind {
    /// A next step.
    Step,
    /// Something to watch.
    Watch,
}

/// How firm a verdict is.
#[derive(JsonSchema)]
#[schemars(rename = "strength", rename_all = "lowercase")]
pub(super) enum Strength {
    /// A small change could give another verdict.
    Slight,
    /// It takes more than a small change.
    Clear,
    /// It takes a large change.
    Strong,
}
