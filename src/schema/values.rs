//! Texts and ids, as all schemas describe them.

use std::borrow::Cow;

use schemars::{JsonSchema, SchemaGenerator, json_schema};

/// A text with something in it.
pub(super) const TEXT: &str = r"\S";
/// An id: lower-case letters, digits and hyphens, at most 64.
pub(super) const ID: &str = "^[a-z0-9-]{1,64}$";
/// A phrase of one to eight words.
const PHRASE: &str = r"^\s*\S+(\s+\S+){0,7}\s*$";
/// A digest in lower-case hexadecimal.
const DIGEST: &str = "^[0-9a-f]{64}$";
/// A count that may be too large for the numbers of some JSON readers.
const COUNT: &str = "^[0-9]+$";
/// A day of some month. That February has no 30th only the `format` says, which not every program heeds.
pub(super) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// Texts of a certain form, each a type of its own that stands for it in a struct.
macro_rules! texts {
    ($($name:ident => $pattern:expr,)*) => {$(
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )*};
}

texts! {
    Text => TEXT,
    Id => ID,
    Phrase => PHRASE,
    Digest => DIGEST,
    Count => COUNT,
}
