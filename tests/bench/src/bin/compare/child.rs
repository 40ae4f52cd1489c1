//! A command that runs to its end, and what it took.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::Error;

/// What a command took.
pub(crate) struct Took {
    pub(crate) status: ExitStatus,
    /// In user mode and in the kernel.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
    /// The most memory that it had at once, in bytes. What this program has when it starts another counts for that one too, as the
    /// system counts: so this program reads no file whole.
    pub(crate) peak: u64,
}

/// Where a command reads from.
pub(crate) enum Input {
    Nothing,
    /// What another program writes meanwhile.
    Of(Child),
}

/// A program and its arguments, in words.
pub(crate) struct Call {
    pub(crate) program: PathBuf,
    arguments: Vec<String>,
}

impl Call {
    pub(crate) fn new(program: &Path, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { program: program.to_owned(), arguments }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command
    }

    fn failed(&self, error: &dyn std::fmt::Display) -> Error {
        format!("{}: {error}", self.program.display()).into()
    }

    /// Starts it, to be read from.
    pub(crate) fn start(&self) -> Result<Child, Error> {
        let command = &mut self.command();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| self.failed(&error))
    }

    /// Runs it. What it writes goes to files, or nowhere.
    pub(crate) fn run(&self, input: Input, out: Option<&Path>, told: Option<&Path>) -> Result<Took, Error> {
        let mut command = self.command();
        let to = |path: Option<&Path>| match path {
            Some(path) => File::create(path).map(Stdio::from),
            None => Ok(Stdio::null()),
        };
        command.stdout(to(out)?).stderr(to(told)?);
        let mut writer = None;
        match input {
            Input::Nothing => command.stdin(Stdio::null()),
            Input::Of(mut child) => {
                let read = child.stdout.take().ok_or("nothing to read from")?;
                writer = Some(child);
                command.stdin(read)
            }
        };
        let start = Instant::now();
        let mut child = command.spawn().map_err(|error| self.failed(&error))?;
        // The end of the pipe that this program has would keep the writer from seeing that nobody reads.
        drop(command);
        let used = child.wait4().map_err(|error| self.failed(&error))?;
        let wall = start.elapsed();
        if let Some(mut writer) = writer {
            writer.wait()?;
        }
        let usage = used.rusage;
        Ok(Took { status: used.status, cpu: usage.utime + usage.stime, wall, peak: usage.maxrss })
    }

    /// Runs it, and holds that it succeeds.
    pub(crate) fn succeed(&self, out: Option<&Path>) -> Result<Took, Error> {
        let took = self.run(Input::Nothing, out, None)?;
        match took.status.success() {
            true => Ok(took),
            false => Err(self.failed(&took.status)),
        }
    }
}
