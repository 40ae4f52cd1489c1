//! The engines for many machines, with the program as a filter.

use super::checks::script;

#[test]
fn each_engine_gives_the_same_verdicts() {
    script("scale.py", |_, program| vec![program.to_path_buf()]);
}
