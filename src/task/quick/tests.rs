use std::fmt::Debug;

use super::*;
use crate::source::Source;
use crate::task::json;

const USUAL: &str = include_str!("usual.json");

/// What a task says, without its places.
fn said(task: &Task) -> impl PartialEq + Debug {
    let texts =
        [&task.id, &task.title, &task.service, &task.answered_by, &task.answered_on].map(Clone::clone);
    let meta = task.meta.as_ref().map(|meta| meta.get().to_owned());
    let answers: Vec<Answer> = {
        let rulebook = Rulebook::builtin().unwrap();
        rulebook.questions().map(|(at, _)| task.answers.get(at)).collect()
    };
    (texts, task.declared, answers, task.notes.clone(), meta, task.steps.len())
}

#[test]
fn the_usual_is_taken() {
    assert!(task(&Rulebook::builtin().unwrap(), USUAL).is_some());
}

#[test]
fn what_it_takes_is_what_the_careful_way_says() {
    let rulebook = Rulebook::builtin().unwrap();
    let parts = [
        "", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "2", "a", " ", "null", "\\u0041", "\u{1}",
        "\u{a0}", "\t", "\n", "\r", "\r\n", "-", "1e0", "01", "\"\t\"",
    ];
    let (mut taken, mut left) = (0, 0);
    for (at, c) in USUAL.char_indices() {
        let (before, after) = USUAL.split_at(at);
        let without = after.get(c.len_utf8()..).unwrap_or("");
        for changed in
            parts.iter().flat_map(|part| [without, after].map(|rest| format!("{before}{part}{rest}")))
        {
            let Some(quick) = task(&rulebook, &changed) else {
                left += 1;
                continue;
            };
            let source = std::sync::Arc::new(Source { name: "x".into(), text: changed.clone() });
            let careful =
                json::one_task(&rulebook, &source).unwrap_or_else(|faults| panic!("{changed}: {faults}"));
            assert_eq!(said(&quick), said(&careful), "{changed}");
            taken += 1;
        }
    }
    assert!(taken > 1_000 && left > 1_000, "{taken} {left}");
}
