//! Tasks that can't be read, in every way that an export was seen to be broken.

use outfit::rulebook::{Kind, Rulebook};
use outfit::task::MOST_BYTES;

use crate::counted;
use crate::tasks::Parts;

/// One way, and the line that it makes of a task. `<…>` stands for a part of the task, or for a name out of the rules.
pub struct Way {
    /// What it is called.
    pub name: &'static str,
    line: &'static [u8],
}

/// All ways, one line each.
#[rustfmt::skip]
pub const WAYS: &[Way] = &[
    Way { name: "unknown question", line: br#"{"id":<id>,"title":<title>,"answers":{"no-such-question":1}}"# },
    Way { name: "unknown level", line: br#"{"id":<id>,"title":<title>,"answers":{"<scale>":9}}"# },
    Way { name: "syntax error", line: br#"{"id":<id>,,"title":<title>,"answers":<answers>}"# },
    Way { name: "line cut off", line: br#"{"id":<id>,"title":<title>,"answers":{"<scale>":1,"<o"# },
    Way { name: "key given twice", line: br#"{"id":<id>,"title":<title>,"answers":{"<scale>":1,"<scale>":2}}"# },
    Way { name: "wrong type", line: br#"{"id":<id>,"title":7,"answers":<answers>}"# },
    Way { name: "empty text", line: br#"{"id":<id>,"title":" ","answers":<answers>}"# },
    Way { name: "bad date", line: br#"{"id":<id>,"title":<title>,"answers":<answers>,"answered_on":"2026-02-30"}"# },
    Way { name: "unknown field", line: br#"{"id":<id>,"titel":<title>,"answers":<answers>}"# },
    Way { name: "no UTF-8", line: b"{\"id\":<id>,\"title\":\"caf\xe9\",\"answers\":<answers>}" },
    Way { name: "raw control character", line: b"{\"id\":<id>,\"title\":\"a\x01b\",\"answers\":<answers>}" },
    Way { name: "half of a character", line: br#"{"id":<id>,"title":"\ud83d","answers":<answers>}"# },
    Way { name: "number between levels", line: br#"{"id":<id>,"title":<title>,"answers":{"<scale>":2.5}}"# },
    Way { name: "empty list", line: br#"{"id":<id>,"title":<title>,"answers":{"<one-of>":[]}}"# },
    Way { name: "level given twice", line: br#"{"id":<id>,"title":<title>,"answers":{"<one-of>":["<level>","<level>"]}}"# },
    Way { name: "steps in a step", line: br#"{"id":<id>,"title":<title>,"steps":[{"title":"a","steps":[{"title":"b"}]}]}"# },
    Way { name: "list for an object", line: br#"[{"id":<id>,"title":<title>,"answers":<answers>}]"# },
    Way { name: "two objects", line: br#"{"id":<id>,"answers":<answers>}{"id":<id>,"answers":<answers>}"# },
    Way { name: "no steps", line: br#"{"id":<id>,"title":<title>,"steps":[]}"# },
    Way { name: "unknown word", line: br#"{"id":<id>,"title":<title>,"declared":"maybe","answers":<answers>}"# },
    Way { name: "too large", line: br#"{"id":<id>,"title":<title>,"answers":<answers>,"meta":"<large>"}"# },
];

/// The names out of the rules that the ways need.
pub struct Broken {
    scale: String,
    one_of: String,
    level: String,
    large: Vec<u8>,
}

impl Broken {
    /// Those of a rulebook; `None` if no question of it is a scale, or none a one-of.
    pub fn of(rulebook: &Rulebook) -> Option<Self> {
        let counted = counted(rulebook);
        let of =
            |kind: Kind| counted.iter().map(|(_, question)| question).find(|question| question.kind == kind);
        let (scale, one_of) = (of(Kind::Scale)?, of(Kind::OneOf)?);
        Some(Self {
            scale: scale.id.to_string(),
            one_of: one_of.id.to_string(),
            level: one_of.levels.first()?.id.to_string(),
            large: vec![b'x'; MOST_BYTES],
        })
    }

    /// Adds what a way makes of a task to a text, without a line end.
    pub fn write(&self, way: &Way, task: &Parts, out: &mut Vec<u8>) {
        let named: [(&[u8], &[u8]); 7] = [
            (b"<id>", &task.id),
            (b"<title>", &task.title),
            (b"<answers>", &task.answers),
            (b"<scale>", self.scale.as_bytes()),
            (b"<one-of>", self.one_of.as_bytes()),
            (b"<level>", self.level.as_bytes()),
            (b"<large>", &self.large),
        ];
        let mut rest = way.line;
        while let Some((first, after)) = rest.split_first() {
            let found = named.iter().find_map(|(name, value)| Some((rest.strip_prefix(*name)?, value)));
            match found {
                Some((after, value)) => {
                    out.extend_from_slice(value);
                    rest = after;
                }
                None => {
                    out.push(*first);
                    rest = after;
                }
            }
        }
    }
}
