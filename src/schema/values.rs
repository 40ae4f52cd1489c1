//! Texts of reports and tasks of a certain form.

use crate::rule_file::texts;

/// A digest in lower-case hexadecimal.
const DIGEST: &str = "^[0-9a-f]{64}$";
/// A count that may be too large for the numbers of some JSON readers.
const COUNT: &str = "^[0-9]+$";
/// A day of some month. That February has no 30th only the `format` says, which not every program heeds.
pub(super) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

texts! {
    Digest => DIGEST,
    Count => COUNT,
}
