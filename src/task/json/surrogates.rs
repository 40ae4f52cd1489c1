//! Escapes that stand for half a character: JSON's grammar lets them pass, and no text can hold them.

use std::ops::Range;

/// Where the first escape of a surrogate stands that has no other half beside it. The text was found to be JSON before.
pub(super) fn lone(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('\\') {
        let start = at + found;
        let Some(unit) = unit(text, start) else {
            // The escape of one character, which may be the backslash itself.
            at = start + 2;
            continue;
        };
        at = start + 6;
        match unit {
            0xd800..=0xdbff if self::unit(text, at).is_some_and(|next| (0xdc00..=0xdfff).contains(&next)) => {
                at += 6
            }
            0xd800..=0xdfff => return Some(start..at),
            _ => {}
        }
    }
    None
}

/// The number in an escape of the form `\u0000`.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::lone;

    #[test]
    fn only_a_half_without_the_other_is_lone() {
        assert_eq!(lone(r#""\ud83d\ude00 \\ud800 \n \u00e4""#), None);
        assert_eq!(lone(r#""a\ud83d""#), Some(2..8));
        assert_eq!(lone(r#""\ude00\ud83d""#), Some(1..7));
        assert_eq!(lone(r#""\ud83d\ud83d\ude00""#), Some(1..7));
        assert_eq!(lone(r#""\\\udc00""#), Some(3..9));
    }
}
