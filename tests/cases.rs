//! Every folder under `tests/cases` that holds a `case.toml` is a case: what is typed, what is piped in (`stdin`), and what must
//! come out (`stdout`, `stderr` and the status). `SNAPSHOTS=overwrite cargo test --test cases` renews what must come out.
//!
//! A comment in a `case.toml` that begins with `wrong:` says what is amiss in an output that is kept all the same.
// The cases name devices, and messages of the system.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use outfit::diagnostic::Code;
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::cmd::Command;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData as _};

const PROGRAM: &str = env!("CARGO_BIN_EXE_outfit");

/// Codes that no command line leads to, each with the reason.
const UNREACHED: &[(Code, &str)] = &[];

/// What is typed, and the exit status that it must lead to.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    args: Vec<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    status: i32,
}

/// The folders of all cases, in order.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    if folder.join("case.toml").exists() {
        return vec![folder.to_owned()];
    }
    folders.iter().flat_map(|folder| cases(folder)).collect()
}

fn all_cases() -> Vec<PathBuf> {
    cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))
}

/// Runs a case in its folder, and gives everything in which the outcome differs.
fn differences(folder: &Path) -> Vec<String> {
    let case: Case = toml::from_str(&std::fs::read_to_string(folder.join("case.toml")).unwrap()).unwrap();
    let Output { status, stdout, stderr } = Command::new(PROGRAM)
        .args(&case.args)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("COLUMNS", "80")
        .envs(&case.env)
        .current_dir(folder)
        .stdin(std::fs::read(folder.join("stdin")).unwrap_or_default())
        .timeout(Duration::from_secs(20))
        .output()
        .unwrap();
    let mut found = Vec::new();
    for (name, printed) in [("stdout", stdout), ("stderr", stderr)] {
        let printed = String::from_utf8(printed).unwrap();
        if acts(&printed) {
            found.push(format!("{name} holds what acts on a terminal: {printed:?}"));
        }
        let wanted = Data::read_from(&folder.join(name), Some(DataFormat::Text)).raw();
        let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
        found.extend(assert.try_eq(Some(&name), printed.into_data(), wanted).err().map(|e| e.to_string()));
    }
    if status.code() != Some(case.status) {
        found.push(format!("expected the status {}, found {status}", case.status));
    }
    found
}

/// Whether a text holds anything but letters, line ends and colors.
fn acts(text: &str) -> bool {
    let ends_color =
        |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m');
    let turns =
        |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.split("\u{1b}[").skip(1).all(ends_color)
        || text.replace("\u{1b}[", "").contains(|c: char| c.is_control() && c != '\n' || turns(c))
}

/// What differs in any case. All are run once, so that no test reads an output that another is about to renew.
fn found() -> &'static [String] {
    static FOUND: OnceLock<Vec<String>> = OnceLock::new();
    let told = |folder: PathBuf| {
        let found = differences(&folder);
        (!found.is_empty()).then(|| format!("{}:\n{}\n", folder.display(), found.join("\n")))
    };
    FOUND.get_or_init(|| all_cases().into_iter().filter_map(told).collect())
}

#[test]
fn every_case_prints_and_exits_as_its_files_say() {
    assert!(found().is_empty(), "{} cases differ\n{}", found().len(), found().join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let _ = found();
    let read = |folder: PathBuf| std::fs::read_to_string(folder.join("stderr")).unwrap_or_default();
    let printed: String = all_cases().into_iter().map(read).collect();
    for code in Code::ALL {
        let reached = ["error", "warning"].iter().any(|level| printed.contains(&format!("{level}[{code}]")));
        let excused = UNREACHED.iter().any(|(unreached, _)| unreached == code);
        assert!(reached != excused, "{code}: has a case: {reached}; is excused from one: {excused}");
    }
}

/// Starts the program on a task that is piped in once `ready` has seen the process.
fn piped(stdout: Stdio, ready: impl FnOnce(&mut std::process::Child)) -> Output {
    let task = r#"{"answers": {"complexity": 1}}"#;
    let mut child = std::process::Command::new(PROGRAM)
        .args(["assess", "-"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    ready(&mut child);
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), task.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn that_nobody_reads_on_is_no_error() {
    let output = piped(Stdio::piped(), |child| drop(child.stdout.take()));
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn nor_is_it_where_what_comes_late_is_long() {
    for args in ["assess - --from jsonl --format markdown", "check - --format json --fail-on never"] {
        let script = format!(
            "yes \"$(tr -d '\\n' < examples/invoice-data-entry.json)\" | head -2000 | {{ \"$0\" {args} --quiet; echo $? >&2; }} | head -1"
        );
        let output =
            std::process::Command::new("sh").args(["-c", &script, PROGRAM]).env_clear().output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "0\n", "{args}");
        assert!(!output.stdout.is_empty(), "{args}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = piped(full.into(), |_| ());
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: the result can't be written: "), "{said}");
}

#[test]
fn an_endless_task_ends_at_the_limit() {
    let script = "yes '{\"answers\":' | tr -d '\\n' | \"$0\" assess - --from jsonl";
    let output = std::process::Command::new("sh").args(["-c", script, PROGRAM]).env_clear().output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error[too-large]: this is larger than 256 MiB\n"), "{said}");
}
