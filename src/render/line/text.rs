//! The smallest pieces of JSON.

use serde_json::Result;

use crate::ratio::Ratio;
use crate::render::json::line as piece;
use crate::source::{acts, json_escaped};

/// What is JSON already.
#[inline]
pub(super) fn raw(out: &mut Vec<u8>, json: &str) {
    out.extend_from_slice(json.as_bytes());
}

/// The bytes that stand for themselves between quotation marks, alone or as parts of a character that does not act.
#[expect(clippy::indexing_slicing, reason = "worked out when it is compiled, within its bounds")]
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([true; 256], 0);
    while byte < 256 {
        let acts = matches!(byte, 0xc2 | 0xd8 | 0xe2 | 0xef..);
        plain[byte] = !acts && byte >= 0x20 && byte != 0x22 && byte != 0x23 && byte != 0x5c && byte != 0x7f;
        byte += 1;
    }
    plain
};

/// A word of ours between quotation marks: in it nothing acts.
pub(super) fn word(out: &mut Vec<u8>, word: &str) {
    out.push(b'"');
    raw(out, word);
    out.push(b'"');
}

/// A text between quotation marks.
pub(super) fn quoted(out: &mut Vec<u8>, text: &str) -> Result<()> {
    let mut rest = text;
    let before = out.len();
    out.push(b'"');
    loop {
        let plain = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        raw(out, rest.get(..plain).unwrap_or(""));
        rest = rest.get(plain..).unwrap_or("");
        let Some(c) = rest.chars().next() else { break };
        let (this, beyond) = rest.split_at(c.len_utf8());
        match c {
            '"' | '\\' => {
                out.push(b'\\');
                raw(out, this);
            }
            '\u{80}'.. if !acts(c) => raw(out, this),
            // What is rare goes the long way.
            _ => {
                out.truncate(before);
                raw(out, &piece(text)?);
                return Ok(());
            }
        }
        rest = beyond;
    }
    out.push(b'"');
    Ok(())
}

#[inline]
fn is_plain(byte: u8) -> bool {
    PLAIN.get(usize::from(byte)).is_some_and(|plain| *plain)
}

/// A text, if there is one.
pub(super) fn said(out: &mut Vec<u8>, text: Option<&str>) -> Result<()> {
    match text {
        Some(text) => quoted(out, text)?,
        None => raw(out, "null"),
    }
    Ok(())
}

/// JSON that someone else wrote, without what acts.
pub(super) fn escaped(out: &mut Vec<u8>, json: &str) {
    if json.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'#') {
        raw(out, json);
    } else {
        raw(out, &json_escaped(json.to_owned()));
    }
}

/// A whole number, of few digits mostly.
pub(super) fn number(out: &mut Vec<u8>, number: u64) {
    let digit = |number: u64| u8::try_from(number % 10).map_or(b'0', |digit| b'0' + digit);
    match number {
        0..10 => out.push(digit(number)),
        10..100 => out.extend_from_slice(&[digit(number / 10), digit(number)]),
        100..1000 => out.extend_from_slice(&[digit(number / 100), digit(number / 10), digit(number)]),
        _ => {
            self::number(out, number / 1000);
            out.extend_from_slice(&[digit(number / 100), digit(number / 10), digit(number)]);
        }
    }
}

/// A percentage of one decimal, if there is one.
pub(super) fn percent(out: &mut Vec<u8>, ratio: Option<Ratio>) {
    let Some(tenths) = ratio.map(|ratio| ratio.percent().tenths()) else { return raw(out, "null") };
    if tenths < 0 {
        out.push(b'-');
    }
    let tenths = tenths.unsigned_abs();
    number(out, tenths / 10);
    out.push(b'.');
    number(out, tenths % 10);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_serde_writes_without_what_acts() {
        let texts = (0..0x2_0000).filter_map(char::from_u32).map(|c| format!("a{c}\u{fc}"));
        for text in
            texts.chain(["".into(), "##[x".into(), "a # b".into(), "\"\\\"".into(), "\u{2013}\n".into()])
        {
            let mut out = Vec::new();
            quoted(&mut out, &text).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), piece(&text).unwrap(), "{text:?}");
        }
    }

    #[test]
    fn numbers_are_written_digit_by_digit() {
        for wanted in [0, 7, 10, 99, 100, 2026, u64::MAX] {
            let mut out = Vec::new();
            number(&mut out, wanted);
            assert_eq!(String::from_utf8(out).unwrap(), wanted.to_string());
        }
    }
}
