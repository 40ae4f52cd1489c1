//! Very many requests: each is told what it would be told by itself, whoever looks at it and however it is written down.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{err, out, run};

const MANY: usize = 900;
const POLICY: &str = r#"[policy]
waivers = "outfit-waivers.toml"

[[rule]]
id = "declared"
severity = "error"
declared = "verdict"

[[rule]]
id = "settled"
severity = "warning"
settled = true

[[rule]]
id = "who"
severity = "note"
fields = ["answered_by"]

[[rule]]
id = "near"
message = "too near"
severity = "error"
when = { field = "declared", values = ["bpo"] }
forbid = { question = "judgment", levels = ["5"] }
"#;
const WAIVERS: &str = r#"[[waiver]]
task = "R-7"
rule = "declared"
reason = "agreed"
owner = "CFO"
expires = 2030-01-01

[[waiver]]
task = "R-100000"
rule = "declared"
reason = "agreed"
owner = "CFO"
expires = 2030-01-01
"#;
const FORMS: [&str; 6] = ["text", "markdown", "github", "json", "junit", "sarif"];

/// Requests in which much is wrong; every 97th can't be read, every 41st has the id of the one before, and every 13th has none.
fn requests() -> Vec<Value> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/calibration").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let tasks: Vec<Value> =
        paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect();
    (0..MANY)
        .map(|number| {
            let mut task = tasks[number % tasks.len()].clone();
            task["id"] = format!("R-{}", if number % 41 == 40 { number - 1 } else { number }).into();
            if number % 13 == 5 {
                task.as_object_mut().unwrap().remove("id");
            }
            if number % 3 > 0 {
                task["declared"] = ["bpo", "kpo", "retain", "hybrid"][number / 3 % 4].into();
            }
            let answers = task["answers"].as_object_mut().unwrap();
            let first = answers.keys().nth(number % answers.len()).unwrap().clone();
            if number % 5 == 0 {
                answers.remove(&first);
            }
            if number % 97 == 96 {
                answers.insert(first, "nothing".into());
            }
            task
        })
        .collect()
}

fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("outfit-policy.toml"), POLICY).unwrap();
    fs::write(folder.path().join("outfit-waivers.toml"), WAIVERS).unwrap();
    folder
}

/// The result of a check of one input, which must be the same whoever looks at what.
fn checked(folder: &Path, input: &str) -> Value {
    let json = ["--format", "json", input];
    let results = ["1", "2", "5"].map(|jobs| run(folder, &[&json[..], &["--jobs", jobs]].concat(), &[]));
    assert!(results.iter().all(|result| result.stdout == results[0].stdout), "{input}");
    assert_eq!((results[0].status.code(), err(&results[0])), (Some(2), ""));
    serde_json::from_str(out(&results[0])).unwrap()
}

/// What is told of each request, but for where it stands.
fn told(result: &Value, of: impl Fn(&str) -> String) -> BTreeMap<String, Vec<Value>> {
    let mut told: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let by_rule = |finding: &&Value| finding["request"].is_u64() && finding["rule"] != "duplicate-id";
    for finding in result["findings"].as_array().unwrap().iter().filter(by_rule) {
        let request = &result["requests"][usize::try_from(finding["request"].as_u64().unwrap()).unwrap()];
        let name = of(request["task"].as_str().unwrap());
        let help = finding["help"].as_str().map(|help| help.replace(request["task"].as_str().unwrap(), ""));
        let said = ["rule", "severity", "message", "choice", "waived"].map(|field| finding[field].clone());
        told.entry(name).or_default().push(json!([said, help, request["verdict"], request["settled"]]));
    }
    told
}

#[test]
fn each_request_of_many_is_told_what_it_is_told_alone() {
    let (folder, requests) = (repository(), requests());
    let lines: String = requests.iter().map(|task| format!("{task}\n")).collect();
    fs::write(folder.path().join("all.jsonl"), &lines).unwrap();
    fs::write(folder.path().join("line.json"), Value::from(requests.clone()).to_string()).unwrap();
    fs::write(folder.path().join("all.json"), serde_json::to_string_pretty(&requests).unwrap()).unwrap();
    fs::create_dir(folder.path().join("each")).unwrap();
    for (number, task) in requests.iter().enumerate() {
        fs::write(folder.path().join(format!("each/{:05}.json", number + 1)), task.to_string()).unwrap();
    }
    let alone = checked(folder.path(), "each");
    let path = |name: &str| match name.strip_prefix("each/") {
        Some(file) => format!("#{}", file.trim_end_matches(".json").parse::<usize>().unwrap()),
        None => name.to_owned(),
    };
    let wanted = told(&alone, path);
    assert!(wanted.len() > MANY / 2, "{}", wanted.len());
    for input in ["all.jsonl", "line.json", "all.json"] {
        let result = checked(folder.path(), input);
        assert_eq!(result["counts"], alone["counts"], "{input}");
        assert_eq!(result["counts"]["unreadable"], MANY / 97, "{input}");
        assert_eq!(told(&result, |name| name.replace(input, "")), wanted, "{input}");
    }
}

#[test]
fn findings_of_many_stand_where_they_say() {
    let (folder, requests) = (repository(), requests());
    let lines: Vec<String> = requests.iter().map(ToString::to_string).collect();
    let pretty = serde_json::to_string_pretty(&requests).unwrap();
    let (mut declared, mut ids) = (0, 0);
    for (input, text) in [
        ("all.jsonl", lines.join("\n")),
        ("line.json", format!("[{}]", lines.join(","))),
        ("all.json", pretty),
    ] {
        fs::write(folder.path().join(input), &text).unwrap();
        let result = checked(folder.path(), input);
        let at = |finding: &Value, field: &str| usize::try_from(finding[field].as_u64().unwrap()).unwrap();
        let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        for finding in
            result["findings"].as_array().unwrap().iter().filter(|finding| finding["request"].is_u64())
        {
            let request = &result["requests"][at(finding, "request")];
            let line = &lines[at(finding, "line") - 1];
            let found: String =
                line[at(finding, "column") - 1..at(finding, "end_column") - 1].iter().collect();
            match finding["rule"].as_str() {
                Some("declared") if !request["declared"].is_null() => {
                    assert_eq!(found, request["declared"].to_string(), "{input}: {finding}");
                    declared += 1;
                }
                Some("duplicate-id") => {
                    assert_eq!(found, request["id"].to_string(), "{input}: {finding}");
                    // The one before it has the same id.
                    let before = &result["requests"][at(finding, "request") - 1];
                    let earlier = format!("another request has this id: {input}:");
                    let said = finding["message"].as_str().unwrap().strip_prefix(&earlier).unwrap();
                    let line: usize = said.parse().unwrap();
                    assert!(
                        lines[line - 1].iter().collect::<String>().contains(&before["id"].to_string()),
                        "{finding}"
                    );
                    ids += 1;
                }
                _ => {}
            }
        }
    }
    assert!(declared > 600 && ids > 50, "{declared} {ids}");
}

#[test]
fn every_form_is_the_same_whoever_looks_at_what() {
    let folder = repository();
    let lines: String = requests().iter().map(|task| format!("{task}\n")).collect();
    fs::write(folder.path().join("all.jsonl"), &lines).unwrap();
    for form in FORMS {
        let [one, several] =
            ["1", "4"].map(|jobs| run(folder.path(), &["all.jsonl", "--format", form, "--jobs", jobs], &[]));
        assert_eq!((one.status.code(), out(&one)), (Some(2), out(&several)), "{form}");
        assert!(one.stdout.len() > 1_000, "{form}");
    }
}
