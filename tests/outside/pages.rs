//! The manual page as man and mandoc read it.

use super::{PROGRAM, has, run};

/// Every command, the program itself as the empty one.
fn commands() -> Vec<Vec<String>> {
    let below = |words: &[&str]| -> Vec<String> {
        let mut args = words.to_vec();
        args.push("--help");
        let help = run(PROGRAM, &args, "");
        let list = help.split("Commands:\n").nth(1).unwrap_or("").split("\n\n").next().unwrap_or("");
        // A name stands two columns in; deeper lines go on with what a command does.
        let names =
            list.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
        names
            .filter_map(|line| line.split(' ').next())
            .filter(|name| *name != "help")
            .map(str::to_owned)
            .collect()
    };
    let mut all = vec![Vec::new()];
    for command in below(&[]) {
        all.extend(below(&[&command]).into_iter().map(|sub| vec![command.clone(), sub]));
        all.push(vec![command]);
    }
    all
}

#[test]
fn every_page_is_sound_and_says_what_the_command_does() {
    if !has("man") || !has("mandoc") {
        return;
    }
    let all = commands();
    assert!(all.len() > 8, "{all:?}");
    for command in all {
        let args: Vec<&str> = std::iter::once("man").chain(command.iter().map(String::as_str)).collect();
        let page = run(PROGRAM, &args, "");
        run("mandoc", &["-T", "lint", "-W", "error"], &page);
        let shown = run("man", &["--warnings", "-E", "utf-8", "-P", "cat", "-l", "-"], &page);
        for section in ["NAME", "SYNOPSIS", "OPTIONS"] {
            assert!(shown.lines().any(|line| line == section), "{args:?}: {section}\n{shown}");
        }
        // Examples keep their lines.
        let examples: Vec<&str> = page.lines().filter(|line| line.starts_with("  outfit ")).collect();
        assert!(!examples.is_empty(), "{args:?}: no example");
    }
}
