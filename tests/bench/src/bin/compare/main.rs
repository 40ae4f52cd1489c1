//! Runs `outfit` over many tasks beside other programs, and holds what it takes and what it prints against limits.
//!
//! Whole commands are run in turn. Before anything is timed, what both print is compared.

mod broken;
mod child;
mod jobs;
mod memory;
mod outputs;
mod pairs;
mod plan;
mod speed;
mod table;

use std::process::ExitCode;

use clap::Parser;

use crate::plan::{Arguments, Plan};
use crate::table::{Kept, Row};

/// Why something could not be run, or was not as it must be.
pub(crate) type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let plan = match Plan::of(Arguments::parse()) {
        Ok(plan) => plan,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let mut all_kept = true;
    for (check, make) in CHECKS {
        let rows = make(&plan).unwrap_or_else(|error| vec![Row::failed(check, &error)]);
        for row in rows {
            row.print();
            all_kept &= row.kept != Kept::No;
        }
    }
    if all_kept { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// A check: some rows of the table.
type Check = fn(&Plan) -> Result<Vec<Row>, Error>;

const CHECKS: [(&str, Check); 8] = [
    ("normal, against the floor", speed::normal),
    ("brief, against the floor", speed::brief),
    ("brief, against regorus", speed::rego),
    ("brief, against zen", speed::zen),
    ("open answers", speed::open),
    ("two jobs", jobs::check),
    ("memory", memory::check),
    ("broken tasks", broken::check),
];
