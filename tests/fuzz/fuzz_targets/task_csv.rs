//! Bytes as CSV: a task in each row, or a questionnaire with a question in each.
#![no_main]

use checks::tasks;
use libfuzzer_sys::fuzz_target;
use outfit::task::Form;

fuzz_target!(|bytes: &[u8]| tasks(bytes, Form::Csv));
