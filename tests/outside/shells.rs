//! Completions as the shells offer them.

use super::{PROGRAM, has, run};

/// Runs a script with the completions of a shell in `$1`, or under a name in a folder.
fn offered(shell: &str, file: &str, script: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    std::fs::write(&path, run(PROGRAM, &["completions", shell], "")).unwrap();
    let folder = folder.path().to_str().unwrap();
    let flag = if shell == "zsh" { "-fc" } else { "-c" };
    run(shell, &[flag, &script.replace("FOLDER", folder)], "")
}

#[test]
fn bash_offers_commands_and_levels_of_options() {
    if !has("bash") {
        return;
    }
    let script = "source FOLDER/outfit; complete -p outfit; COMP_WORDS=(outfit ru); COMP_CWORD=1; _outfit outfit ru outfit; \
                  echo \"${COMPREPLY[@]}\"; COMP_WORDS=(outfit assess --format ''); COMP_CWORD=3; _outfit outfit '' --format; \
                  echo \"${COMPREPLY[@]}\"";
    let offered = offered("bash", "outfit", script);
    let lines: Vec<&str> = offered.lines().collect();
    let [registered, commands, formats] = lines.as_slice() else { panic!("{offered}") };
    assert!(registered.contains("_outfit"));
    assert_eq!(*commands, "rules");
    assert!(formats.split(' ').any(|format| format == "markdown"), "{formats}");
}

#[test]
fn zsh_loads_the_completions() {
    if !has("zsh") {
        return;
    }
    let script = "fpath=(FOLDER $fpath); autoload -U compinit; compinit -D -u; print $_comps[outfit]; \
                  autoload +X _outfit; functions _outfit | grep -c rules";
    let offered = offered("zsh", "_outfit", script);
    let lines: Vec<&str> = offered.lines().collect();
    let [registered, mentioned] = lines.as_slice() else { panic!("{offered}") };
    assert_eq!(*registered, "_outfit");
    assert!(mentioned.parse::<u32>().unwrap() > 0);
}

#[test]
fn fish_offers_commands_and_levels_of_options() {
    if !has("fish") {
        return;
    }
    let script = "source FOLDER/outfit.fish; complete -C 'outfit ru'; complete -C 'outfit assess --format '";
    let offered = offered("fish", "outfit.fish", script);
    assert!(offered.lines().any(|line| line.starts_with("rules\t")), "{offered}");
    assert!(offered.lines().any(|line| line.starts_with("markdown\t")), "{offered}");
}
