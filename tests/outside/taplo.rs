//! The schema of rule files in taplo, by which editors help with TOML: it says of each file what the validator says by which
//! `tests/schema` holds the schema against the reader.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use outfit::diagnostic::Code;
use outfit::explain::{CodeExample, ExampleForm};

use super::{PROGRAM, has, run};

/// Where `.ci/run` installs it, else wherever it is found; `None` where it is missing, which is said.
fn taplo() -> Option<PathBuf> {
    let set = std::env::var_os("OUTFIT_TOOLS").map(PathBuf::from);
    let tools = set.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/outside-tools"));
    let installed = tools.join("node_modules/.bin/taplo");
    if installed.exists() {
        return Some(installed);
    }
    has("taplo").then(|| PathBuf::from("taplo"))
}

/// The files that taplo refuses, and all that it says.
fn refused(taplo: &Path, schema: Option<&Path>, files: &[PathBuf]) -> (BTreeSet<PathBuf>, String) {
    let mut command = Command::new(taplo);
    command.args(["check", "--no-auto-config", "--colors", "never"]);
    // A line of a file's own names another schema; without one there is none, and nothing is asked of a network.
    command.args(schema.map(|schema| format!("--schema=file://{}", schema.display())));
    let output = command.args(files).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let path = |line: &str| Some(PathBuf::from(line.rsplit_once("path=\"")?.1.split('"').next()?));
    let refused: BTreeSet<PathBuf> =
        said.lines().filter(|line| line.contains("invalid file")).filter_map(path).collect();
    assert_eq!(output.status.success(), refused.is_empty(), "{said}");
    assert!(said.contains(&format!("found files total={}", files.len())), "{said}");
    (refused, said)
}

/// The .toml files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// All rules of ours, sound and faulty, each under a name of its own: the built-in ones, those of the cases, and the examples of codes.
fn rules() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["rules", "tests/cases/rules", "tests/cases/rules-command", "tests/schema"];
    let paths = folders.iter().flat_map(|folder| files(&root.join(folder)));
    let paths = paths.filter(|path| !path.ends_with("case.toml"));
    let mut all: Vec<(String, String)> = paths
        .filter_map(|path| {
            let name = path.strip_prefix(root).unwrap().display().to_string().replace('/', "_");
            Some((name, std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    for code in Code::ALL {
        let CodeExample { form, bad, mended, .. } = CodeExample::of(*code).unwrap();
        // Of a whole rulebook each is a part that says so.
        let start = match form {
            ExampleForm::Toml if bad.contains("extends") => "",
            ExampleForm::Toml => "extends = \"none\"\n",
            ExampleForm::Layer => "",
            _ => continue,
        };
        all.push((format!("{code}-bad.toml"), format!("{start}{bad}")));
        all.push((format!("{code}-mended.toml"), format!("{start}{mended}")));
    }
    // What is no TOML no schema sees, and taplo knows no mark of the order of bytes.
    all.retain(|(_, text)| toml::from_str::<toml::Table>(text).is_ok() && !text.starts_with('\u{feff}'));
    all
}

#[test]
fn taplo_takes_the_schema_of_rules_for_what_it_is() {
    let Some(taplo) = taplo() else { return };
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let text = run(PROGRAM, &["schema", "rules"], "");
    let schema = folder.join("rules.schema.json");
    std::fs::write(&schema, &text).unwrap();
    let validator = jsonschema::draft7::new(&serde_json::from_str(&text).unwrap()).unwrap();
    let (mut paths, mut wanted) = (Vec::new(), BTreeSet::new());
    for (name, text) in rules() {
        let path = folder.join(name);
        std::fs::write(&path, &text).unwrap();
        let tree = serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap();
        if !validator.is_valid(&tree) {
            wanted.insert(path.clone());
        }
        paths.push(path);
    }
    let (found, said) = refused(&taplo, Some(&schema), &paths);
    let differ: Vec<&PathBuf> = found.symmetric_difference(&wanted).collect();
    assert!(differ.is_empty(), "taplo and the validator differ in {differ:?}\n{said}");
    assert!(wanted.len() >= 40, "{} faulty files are too few to tell", wanted.len());
    assert!(!wanted.iter().any(|path| path.display().to_string().contains("/rules_")), "{said}");
}

/// By the line that the file begins with, as in an editor.
#[test]
fn taplo_checks_the_rules_to_start_from_by_their_own_line() {
    let Some(taplo) = taplo() else { return };
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layer/outfit-rules.toml");
    let (found, said) = refused(&taplo, None, std::slice::from_ref(&example));
    assert!(found.is_empty(), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("ours.toml");
    let output = Command::new(PROGRAM).args(["rules", "init"]).arg(&path).output().unwrap();
    assert!(output.status.success());
    let (found, said) = refused(&taplo, None, std::slice::from_ref(&path));
    assert!(found.is_empty(), "{said}");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("weight = 9\nbecause", "weight = 9\nreason", 1)).unwrap();
    let (found, said) = refused(&taplo, None, std::slice::from_ref(&path));
    assert!(found.contains(&path) && said.contains("reason"), "{said}");
}
