//! Checks the built-in rule files with the library's own code and keeps the checked rulebook for `builtin`, so that the program
//! need not read them at every start. Faulty rules fail the build. Keeps schemas for `schema` without the white space too.
#![expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the library's modules hold more than a build needs"
)]

mod diagnostic;
mod order;
mod ratio;
mod rulebook;
mod source;
mod table;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use diagnostic::Faults;
use rulebook::Rulebook;
use source::{Source, line_column};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src");
    leave_out_index();
    match keep(Path::new("rules")).and_then(|()| keep_schemas(Path::new("src/schema"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Leaves the index out by which a panic finds its way up: as released, the program aborts at one, and reads nothing of it.
fn leave_out_index() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
    }
}

/// Writes the rulebook that the library includes.
fn keep(rules: &Path) -> Result<(), String> {
    let files = files(rules)?;
    let list: Vec<(&str, &str)> = files.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect();
    let list = format!("&{list:?}");
    let rulebook = Rulebook::from_toml(files).map_err(|faults| listed(&faults))?;
    let kept = postcard::to_stdvec(rulebook.entries()).map_err(|e| e.to_string())?;
    write("rulebook.postcard", &kept)?;
    write("rulebook.sha256", rulebook.digest().as_bytes())?;
    write("rules.rs", list.as_bytes())
}

/// Writes the schemas that the library includes, on one line.
fn keep_schemas(folder: &Path) -> Result<(), String> {
    for name in ["policy.json", "report.json", "rules.json", "task.json"] {
        let path = folder.join(name);
        let said = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|e| said(&e))?;
        let schema: serde_json::Value = serde_json::from_str(&text).map_err(|e| said(&e))?;
        write(name, schema.to_string().as_bytes())?;
    }
    Ok(())
}

/// Writes a file into the folder that cargo names.
fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this through cargo")?;
    std::fs::write(PathBuf::from(out).join(name), bytes).map_err(|e| e.to_string())
}

fn files(folder: &Path) -> Result<Vec<Source>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        std::fs::read_to_string(path)
            .map(|text| Source { name: name.clone(), text })
            .map_err(|e| format!("{name}: {e}"))
    };
    paths.iter().map(read).collect()
}

/// One line a fault.
fn listed(faults: &Faults) -> String {
    let mut text = String::from("the built-in rule files are faulty\n");
    for diagnostic in &faults.list {
        let place =
            diagnostic.place.and_then(|place| Some((faults.sources.get(place.source)?, place.span().start)));
        if let Some((source, at)) = place {
            let (line, column) = line_column(&source.text, at);
            // Writing to a string does not fail.
            let _ = write!(text, "{}:{line}:{column}: ", source.name);
        }
        let help = diagnostic.fault.help().unwrap_or_default();
        let _ = writeln!(text, "{}: {} {help}", diagnostic.fault.code(), diagnostic.fault.message());
    }
    text
}
