//! Texts of a certain form, each a type of its own.

use serde::{Serialize, Serializer};

/// A text with something in it.
pub(crate) const TEXT: &str = r"\S";
/// An id: lower-case letters, digits and hyphens, at most 64.
pub(super) const ID: &str = "^[a-z0-9-]{1,64}$";
/// A heading; none is above what stands at the start.
const HEADING: &str = "";
/// A phrase of one to eight words.
const PHRASE: &str = r"^\s*\S+(\s+\S+){0,7}\s*$";

/// Makes a type of each name, for texts of that pattern.
macro_rules! texts {
    ($($name:ident => $pattern:expr,)*) => {$(
        #[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $name(String);

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&crate::rule_file::marked(&self.0))
            }
        }

        impl From<&crate::rulebook::Text> for $name {
            fn from(text: &crate::rulebook::Text) -> Self {
                Self(text.to_string())
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    )*};
}

pub(crate) use texts;

texts! {
    Text => TEXT,
    Id => ID,
    Heading => HEADING,
    Phrase => PHRASE,
}

/// A text that may be left out.
pub(super) fn maybe(text: Option<&crate::rulebook::Text>) -> Option<Text> {
    text.map(Text::from)
}

/// Writes entries by their ids, in the order in which they stand.
pub(super) fn in_order<T: Serialize, S: Serializer>(
    entries: &[(Id, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(id, entry)| (id, entry)))
}
