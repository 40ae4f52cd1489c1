//! Bytes as the one file of a rulebook.
#![no_main]

use checks::rules;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| rules(bytes));
