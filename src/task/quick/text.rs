//! JSON gone through once, from front to back. Whatever is unusual in it, or no JSON, gives nothing.

use serde_json::value::RawValue;

use crate::task::cut::array;

/// What is left of a text.
pub(super) struct Text<'t> {
    text: &'t str,
    at: usize,
}

/// How many bytes stand for themselves in a text between quotation marks, and do not end it.
#[inline]
fn plain(text: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    const TOPS: u64 = 0x80 * ONES;
    let (eights, rest) = text.as_chunks();
    // The top bit of each byte that is none of these; one beyond the first may be found wrongly, and does not matter.
    let none = |eight: u64| eight.wrapping_sub(ONES) & !eight;
    for (at, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let control = eight.wrapping_sub(0x20 * ONES) & !eight;
        let found =
            none(eight ^ (ONES * u64::from(b'"'))) | none(eight ^ (ONES * u64::from(b'\\'))) | control;
        if found & TOPS != 0 {
            return at * 8 + (found & TOPS).trailing_zeros() as usize / 8;
        }
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    text.len() - rest.len() + rest.iter().position(special).unwrap_or(rest.len())
}

#[cfg(test)]
#[test]
fn what_is_plain_ends_at_the_first_byte_that_is_not() {
    for (byte, at) in (0..=u8::MAX).flat_map(|byte| (0..20).map(move |at| (byte, at))) {
        let mut text = *b"plain as \x7f \x80 \xc3\xa4 \xff too!";
        text[at] = byte;
        text[19] = b'"';
        let ends = matches!(byte, b'"' | b'\\' | ..0x20);
        assert_eq!(plain(&text), if ends { at } else { 19 }, "{byte} at {at}");
    }
}

impl<'t> Text<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no white space.
    #[inline(always)]
    pub(super) fn ahead(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                byte @ b'!'.. => return Some(*byte),
                byte if array::is_blank(byte) => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    /// Goes over a byte, if it is the next.
    #[inline(always)]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.ahead() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Goes over a byte.
    #[inline(always)]
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    /// Goes over `null`, if that is next.
    pub(super) fn takes_null(&mut self) -> bool {
        let is_next = self.ahead() == Some(b'n') && self.left().starts_with(b"null");
        self.at += if is_next { 4 } else { 0 };
        is_next
    }

    /// Goes over a text, if this one is next. In it is nothing that would be escaped.
    #[inline]
    pub(super) fn takes_text(&mut self, text: &str) -> bool {
        let left = if self.ahead() == Some(b'"') { self.left().get(1..) } else { None };
        let is_next = left.and_then(|left| left.strip_prefix(text.as_bytes())?.first()) == Some(&b'"');
        self.at += if is_next { text.len() + 2 } else { 0 };
        is_next
    }

    /// Whether an object or a list, of which this is the byte that closes it, goes on; `begun` is whether something stood before.
    #[inline]
    pub(super) fn goes_on(&mut self, begun: &mut bool, close: u8) -> Option<bool> {
        match self.ahead()? {
            byte if byte == close => {
                self.at += 1;
                Some(false)
            }
            b',' if *begun => {
                self.at += 1;
                Some(true)
            }
            _ => (!std::mem::replace(begun, true)).then_some(true),
        }
    }

    /// A text without escapes.
    #[inline]
    pub(super) fn word(&mut self) -> Option<&'t str> {
        self.take(b'"')?;
        let left = self.left();
        let length = plain(left);
        let word = self.text.get(self.at..self.at + length)?;
        // At once: white space before it would be within the text, where it may not stand as it is.
        let is_whole = left.get(length) == Some(&b'"');
        self.at += length + 1;
        is_whole.then_some(word)
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        let before = self.at;
        match self.word() {
            Some(word) => Some(word.to_owned()),
            None => {
                self.at = before;
                serde_json::from_str(self.value()?).ok()
            }
        }
    }

    /// Any value, as it is written.
    pub(super) fn any(&mut self) -> Option<&'t RawValue> {
        serde_json::from_str(self.value()?).ok()
    }

    /// A digit that may be a number by itself.
    #[inline]
    pub(super) fn digit(&mut self) -> Option<u8> {
        let digit = self.ahead().filter(u8::is_ascii_digit)?;
        self.at += 1;
        Some(digit)
    }

    /// What is written up to where a value ends, if it is one.
    fn value(&mut self) -> Option<&'t str> {
        self.ahead()?;
        let value = self.text.get(self.at..array::value(self.text.as_bytes(), self.at)?)?;
        self.at += value.len();
        // Half a character can hide in any text, read or not.
        (!value.contains("\\u")).then_some(value)
    }

    #[inline]
    fn left(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}
