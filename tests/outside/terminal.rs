//! The interview at a terminal: keys go in, and what stands on the screen is looked for.

use super::{PROGRAM, has, run};

/// Plays a terminal of 60 columns: forward, filter, why, back, not sure, leave; then goes on, through parts to the report.
const PLAYED: &str = include_str!("terminal.py");

#[test]
fn an_interview_goes_forward_and_back_and_leaves_the_terminal_as_it_was() {
    if has("python3") {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(run("python3", &["-c", PLAYED, PROGRAM, folder.path().to_str().unwrap()], ""), "played\n");
    }
}
