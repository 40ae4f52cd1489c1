//! Bytes as JSON: a task, an array of them, and one a line.
#![no_main]

use checks::tasks;
use libfuzzer_sys::fuzz_target;
use outfit::task::Form;

fuzz_target!(|bytes: &[u8]| {
    tasks(bytes, Form::Json);
    tasks(bytes, Form::JsonLines);
});
