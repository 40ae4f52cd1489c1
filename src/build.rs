//! Turns the built-in rule files into one JSON text and a list of the files as they stand, for `rulebook::builtin`.
//!
//! Nothing is checked here but syntax: the library checks what it reads, whichever text it comes from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=rules");
    match embed(Path::new("rules")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Reads every rule file of the folder and writes what the library includes into the folder that cargo names.
fn embed(rules: &Path) -> Result<(), String> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this through cargo")?);
    let (mut trees, mut list) = (Vec::new(), String::from("&[\n"));
    for path in toml_files(rules)? {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let tree: toml::Table = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        trees.push(tree);
        let _ = writeln!(list, "({:?}, {text:?}),", path.display().to_string());
    }
    list.push(']');
    let json = serde_json::to_string(&trees).map_err(|e| e.to_string())?;
    std::fs::write(out.join("rules.json"), json).map_err(|e| e.to_string())?;
    std::fs::write(out.join("rules.rs"), list).map_err(|e| e.to_string())
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    Ok(paths)
}
