//! `outfit check`: what the cases of `tests/cases/check` can't show, for it takes several files, folders or very many requests.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

mod many;
mod rules;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const POLICY: &str = "[files]\ninclude = [\"requests/**/*.json\"]\n\n[[rule]]\nid = \"declared\"\nseverity = \"error\"\ndeclared = \"verdict\"\n\n\
    [[rule]]\nid = \"who\"\nseverity = \"warning\"\nfields = [\"answered_by\"]\n";

/// A repository with a policy and some requests, all declared otherwise than the answers say.
fn repository(requests: usize, title: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let task: Value =
        serde_json::from_str(&fs::read_to_string("examples/invoice-data-entry.json").unwrap()).unwrap();
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::create_dir_all(folder.path().join("requests/2026")).unwrap();
    fs::write(folder.path().join("outfit-policy.toml"), POLICY).unwrap();
    for number in 0..requests {
        let mut task = task.clone();
        task["declared"] = "kpo".into();
        task["id"] = format!("R-{number}").into();
        task["title"] = format!("{title} {number}").into();
        task.as_object_mut().unwrap().remove("answered_by");
        let path = folder.path().join(format!("requests/2026/{number:04}.json"));
        fs::write(path, serde_json::to_string_pretty(&task).unwrap()).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outfit"));
    command.arg("check").args(args).env_clear().env("COLUMNS", "80").envs(env.iter().copied());
    command.current_dir(folder).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn several_forms_tell_one_result() {
    let folder = repository(3, "Invoices");
    let args = ["text", "json=r.json", "sarif=r.sarif", "junit=r.xml", "markdown=r.md", "github=r.txt"];
    let args: Vec<&str> = args.iter().flat_map(|form| ["--format", form]).collect();
    let output = run(folder.path(), &args, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(out(&output).contains("3 requests checked: 3 errors, 3 warnings."), "{}", out(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let json: Value = serde_json::from_str(&read("r.json")).unwrap();
    assert_eq!((&json["counts"]["errors"], &json["counts"]["warnings"]), (&3.into(), &3.into()));
    let sarif: Value = serde_json::from_str(&read("r.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 6);
    assert!(read("r.xml").contains("tests=\"9\" failures=\"3\" errors=\"0\""), "{}", read("r.xml"));
    assert_eq!(read("r.txt").matches("::error ").count(), 3);
    assert!(read("r.md").starts_with("# Sourcing requests: the policy is not met\n"));
}

#[test]
fn files_alone_are_told_of_in_a_line() {
    let folder = repository(1, "Invoices");
    let output = run(folder.path(), &["--format", "json=r.json"], &[]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), ""));
    assert_eq!(err(&output), "1 request checked: 1 error, 1 warning. The policy is not met.\n");
}

#[test]
fn a_policy_is_found_from_any_folder_below() {
    let folder = repository(1, "Invoices");
    let below = folder.path().join("requests/2026");
    let text = run(&below, &[], &[]);
    assert!(out(&text).contains("--> ../../requests/2026/0000.json:"), "{}", out(&text));
    let json = run(&below, &["--format", "json"], &[]);
    let json: Value = serde_json::from_str(out(&json)).unwrap();
    // From the root of the repository, wherever one stands.
    assert_eq!(json["findings"][0]["file"], "requests/2026/0000.json");
    // A pipeline may check out only a part of it.
    let root = folder.path().join("requests");
    let json = run(&below, &["--format", "json"], &[("GITHUB_WORKSPACE", root.to_str().unwrap())]);
    let json: Value = serde_json::from_str(out(&json)).unwrap();
    assert_eq!(json["findings"][0]["file"], "2026/0000.json");
}

#[test]
fn annotations_are_as_many_as_are_shown() {
    let folder = repository(12, "Invoices");
    let output = run(folder.path(), &["--format", "github"], &[]);
    let lines: Vec<&str> = out(&output).lines().collect();
    assert_eq!(lines.len(), 21, "{}", out(&output));
    assert!(lines[..9].iter().all(|line| line.starts_with("::error file=requests/2026/")));
    assert!(lines[9].starts_with("::error title=outfit::and 3 more of this kind"), "{}", lines[9]);
    assert!(lines[10..19].iter().all(|line| line.starts_with("::warning file=requests/2026/")));
    assert!(lines[20].starts_with("12 requests checked: 12 errors, 12 warnings."));
}

#[test]
fn the_page_goes_to_the_summary_of_the_job_as_long_as_there_is_room() {
    let folder = repository(1, "Invoices");
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "# Before\n").unwrap();
    let env = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let output = run(folder.path(), &["--format", "github"], &env);
    assert_eq!(err(&output), "");
    let page = fs::read_to_string(&summary).unwrap();
    assert!(page.starts_with("# Before\n# Sourcing requests: the policy is not met\n"), "{page}");
    fs::write(&summary, "x".repeat(1024 * 1024 - 10)).unwrap();
    let output = run(folder.path(), &["--format", "github"], &env);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with("warning: the summary of the job is full"), "{}", err(&output));
    assert_eq!(fs::metadata(&summary).unwrap().len(), 1024 * 1024 - 10);
    // Another form is none of the runner's.
    fs::write(&summary, "").unwrap();
    run(folder.path(), &["--format", "text"], &env);
    assert_eq!(fs::read_to_string(&summary).unwrap(), "");
}

#[test]
fn a_page_fits_a_comment_however_much_is_wrong() {
    for (requests, title) in [(300, "Invoices".to_owned()), (40, "*".repeat(5_000))] {
        let folder = repository(requests, &title);
        let output = run(folder.path(), &["--format", "markdown"], &[]);
        let page = out(&output);
        assert!(page.chars().count() <= 65_000, "{}", page.chars().count());
        assert_eq!(page.contains("More requests with findings"), requests == 300);
    }
}

#[test]
fn a_policy_to_start_from_is_written_once_and_holds() {
    let folder = repository(1, "Invoices");
    let path = folder.path().join("outfit-policy.toml");
    fs::remove_file(&path).unwrap();
    let output = run(folder.path(), &["--init"], &[]);
    assert_eq!((output.status.code(), out(&output)), (Some(0), ""), "{}", err(&output));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        fs::read_to_string("examples/outfit-policy.toml").unwrap()
    );
    let output = run(folder.path(), &[], &[]);
    assert!(out(&output).contains("1 request checked: 1 error."), "{}", out(&output));
    assert_eq!(run(folder.path(), &["--init"], &[]).status.code(), Some(2));
}

/// A request that breaks the policy is found, or what hides it is told and the check fails, wherever it is put.
#[cfg(unix)]
#[test]
fn no_request_hides_in_a_name_or_behind_a_link() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let bad = || {
        let folder = repository(1, "Invoices");
        let from = folder.path().join("requests/2026/0000.json");
        (folder, from)
    };
    // Names that are no UTF-8, in capital letters, or of a hidden folder.
    for name in [&b"b\xffd.json"[..], b"EVIL.JSON", b".hidden/x.json", b"dir\xff/x.json"] {
        let (folder, from) = bad();
        let to = folder.path().join("requests").join(std::ffi::OsStr::from_bytes(name));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(from, to).unwrap();
        let output = run(folder.path(), &[], &[]);
        assert_eq!(output.status.code(), Some(1), "{}{}", out(&output), err(&output));
    }
    // A link to a folder elsewhere, and to a file there.
    for name in ["requests/team", "requests/team.json"] {
        let (folder, elsewhere) = (repository(0, ""), repository(1, "Invoices"));
        let target = elsewhere.path().join("requests/2026");
        let target = if name.ends_with("json") { target.join("0000.json") } else { target };
        symlink(target, folder.path().join(name)).unwrap();
        let output = run(folder.path(), &[], &[]);
        assert_eq!(output.status.code(), Some(2), "{}", out(&output));
        assert!(out(&output).contains("error[outside-folder]"), "{}", out(&output));
    }
}

/// A policy that is there and can't be read does not make way for a weaker one.
#[cfg(unix)]
#[test]
fn no_other_policy_stands_in_for_one_that_is_there() {
    let folder = repository(1, "Invoices");
    let path = folder.path().join("outfit-policy.toml");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("nowhere.toml", &path).unwrap();
    assert_eq!(run(folder.path(), &["requests"], &[]).status.code(), Some(2));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let output = run(folder.path(), &["requests"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("error[not-regular]"), "{}", err(&output));
}

#[test]
fn no_result_is_written_over_what_is_read() {
    let folder = repository(1, "Invoices");
    let request = folder.path().join("requests/2026/0000.json");
    let before = fs::read_to_string(&request).unwrap();
    for file in ["requests/2026/0000.json", "./requests/../requests/2026/0000.json", "outfit-policy.toml"] {
        let output = run(folder.path(), &["--format", &format!("json={file}")], &[]);
        assert_eq!(output.status.code(), Some(2), "{file}");
    }
    assert_eq!(fs::read_to_string(&request).unwrap(), before);
    assert_eq!(fs::read_to_string(folder.path().join("outfit-policy.toml")).unwrap(), POLICY);
}
