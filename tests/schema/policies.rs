//! The schema of policies against the reader: those of ours, and one with every setting, changed at each node.

use outfit::diagnostic::Fault;
use outfit::policy::Written;
use outfit::rulebook::Rulebook;
use outfit::schema::Schema;
use outfit::source::Source;

use crate::codes::{POLICY, says};
use crate::inputs::{source, tree};
use crate::mutations::{assert_none, differing};
use crate::{faults, validator};

/// What `check --init` writes.
const START: &str = "examples/outfit-policy.toml";
/// Of the changes about so many are tried.
const TRIED: usize = 2_000;

fn read(rulebook: &Rulebook, text: String) -> Vec<Fault> {
    let read = Written::read(Source { name: "policy.toml".into(), text }).check(rulebook);
    let faults = read.err().into_iter().flat_map(|faults| faults.list);
    faults.map(|diagnostic| diagnostic.fault).collect()
}

/// The policy that `check --init` writes with every setting in it that is commented out.
fn with_every_setting(rulebook: &Rulebook) -> String {
    let setting = |line: &str| {
        let key = line.split(" = ").next().unwrap_or("").trim();
        let is_key = line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        is_key || line.starts_with("[[") || line.starts_with("    {") || line.starts_with("] }")
    };
    let uncommented = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if setting(rest) => format!("{rest}\n"),
        _ => format!("{line}\n"),
    };
    let text: String = source(START).text.lines().map(uncommented).collect();
    text.replace(&"0".repeat(64), rulebook.digest())
}

#[test]
fn the_policy_to_start_from_is_sound_with_every_setting() {
    let rulebook = Rulebook::builtin().unwrap();
    let schema = validator(&rulebook, Schema::Policy);
    let all = with_every_setting(&rulebook);
    assert_eq!(all.lines().filter(|line| *line == "[[rule]]").count(), 8, "{all}");
    for text in [source(START).text, all, source("src/policy/builtin.toml").text] {
        let found = read(&rulebook, text.clone());
        assert!(found.is_empty(), "{found:?}\n{text}");
        let errors = faults(&schema, &tree(&text).unwrap());
        assert!(errors.is_empty(), "{errors}\n{text}");
    }
}

#[test]
fn changed_policies() {
    let rulebook = Rulebook::builtin().unwrap();
    let base = tree(&with_every_setting(&rulebook)).unwrap();
    let mut tried = [0, 0];
    let wanted = |mutant: &serde_json::Value| {
        // What TOML can't say is no policy: null has no form in it.
        let text = toml::to_string(mutant).ok()?;
        (tree(&text)? == *mutant).then(|| says(POLICY, &read(&rulebook, text)))
    };
    let schema = validator(&rulebook, Schema::Policy);
    let differ = differing("policy", &base, &schema, TRIED, wanted, &mut tried);
    // Little of a policy may be this or that.
    assert_none(&differ, tried, [100, 500]);
}

#[test]
fn policies_that_the_program_refuses() {
    let rulebook = Rulebook::builtin().unwrap();
    let schema = validator(&rulebook, Schema::Policy);
    let mut differ = Vec::new();
    for folder in std::fs::read_dir("tests/cases/check").unwrap().map(|entry| entry.unwrap().path()) {
        let path = folder.join("outfit-policy.toml");
        let Some(tree) = path.exists().then(|| tree(&source(&path).text)).flatten() else { continue };
        let wanted = says(POLICY, &read(&rulebook, source(&path).text));
        let errors = faults(&schema, &tree);
        differ.extend(crate::cases::agree(&folder.display().to_string(), wanted, &errors));
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
