//! Texts of reports and tasks of a certain form.

use crate::rule_file::texts;

/// A digest in lower-case hexadecimal.
const DIGEST: &str = "^[0-9a-f]{64}$";
/// A count that may be too large for the numbers of some JSON readers.
const COUNT: &str = "^[0-9]+$";

texts! {
    Digest => DIGEST,
    Count => COUNT,
}
