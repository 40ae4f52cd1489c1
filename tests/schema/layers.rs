//! Layers: entries may be partial, so a schema refuses less of them. It must take all that the reader takes.

use std::collections::BTreeMap;

use outfit::diagnostic::{Changed, Code, Fault, Thing};
use outfit::explain::{CodeExample, ExampleForm};
use outfit::schema::Schema;
use outfit::source::Source;
use serde_json::{Value, json};

use crate::cases::agree;
use crate::codes::{Can, RULES, Says, says};
use crate::inputs::{SMALL, read_rules, read_tested, small, source, tree};
use crate::mutations::{assert_none, differing, has_fraction};
use crate::{faults, validator};

use Can::{By, Never, Sometimes, Where};

/// A layer with a part of an entry of each kind, over the small rulebook.
const OVER_SMALL: &str = "tests/schema/over-small.toml";
/// What `rules init` writes.
const START: &str = "examples/layer/outfit-rules.toml";
/// Of the changes about so many are tried.
const OF_THE_SMALL_LAYER: usize = 3_000;
const OF_AN_EXAMPLE: usize = 60;
const OF_THE_START: usize = 200;

/// Where less can be said of what is no whole rule file. What a part lacks may stand beneath.
const LAYERS: &[(Code, Can, &str)] = &[
    (Code::MissingKey, By(of_missing), "what an entry lacks"),
    (Code::UnknownReference, Sometimes, "an entry that lacks much is taken for one that is misspelled"),
    (Code::BadLevels, Never, "which kind the question is"),
    (Code::MissingSupport, Never, "which levels there are"),
    (Code::NoSide, Never, "the side"),
    (Code::NoGround, By(of_ground), "the ground, unless supports are set"),
    (Code::NoWeight, Where(sets_weight), "the documents"),
    (Code::TooMany, Sometimes, "which kind the question is"),
    (
        Code::Unexplained,
        Sometimes,
        "a criterion that names its question and cites documents may be a new one",
    ),
];

fn of_missing(fault: &Fault) -> Says {
    let Fault::MissingKey { key, within } = fault else { return Says::Sound };
    match (key.as_str(), within.as_str()) {
        // A band without a reason may be one that is only moved; of a criterion see the test of supports.
        ("because", "[[band]]") | ("question", "[[criterion]]") => Says::Either,
        ("id", _) | (_, "[[remove]]") => Says::Faulty,
        (_, "level" | "bpo" | "kpo" | "a layer" | "the rulebook") => Says::Sound,
        (_, within) if within.starts_with("[[") => Says::Sound,
        _ => Says::Faulty,
    }
}

fn of_ground(fault: &Fault) -> Says {
    match fault {
        Fault::NoGround { thing: Thing::Criterion, .. } => Says::Either,
        _ => Says::Sound,
    }
}

fn sets_weight(fault: &Fault) -> bool {
    matches!(fault, Fault::NoWeight { set: true, .. })
}

/// What a schema has to say of a rule file in which a reader found this.
pub(crate) fn says_of_rules(tree: &Value, all: &[Fault]) -> Says {
    let whole = tree.get("extends").is_some();
    let rows = if whole { &[] } else { LAYERS };
    let table: Vec<_> = rows.iter().chain(RULES).copied().collect();
    says(&table, all)
}

/// The examples of what is wrong with rules, bad and mended, each with the files that complete it.
fn examples() -> Vec<(String, String, Vec<Source>)> {
    let pieces: BTreeMap<String, Vec<String>> =
        toml::from_str(&source("tests/codes/pieces.toml").text).unwrap();
    let mut all = Vec::new();
    for code in Code::ALL {
        let CodeExample { form, bad, mended, .. } = CodeExample::of(*code).unwrap();
        if !matches!(form, ExampleForm::Toml | ExampleForm::Layer) {
            continue;
        }
        let pieces = pieces.get(code.id()).into_iter().flatten();
        let pieces: Vec<Source> = pieces.map(|name| source(format!("tests/codes/{name}.toml"))).collect();
        // Of a whole rulebook each is a file that says so.
        let start =
            if form == ExampleForm::Toml && !bad.contains("extends") { "extends = \"none\"\n" } else { "" };
        for (name, text) in [("bad", bad), ("mended", mended)] {
            all.push((format!("{code} {name}"), format!("{start}{text}"), pieces.clone()));
        }
    }
    all
}

#[test]
fn examples_of_faults() {
    let validator = validator(&small(), Schema::Rules);
    let (mut refused, mut differ) = (0, Vec::new());
    for (name, text, mut files) in examples() {
        let Some(tree) = tree(&text) else { continue };
        files.push(Source { name: name.clone(), text });
        let wanted = says_of_rules(&tree, &read_tested(files, &name));
        refused += usize::from(wanted == Says::Faulty);
        differ.extend(agree(&name, wanted, &faults(&validator, &tree)));
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(refused >= 8, "{refused} faulty examples are too few to tell");
}

#[test]
fn changed_layers() {
    let validator = validator(&small(), Schema::Rules);
    let (mut tried, mut differ) = ([0, 0], Vec::new());
    let mut compare = |name: &str, text: &str, most, beneath: &[Vec<Source>]| {
        let wanted = |mutant: &Value| {
            let text = toml::to_string(mutant).ok()?;
            let layer = vec![Source { name: name.to_owned(), text }];
            let layers = beneath.iter().cloned().chain([layer]).collect();
            (!has_fraction(mutant)).then(|| says_of_rules(mutant, &read_rules(layers, name)))
        };
        differ.extend(differing(name, &tree(text).unwrap(), &validator, most, wanted, &mut tried));
    };
    let over = source(OVER_SMALL);
    compare(OVER_SMALL, &over.text, OF_THE_SMALL_LAYER, &[vec![source(SMALL)]]);
    for (name, text, _) in
        examples().iter().filter(|(name, text, _)| name.ends_with("mended") && !text.contains("extends"))
    {
        compare(name, text, OF_AN_EXAMPLE, &[]);
    }
    // Its tests are read by what runs them.
    let mut start = tree(&source(START).text).unwrap();
    start.as_object_mut().unwrap().remove("test");
    compare(START, &toml::to_string(&start).unwrap(), OF_THE_START, &[]);
    assert_none(&differ, tried, [200, 1_000]);
}

#[test]
fn the_layers_are_sound() {
    let over = source(OVER_SMALL);
    let found = read_rules(vec![vec![source(SMALL)], vec![over.clone()]], OVER_SMALL);
    assert!(found.is_empty(), "{found:?}");
    for text in [over.text, source(START).text] {
        let errors = faults(&validator(&small(), Schema::Rules), &tree(&text).unwrap());
        assert!(errors.is_empty(), "{errors}");
    }
}

/// Criteria that set supports: over one that is there it must be said why, of a new one documents may say it.
#[test]
fn supports_without_a_reason() {
    let validator = validator(&small(), Schema::Rules);
    let side = json!({ "says": "x", "support": { "a": 1, "b": 2 } });
    let citations = json!([{ "document": "d", "heading": "", "phrase": "p", "side": "bpo" }]);
    let of = |more: Value| {
        let mut criterion = json!({ "id": "c", "bpo": side });
        criterion.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        validator.is_valid(&json!({ "criterion": [criterion] }))
    };
    assert!(of(json!({ "because": "y" })));
    assert!(of(json!({ "question": "q", "citations": citations })));
    assert!(!of(json!({})));
    assert!(!of(json!({ "question": "q" })));
    assert!(!of(json!({ "citations": citations })));
    assert!(!of(json!({ "question": "q", "citations": [] })));
    assert!(!of(json!({ "question": "q", "citations": citations, "weight": 2 })));
}

#[test]
fn what_changes_without_a_reason() {
    let validator = validator(&small(), Schema::Rules);
    let explained = json!("why");
    let changes = [
        ("band", json!({ "id": "b", "verdict": "kpo" })),
        ("band", json!({ "id": "b", "lean": { "from": 10 } })),
        ("criterion", json!({ "id": "c", "weight": 4 })),
    ];
    for (kind, mut entry) in changes {
        assert!(!validator.is_valid(&json!({ kind: [entry] })), "{kind} {entry}");
        entry["because"] = explained.clone();
        assert!(validator.is_valid(&json!({ kind: [entry] })), "{kind} {entry}");
    }
    for (name, mut table) in [("certainty", json!({ "percent": 90 })), ("strength", json!({ "clear": 5 }))] {
        assert!(!validator.is_valid(&json!({ name: table })), "{name} {table}");
        table["because"] = explained.clone();
        assert!(validator.is_valid(&json!({ name: table })), "{name} {table}");
        assert!(
            !validator.is_valid(&json!({ "extends": "none", "strength": { "clear": 5, "because": "why" } }))
        );
    }
}

/// What the reader demands a reason for; the two tests before know each kind.
#[expect(dead_code, reason = "a match alone tells of a new kind of change")]
fn each_change_is_tested(changed: Changed) {
    match changed {
        // A gate may be a new one, whose documents are its reason.
        Changed::Gate => {}
        Changed::Weight | Changed::Supports | Changed::Band | Changed::Table => {}
    }
}

/// Layers over the built-in rules that the reader refuses and the schema takes, for a layer alone does not tell.
const TAKEN: [(&str, &str); 4] = [
    ("what an entry lacks may stand beneath", "[[question]]\nid = \"new\"\ntopic = \"New\""),
    ("which levels there are stands beneath", "[[question]]\nid = \"judgment\"\nlevel.6 = { label = \"x\" }"),
    ("what is removed may be there", "[[remove]]\ndocument = \"nowhere\"\nbecause = \"x\""),
    (
        "it may be a new criterion, whose documents are its reason",
        "[[criterion]]\nid = \"judgment\"\nquestion = \"judgment\"\nkpo.support.1 = 1\n\
         citations = [{ document = \"educba\", heading = \"\", phrase = \"x\", side = \"kpo\" }]",
    ),
];

#[test]
fn each_known_difference_of_layers_is_one() {
    let validator = validator(&small(), Schema::Rules);
    for (why, text) in TAKEN {
        let text = format!("[rulebook]\nname = \"x\"\nversion = \"1\"\n{text}\n");
        assert!(validator.is_valid(&tree(&text).unwrap()), "{why}: the schema refuses {text}");
        let layer = vec![Source { name: "layer".into(), text: text.clone() }];
        assert!(!read_rules(vec![layer], "layer").is_empty(), "{why}: the reader takes {text}");
    }
}
