//! What the source itself must be: short files, and nothing of the domain that belongs into the rule files.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use outfit::rulebook::Rulebook;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all
}

/// The texts in quotation marks of a source, without its comments.
fn literals(source: &str) -> BTreeSet<&str> {
    let code = source.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

#[test]
fn no_behavior_is_selected_by_an_id_of_the_domain() {
    let rulebook = Rulebook::builtin().unwrap();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    ids.extend(rulebook.documents().iter().flat_map(|d| [d.id.to_string(), d.name.to_string()]));
    ids.extend(rulebook.criteria().iter().map(|c| c.id.to_string()));
    ids.extend(rulebook.gates().iter().map(|g| g.id.to_string()));
    ids.extend(rulebook.bands().iter().map(|b| b.id.to_string()));
    ids.extend(rulebook.services().iter().map(|s| s.id.to_string()));
    ids.extend(rulebook.advice().iter().map(|a| a.id.to_string()));
    ids.extend(rulebook.limits().iter().map(|l| l.id.to_string()));
    for (_, question) in rulebook.questions() {
        ids.insert(question.id.to_string());
        ids.extend(question.levels.iter().map(|level| level.id.to_string()));
    }
    // Words of the rule format that are also ids of levels: which citations speak of both sides, and `extends = "none"`.
    let shared = ["both", "none", "1", "2", "3", "4", "5"];
    ids.retain(|id| !shared.contains(&id.as_str()));
    let mut found = Vec::new();
    for path in sources(Path::new("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        found.extend(
            literals(&text)
                .into_iter()
                .filter(|l| ids.contains(*l))
                .map(|l| format!("{}: {l}", path.display())),
        );
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn files_are_short() {
    let lines = |path: &PathBuf| std::fs::read_to_string(path).unwrap().lines().count();
    let mut lengths: Vec<(usize, PathBuf)> =
        sources(Path::new("src")).into_iter().map(|path| (lines(&path), path)).collect();
    lengths.sort();
    let (median, _) = lengths[lengths.len() / 2];
    let (longest, path) = lengths.last().unwrap();
    assert!(median < 150, "the median file has {median} lines");
    assert!(*longest <= 400, "{} has {longest} lines", path.display());
}
