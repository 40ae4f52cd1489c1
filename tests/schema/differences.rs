//! Where a schema and the reader differ, each with an input that shows it: one that no longer does is to be taken out.

use outfit::rulebook::Rulebook;
use outfit::schema::Schema;
use outfit::source::Source;
use outfit::task::Task;

use crate::inputs::{SMALL, small, source, tree};
use crate::validator;

/// Tasks for the small rulebook that the reader refuses and the schema takes.
const TASKS: [(&str, &str); 4] = [
    ("a schema sees the value of a number, not its spelling", r#"{ "answers": { "difficulty": 2e0 } }"#),
    ("spellings with zeros are too many to compare", r#"{ "answers": { "difficulty": ["2.0", "2.00"] } }"#),
    ("a tree keeps one of two equal keys", r#"{ "answers": {}, "answers": {} }"#),
    ("a pattern's blanks are not Unicode's", "{ \"answers\": {}, \"title\": \"\u{85}\" }"),
];

/// Changes to the small rulebook that the reader refuses and the schema takes.
const RULES: [(&str, &str, &str); 6] = [
    ("to a schema 90.0 is a whole number", "percent = 90", "percent = 90.0"),
    ("two values are not compared", "strong = 30", "strong = 5"),
    ("two values are not compared", "above = -10, below = 10", "above = 10, below = -10"),
    ("the order of a scale's levels is not compared with their ids", "\"easy\",", "\"easy\", order = 9,"),
    ("what a letter is no pattern says in every program", "\"Typing\"", "\"--\""),
    ("the levels stand with the question", "phone = 4, desk = 2", "desk = 2"),
];

/// What a schema refuses of faults that it can't refuse always.
const REFUSED: [(&str, &str); 4] = [
    ("level.5 = {", "level.6 = {"),
    ("level.yes = { label = \"yes\" }\n", ""),
    ("things = 0, ideas = 4", "ideas = 4"),
    ("above = -10, below = 10", "above = -10, below = 10, from = 0"),
];

fn changed(from: &str, to: &str) -> String {
    let text = source(SMALL).text;
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

#[test]
fn each_known_difference_is_one() {
    let small = small();
    let (of_task, of_rules) = (validator(&small, Schema::Task), validator(&small, Schema::Rules));
    for (why, text) in TASKS {
        let read = Task::from_json(&small, Source { name: "task.json".into(), text: text.into() });
        assert!(read.is_err(), "{why}: the reader takes {text}");
        assert!(of_task.is_valid(&serde_json::from_str(text).unwrap()), "{why}: the schema refuses {text}");
    }
    for (why, from, to) in RULES {
        let text = changed(from, to);
        assert!(of_rules.is_valid(&tree(&text).unwrap()), "{why}: the schema refuses {to}");
        let read = Rulebook::from_toml(vec![Source { name: "rules.toml".into(), text }]);
        assert!(read.is_err(), "{why}: the reader takes {to}");
    }
    for (from, to) in REFUSED {
        let text = changed(from, to);
        assert!(!of_rules.is_valid(&tree(&text).unwrap()), "the schema takes {to}");
        let read = Rulebook::from_toml(vec![Source { name: "rules.toml".into(), text }]);
        assert!(read.is_err(), "the reader takes {to}");
    }
}
