//! The field that a place in a JSON text is in.

/// What a value stands in.
enum Within {
    /// An object: the name of the field, once it was read.
    Object(Option<String>),
    /// A list: how many entries stand before.
    List(usize),
}

/// The field that the byte at an offset is in, as `steps[0].answers.volume`; `None` outside of all fields. The text was found to
/// be JSON before.
pub(super) fn path(text: &str, offset: usize) -> Option<String> {
    let mut open: Vec<Within> = Vec::new();
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        // A name's own characters are in its field.
        if at >= offset {
            break;
        }
        match c {
            '{' => open.push(Within::Object(None)),
            '[' => open.push(Within::List(0)),
            '}' | ']' => drop(open.pop()),
            ',' => match open.last_mut() {
                Some(Within::Object(name)) => *name = None,
                Some(Within::List(before)) => *before += 1,
                None => {}
            },
            '"' => {
                let quoted = quoted(&mut rest);
                if let Some(Within::Object(name @ None)) = open.last_mut() {
                    *name = Some(quoted);
                }
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for within in open {
        match within {
            Within::Object(Some(name)) if path.is_empty() => path = name,
            Within::Object(Some(name)) => path.extend([".", &name]),
            Within::Object(None) => {}
            Within::List(before) => path += &format!("[{before}]"),
        }
    }
    (!path.is_empty()).then_some(path)
}

/// What stands up to the closing quotation mark, escapes as they are.
fn quoted(rest: &mut std::str::CharIndices<'_>) -> String {
    let (mut out, mut escaped) = (String::new(), false);
    for (_, c) in rest {
        if c == '"' && !escaped {
            break;
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_place_is_in_the_fields_around_it() {
        let text = r#"{"a,\"{": [1, {"b": "]x"}], "c": 2}"#;
        let at = |part: &str| path(text, text.find(part).unwrap_or(0)).unwrap_or_default();
        assert_eq!(at("1"), r#"a,\"{[0]"#);
        assert_eq!(at("x"), r#"a,\"{[1].b"#);
        assert_eq!(at("2"), "c");
        assert_eq!(at("{"), "");
    }
}
