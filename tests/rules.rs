//! The commands for rules, held against `assess --rules` and against each other.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use outfit::explain::Entry;
use outfit::lint::lint;
use outfit::render::rules_markdown;
use outfit::rulebook::{Layered, Rulebook};
use outfit::source::Source;
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData as _};

#[derive(serde::Deserialize)]
struct Case {
    args: Vec<String>,
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outfit"));
    command.args(args).env_clear().env("COLUMNS", "80").current_dir(folder).output().unwrap()
}

/// The folders of all cases about rules, each with the path that `--rules` names.
fn cases() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let named = |folder: PathBuf| {
        let case: Case = toml::from_str(&std::fs::read_to_string(folder.join("case.toml")).unwrap()).unwrap();
        let at = case.args.iter().position(|arg| arg == "--rules")?;
        Some((folder, case.args.get(at + 1)?.clone()))
    };
    folders.into_iter().filter_map(named).collect()
}

#[test]
fn checking_rules_says_what_assessing_by_them_says() {
    let (mut faulty, mut sound) = (0, 0);
    for (folder, rules) in cases() {
        let assessed = std::fs::read_to_string(folder.join("stderr")).unwrap_or_default();
        let checked = run(&folder, &["rules", "check", &rules, "--quiet"]);
        let said = String::from_utf8(checked.stderr).unwrap();
        let status = checked.status.code().unwrap();
        assert_eq!(said.trim_end(), assessed.trim_end(), "{}", folder.display());
        match status {
            0 => sound += 1,
            _ => faulty += 1,
        }
        let codes = ["error[unreadable]", "error[no-files]", "error[not-regular]"];
        let unread = codes.iter().any(|code| said.contains(code));
        let wanted = if said.is_empty() {
            0
        } else if unread {
            2
        } else {
            1
        };
        assert_eq!(status, wanted, "{}", folder.display());
        // As JSON it is the same answer.
        let json = run(&folder, &["rules", "check", &rules, "--format", "json"]);
        assert_eq!(json.status.code(), Some(status), "{}", folder.display());
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        assert_eq!(json.get("sound"), Some(&(status == 0).into()));
    }
    assert!(faulty > 50 && sound > 3, "{faulty} {sound}");
}

#[test]
fn rules_that_are_shown_are_the_same_rules() {
    let shown = tempfile::tempdir().unwrap();
    let path = shown.path().join("shown.toml");
    let path = path.to_str().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let digest = |args: &[&str]| {
        let json = run(root, &[&["rules", "check", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
        json.pointer("/rules/digest").unwrap().clone()
    };
    let controls = "tests/cases/rules/texts-with-controls/rules.toml";
    for rules in [&[][..], &["--rules", "tests/cases/small.toml"], &["--rules", controls]] {
        let show = run(root, &[&["rules", "show", "-o", path], rules].concat());
        assert!(show.status.success());
        assert_eq!(digest(&[path]), digest(rules), "{rules:?}");
    }
}

#[test]
fn the_page_of_the_built_in_rules_is_current() {
    let page = rules_markdown(&Rulebook::builtin().unwrap()).into_data();
    let kept = Data::read_from(Path::new("rules/README.md"), Some(DataFormat::Text)).raw();
    let differs = Assert::new().action_env(DEFAULT_ACTION_ENV).try_eq(None, page, kept).err();
    let renew =
        "rules/README.md is not what the rules say; `cargo run -- rules doc -o rules/README.md` renews it";
    assert!(differs.is_none(), "{renew}\n{}", differs.unwrap());
}

/// A page without what Markdown needs beside the words.
fn words(page: &str) -> String {
    page.replace("&#8203;", "").replace('\\', "")
}

#[test]
fn the_page_tells_all_that_the_rules_say() {
    let rulebook = Rulebook::builtin().unwrap();
    let page = words(&rules_markdown(&rulebook));
    let said = |text: &str| assert!(page.contains(text.trim()), "{text}");
    let phrases = |list: &[outfit::rulebook::Citation]| {
        for citation in list {
            said(&format!("{}\u{201d} (of ", citation.phrase));
            said(&citation.heading);
        }
    };
    for entry in Entry::all(&rulebook) {
        let mut letters = entry.kind().id().chars();
        let kind = letters.next().unwrap().to_uppercase().to_string() + letters.as_str();
        assert_eq!(page.matches(&format!("\n### {kind} `{}`\n", entry.id())).count(), 1, "{}", entry.id());
        match entry {
            Entry::Question(_, question) => {
                said(&format!("**{}: {}**", question.topic, question.text));
                said(&question.why);
                for level in &question.levels {
                    said(&format!("| `{}` | {} |", level.id, level.label));
                    said(level.example.as_deref().unwrap_or_default());
                }
                phrases(&question.citations);
            }
            Entry::Criterion(criterion) => {
                said(&entry.says());
                said(criterion.because.as_deref().unwrap_or_default());
                phrases(&criterion.citations);
            }
            Entry::Gate(gate) => {
                said(&gate.ground);
                said(&gate.condition);
                said(gate.because.as_deref().unwrap_or_default());
                phrases(&gate.citations);
            }
            Entry::Band(band) => said(&band.because),
            Entry::Document(document) => {
                said(&format!("**{}: {}**", document.name, document.title));
                said(&document.publisher);
                said(document.interest.as_deref().unwrap_or_default());
                said(document.link.as_deref().unwrap_or_default());
                said(document.sha256.as_deref().unwrap_or_default());
            }
            Entry::Service(service) => {
                service.called().for_each(said);
                said(service.note.as_deref().unwrap_or_default());
                phrases(&service.bpo);
                phrases(&service.kpo);
            }
            Entry::Advice(advice) => {
                said(&advice.text);
                said(&format!("({}), given when ", advice.topic));
                said(advice.because.as_deref().unwrap_or_default());
                phrases(&advice.citations);
            }
            Entry::Limit(limit) => {
                said(&limit.text);
                said(limit.because.as_deref().unwrap_or_default());
                phrases(&limit.citations);
            }
        }
    }
}

/// Where GitHub lets a link to a heading lead: its letters, digits and hyphens, hyphens for blanks.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_link_of_the_page_leads_to_a_heading() {
    let page = rules_markdown(&Rulebook::builtin().unwrap());
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let headings: Vec<String> = headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect();
    for (at, heading) in headings.iter().enumerate() {
        assert!(!headings[..at].contains(heading), "{heading} stands twice, so GitHub numbers it");
    }
    let links = page.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap());
    let links: Vec<&str> = links.collect();
    assert!(links.len() > 500, "{}", links.len());
    for link in links {
        assert!(headings.iter().any(|heading| heading == link), "{link}");
    }
}

#[test]
fn the_page_lays_out_conditions_ranges_and_weights_in_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/small.toml");
    let rules = std::fs::read_to_string(folder).unwrap();
    let page = |when: &str, lean: [&str; 2], weight: &str| {
        let rules = rules
            .replace("when = { verdict = [\"bpo\", \"kpo\", \"hybrid\"] }", &format!("when = {when}"))
            .replace("lean = { above = -10, below = 10 }", lean[0])
            .replace("lean = { from = 10 }", lean[1])
            .replace("question = \"product\"\nkpo", &format!("question = \"product\"\n{weight}\nkpo"));
        let source = Source { name: "rules.toml".into(), text: rules };
        let rulebook = Rulebook::from_toml(vec![source]).unwrap_or_else(|faults| panic!("{faults}"));
        words(&rules_markdown(&rulebook))
    };
    let between = ["lean = { above = -10, up-to = 20 }", "lean = { above = 20 }"];
    let when = r#"{ not = { all = [
        { question = "tools", levels = ["lab"] },
        { any = [{ verdict = ["bpo"] }, { not = { basis = ["steps"] } }, { basis = ["gate", "bands"] }] },
    ] } }"#
        .replace('\n', "");
    let page = page(&when, between, "weight = 7\nbecause = \"our own choice\"");
    for text in [
        "given when [`tools`](#question-tools) is answered, but does not hold `lab` (a laboratory), or (the verdict is not \
         a BPO, and the work is given in steps, and the verdict does not rest on a gate that fires or answers to every \
         question that counts).",
        "**Split it: lean above \u{2212}10 and at most 20 points.**",
        "**A KPO: lean above 20 points.**",
        "**Weight 7**, set by the rulebook. One document states it: [Blog](#document-blog).",
        "12 points are possible for a BPO and 40 for a KPO",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
}

/// Rules as they are kept beside the examples.
const LAYER: &str = "examples/layer/outfit-rules.toml";

#[test]
fn the_rules_to_start_from_are_those_of_the_example() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["rules", "init"]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let of = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(of("outfit-rules.toml"), std::fs::read_to_string(LAYER).unwrap());
    let kept = Data::read_from(Path::new("examples/layer/rules.schema.json"), Some(DataFormat::Text)).raw();
    let schema = of("rules.schema.json").into_data();
    let differs = Assert::new().action_env(DEFAULT_ACTION_ENV).try_eq(None, schema, kept).err();
    let renew = "`SNAPSHOTS=overwrite cargo test --test rules` renews it";
    assert!(differs.is_none(), "examples/layer/rules.schema.json is not what `rules init` writes; {renew}");
    // Under another name beside it, and the schema that is there stays.
    std::fs::write(folder.path().join("rules.schema.json"), "{}").unwrap();
    assert!(run(folder.path(), &["rules", "init", "more.toml"]).status.success());
    assert_eq!((of("more.toml"), of("rules.schema.json")), (of("outfit-rules.toml"), "{}".to_owned()));
    let again = run(folder.path(), &["rules", "init"]);
    assert_eq!(again.status.code(), Some(2), "{again:?}");
}

/// The rules to start from with every setting in them that is commented out, but for the one that starts afresh.
fn with_every_setting() -> String {
    let setting = |line: &str| {
        let key = line.split(" = ").next().unwrap_or("");
        let is_key = line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || ".-".contains(c));
        (is_key || line.starts_with('[')) && !line.starts_with("extends")
    };
    let uncommented = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if setting(rest) => format!("{rest}\n"),
        _ => format!("{line}\n"),
    };
    std::fs::read_to_string(LAYER).unwrap().lines().map(uncommented).collect()
}

#[test]
fn the_rules_to_start_from_leave_nothing_to_look_at_with_every_setting_too() {
    let all = with_every_setting();
    assert_eq!(
        all.lines().filter(|line| ["[[band]]", "[[remove]]", "[lint]"].contains(line)).count(),
        3,
        "{all}"
    );
    for text in [std::fs::read_to_string(LAYER).unwrap(), all] {
        let source = Source { name: "ours.toml".into(), text };
        let layered = Layered::over_builtin(vec![vec![Ok(source)]]).unwrap();
        let linted = lint(&layered);
        assert!(linted.warned.list.is_empty() && linted.denied.list.is_empty(), "{linted:?}");
    }
    let proof = run(Path::new("."), &["rules", "prove", LAYER]);
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stderr));
}

/// The task beside the rules is decided by the gate that they add, and not without them.
#[test]
fn the_task_beside_the_rules_to_start_from_is_decided_by_them() {
    let folder = Path::new("examples/layer");
    let args = ["assess", "batch-release.json", "--rules", "outfit-rules.toml", "--format", "json"];
    let report: serde_json::Value = serde_json::from_slice(&run(folder, &args).stdout).unwrap();
    assert_eq!((&report["verdict"], &report["basis"]), (&"retain".into(), &"gate".into()));
    assert_eq!(run(folder, &["assess", "batch-release.json"]).status.code(), Some(2));
}
