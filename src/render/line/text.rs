//! The smallest pieces of JSON.

use serde::Serialize;
use serde_json::Result;

use crate::ratio::Ratio;
use crate::render::json::line as piece;
use crate::source::{acts, json_escaped};

/// What is JSON already.
#[inline]
pub(super) fn raw(out: &mut Vec<u8>, json: &str) {
    out.extend_from_slice(json.as_bytes());
}

/// A list of values.
pub(super) fn json<T: Serialize>(out: &mut Vec<u8>, values: &[T]) -> Result<()> {
    if values.is_empty() {
        raw(out, "[]");
    } else {
        raw(out, &piece(values)?);
    }
    Ok(())
}

/// The bytes that stand for themselves between quotation marks, alone or as parts of a character that does.
#[expect(clippy::indexing_slicing, reason = "worked out when it is compiled, within its bounds")]
const PLAIN: [bool; 256] = {
    let (mut plain, mut byte) = ([true; 256], 0);
    while byte < 256 {
        plain[byte] = byte >= 0x20 && byte != 0x22 && byte != 0x23 && byte != 0x5c && byte != 0x7f;
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
    let plain = |byte: u8| PLAIN.get(usize::from(byte)).is_some_and(|plain| *plain);
    if text.bytes().all(plain) && (text.is_ascii() || !text.contains(acts)) {
        word(out, text);
    } else {
        raw(out, &piece(text)?);
    }
    Ok(())
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

/// A whole number.
pub(super) fn number(out: &mut Vec<u8>, number: impl Serialize) -> Result<()> {
    serde_json::to_writer(out, &number)
}

/// A percentage of one decimal, if there is one.
pub(super) fn percent(out: &mut Vec<u8>, ratio: Option<Ratio>) -> Result<()> {
    let Some(tenths) = ratio.map(|ratio| ratio.percent().tenths()) else {
        raw(out, "null");
        return Ok(());
    };
    raw(out, if tenths < 0 { "-" } else { "" });
    let tenths = tenths.unsigned_abs();
    number(out, tenths / 10)?;
    out.push(b'.');
    number(out, tenths % 10)
}
