//! What to run, over how many tasks.

use std::path::{Path, PathBuf};

use clap::Parser;
use tempfile::TempDir;

use crate::Error;
use crate::child::Call;

/// Runs `outfit` over many tasks beside other programs, and holds what it takes and prints against limits.
///
/// Exit status: 0 all limits are kept; 1 one is not; 2 nothing could be run.
#[derive(Parser)]
pub(crate) struct Arguments {
    /// The program.
    outfit: PathBuf,
    /// Few tasks, each once: what is printed and the memory are held against their limits, the time is only shown.
    #[arg(long)]
    quick: bool,
    /// How often each pair is timed.
    #[arg(long)]
    rounds: Option<usize>,
    /// How many tasks are timed.
    #[arg(long)]
    tasks: Option<u64>,
    /// How many tasks the memory is measured with at the most; they are piped in.
    #[arg(long)]
    most: Option<u64>,
    /// The program of the package `zen`, where it was built.
    #[arg(long)]
    zen: Option<PathBuf>,
    /// The folder for files: with 200,000 tasks they take 8 GB.
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// What no task keeps that was made by `generate`.
const POLICY: &str = "[[rule]]\nid = \"who\"\nseverity = \"warning\"\nfields = [\"answered_by\"]\n";

/// Of the 18 questions that count of the built-in rules each task leaves any five open.
pub(crate) const FIVE_OPEN: &[&str] = &["--answers", "13"];
/// All leave the same twelve open, as a table with empty columns does.
pub(crate) const TWELVE_OPEN_ALIKE: &[&str] = &["--answers", "6", "--alike"];

/// What to run, over how many tasks.
pub(crate) struct Plan {
    outfit: PathBuf,
    /// The folder of this program and those beside it.
    beside: PathBuf,
    /// Whether `outfit` takes `--jobs`.
    pub(crate) has_jobs: bool,
    /// Whether limits of time are held.
    pub(crate) timed: bool,
    pub(crate) rounds: usize,
    pub(crate) tasks: u64,
    /// For an engine that is much slower.
    pub(crate) few_tasks: u64,
    pub(crate) most: u64,
    /// How many tasks are read of which some are broken, and how many of them are.
    pub(crate) with_broken: (u64, u64),
    pub(crate) zen: Option<PathBuf>,
    folder: TempDir,
}

impl Plan {
    pub(crate) fn of(arguments: Arguments) -> Result<Self, Error> {
        let quick = arguments.quick;
        let of = |given: Option<u64>, many: u64, few: u64| given.unwrap_or(if quick { few } else { many });
        let own = std::env::current_exe()?;
        let folder = match &arguments.folder {
            Some(folder) => TempDir::new_in(folder)?,
            None => TempDir::new()?,
        };
        let has_jobs = has_jobs(&arguments.outfit, folder.path())?;
        Ok(Self {
            beside: own.parent().ok_or("this program stands in no folder")?.to_owned(),
            outfit: arguments.outfit,
            has_jobs,
            timed: !quick,
            rounds: arguments.rounds.unwrap_or(if quick { 1 } else { 5 }),
            tasks: of(arguments.tasks, 200_000, 5_000),
            few_tasks: of(None, 10_000, 500),
            most: of(arguments.most, 1_000_000, 200_000),
            with_broken: if quick { (50_000, 200) } else { (1_000_000, 1_000) },
            zen: arguments.zen,
            folder,
        })
    }

    /// `outfit assess` of some input at some depth, with so many jobs, or as many as it takes by itself.
    pub(crate) fn assess(&self, input: &str, detail: &str, jobs: Option<u8>) -> Call {
        let mut arguments = vec!["assess", input, "--from", "jsonl", "--format", "jsonl", "--detail", detail];
        let jobs = jobs.filter(|_| self.has_jobs).map(|jobs| jobs.to_string());
        if let Some(jobs) = &jobs {
            arguments.extend(["--jobs", jobs]);
        }
        Call::new(&self.outfit, &arguments)
    }

    /// `outfit check` of what is piped in, of which nearly nothing is as it is wanted: as much is told as can be.
    pub(crate) fn check(&self) -> Result<Call, Error> {
        let policy = self.file("policy.toml");
        std::fs::write(&policy, POLICY)?;
        let arguments =
            ["check", "-", "--policy", text(&policy)?.as_str(), "--format", "json"].map(str::to_owned);
        Ok(Call::new(&self.outfit, &arguments.each_ref().map(String::as_str)))
    }

    /// A program of this package.
    pub(crate) fn beside(&self, name: &str, arguments: &[&str]) -> Call {
        Call::new(&self.beside.join(name), arguments)
    }

    /// A file of this run.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of so many tasks.
    pub(crate) fn tasks_file(&self, count: u64) -> Result<String, Error> {
        self.file_of(count, &[])
    }

    /// A file of so many tasks, drawn as is said.
    pub(crate) fn file_of(&self, count: u64, drawn: &[&str]) -> Result<String, Error> {
        let path = self.file(&format!("{count}{}.jsonl", drawn.concat()));
        if !path.exists() {
            let count = count.to_string();
            self.beside("generate", &[&[&*count], drawn].concat()).succeed(Some(&path))?;
        }
        text(&path)
    }
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> Result<String, Error> {
    Ok(path.to_str().ok_or("a path that is no text")?.to_owned())
}

/// Whether the program takes `--jobs`: its help says so.
fn has_jobs(outfit: &Path, folder: &Path) -> Result<bool, Error> {
    let help = folder.join("help");
    Call::new(outfit, &["assess", "--help"]).succeed(Some(&help))?;
    Ok(std::fs::read_to_string(help)?.contains("--jobs"))
}
