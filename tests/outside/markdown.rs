//! Markdown as cmark-gfm reads it, the parser that GitHub uses.

use super::{PROGRAM, has, run, tasks};

const EXTENSIONS: [&str; 10] =
    ["-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tagfilter", "-e", "tasklist"];

/// The nodes of the tree that cmark-gfm makes of a page, by their names.
fn nodes(page: &str) -> Vec<String> {
    let args: Vec<&str> = ["-t", "xml"].into_iter().chain(EXTENSIONS).collect();
    let tree = run("cmark-gfm", &args, page);
    let name = |line: &str| {
        let name = line.trim().strip_prefix('<')?;
        Some(name.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?.to_owned())
    };
    tree.lines().filter_map(name).filter(|name| !name.is_empty()).collect()
}

/// What a page shows: the text of its HTML.
fn shown(page: &str) -> String {
    let html = run("cmark-gfm", &EXTENSIONS, page);
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("\u{200b}", ""), ("&amp;", "&")];
    plain.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

#[test]
fn a_page_has_the_structure_that_it_was_given_and_no_other() {
    if !has("cmark-gfm") {
        return;
    }
    for detail in ["brief", "normal", "full"] {
        let page = run(PROGRAM, &["assess", "-", "--format", "markdown", "--detail", detail], &tasks());
        let found = nodes(&page);
        let known = [
            "document",
            "heading",
            "paragraph",
            "text",
            "strong",
            "emph",
            "list",
            "item",
            "table",
            "table_header",
            "table_row",
            "table_cell",
            "thematic_break",
            "tasklist",
            "document",
        ];
        let other: Vec<&String> = found.iter().filter(|name| !known.contains(&name.as_str())).collect();
        assert!(other.is_empty(), "{detail}: {other:?}");
        let headings = page.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(found.iter().filter(|name| *name == "heading").count(), headings, "{detail}");
    }
}

#[test]
fn a_page_shows_every_reason_word_for_word() {
    if !has("cmark-gfm") {
        return;
    }
    let args = |format| ["assess", "-", "--detail", "full", "--format", format];
    let page = shown(&run(PROGRAM, &args("markdown"), &tasks()));
    let reports: serde_json::Value = serde_json::from_str(&run(PROGRAM, &args("json"), &tasks())).unwrap();
    for report in reports.as_array().unwrap() {
        let reasons = report["reasons"].as_array().into_iter().flatten();
        // What a gate decides is told in the gate's own words.
        for reason in reasons.filter(|reason| reason["favors"] != "neither") {
            let text = reason["text"].as_str().unwrap();
            assert!(page.contains(text), "{text}");
        }
    }
    assert!(page.contains("<script>alert(1)</script> [a](javascript:b) ![c](d) **e** `f` | g"));
}

#[test]
fn the_questionnaire_has_a_box_for_each_level() {
    if !has("cmark-gfm") {
        return;
    }
    let page = run(PROGRAM, &["form", "--format", "markdown"], "");
    let boxes = page.lines().filter(|line| line.starts_with("- [ ] ")).count();
    assert_eq!(run("cmark-gfm", &EXTENSIONS, &page).matches("type=\"checkbox\"").count(), boxes);
}

/// Markup of every kind, and what acts on a terminal.
const HOSTILE: &str = "- 1. # <script>alert(1)</script> [a](javascript:b) ![c](d) **e** `f` | g\n\n| @all #12 \u{1b}[31m\u{202e} \
                       https://a.b ~h~ &lt; \\";

/// Rules of which every text that no rule refers to begins with that.
fn hostile(value: &mut toml::Value, key: &str) {
    let texts = "version title publisher date interest link topic text why label example says because ground condition \
                 heading note";
    match value {
        toml::Value::String(text) if texts.split(' ').any(|text| text == key) => {
            *text = format!("{HOSTILE}{text}")
        }
        toml::Value::Table(table) => table.iter_mut().for_each(|(key, value)| hostile(value, key)),
        toml::Value::Array(list) => list.iter_mut().for_each(|value| hostile(value, key)),
        _ => {}
    }
}

#[test]
fn no_text_of_rules_changes_the_structure_of_their_page() {
    if !has("cmark-gfm") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let page = |rules: &toml::Value| {
        let path = folder.path().join("rules.toml");
        std::fs::write(&path, toml::to_string(rules).unwrap()).unwrap();
        run(PROGRAM, &["rules", "doc", "--rules", path.to_str().unwrap()], "")
    };
    let structure = |page: &str| {
        let plain = |name: &String| !["text", "softbreak"].contains(&name.as_str());
        nodes(page).into_iter().filter(plain).collect::<Vec<String>>()
    };
    let rules =
        include_str!("../cases/small.toml").replace("interest =", "link = \"no address\"\ninterest =");
    let mut rules: toml::Value = toml::from_str(&rules).unwrap();
    let plain = page(&rules);
    hostile(&mut rules, "");
    let attacked = page(&rules);
    assert_eq!(structure(&attacked), structure(&plain), "{attacked}");
    assert!(!attacked.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{attacked}");
    assert!(!attacked.contains("@all") && !attacked.contains("#12"), "{attacked}");
}
