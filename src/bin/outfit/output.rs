//! Printing: how wide, with color or without, and what to do when nobody reads on.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anstream::{AutoStream, ColorChoice, StripStream};
use anyhow::Context;

use crate::args::{Color, Everywhere};
use crate::failure::INTERRUPTED;
use crate::file::extension;

/// So wide is what no terminal shows.
const WIDTH: usize = 80;

/// The files that were begun: those without their names yet are taken away when the program is stopped.
static BEGUN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// How many columns a line may take: as COLUMNS says, or the terminal.
pub(crate) fn width() -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(WIDTH)
}

/// Hands over a result: to the file that was named, or to standard output.
pub(crate) fn deliver(text: &str, everywhere: &Everywhere) -> anyhow::Result<()> {
    match &everywhere.output {
        Some(path) => {
            check(path, &everywhere.rules())?;
            save(path, text)
        }
        None => is_read_on(Sink::standard(everywhere).shown(text)).map(drop),
    }
}

/// Whether someone reads on after something was written. That a reader has gone is no error.
pub(crate) fn is_read_on(written: std::io::Result<()>) -> anyhow::Result<bool> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        written => written.map(|()| true).context("the result can't be written"),
    }
}

/// Refuses to write over an input, into a folder that is read, or over anything but a regular file.
pub(crate) fn check(path: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
    if std::fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        anyhow::bail!("{} is no regular file: nothing was written", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (real, folder) = (path.canonicalize().ok(), folder.canonicalize().ok());
    for input in inputs {
        // What is piped in may come from a file.
        let input = if input.as_os_str() == "-" { Path::new("/dev/stdin") } else { input };
        let found = input.canonicalize().ok();
        if real.is_some() && found == real {
            anyhow::bail!("{} is an input too: give the result another name", path.display());
        }
        let within = found.zip(folder.as_ref()).is_some_and(|(found, folder)| folder.starts_with(found));
        if within && input.is_dir() && is_read(path) {
            anyhow::bail!("{} lies in a folder that is read: give the result another place", path.display());
        }
    }
    Ok(())
}

/// Whether a file of that name is read where a folder is named.
fn is_read(path: &Path) -> bool {
    matches!(extension(path).as_deref(), Some("json" | "jsonl" | "csv" | "toml"))
}

/// The folder that a file is written to, which must be there.
pub(crate) fn there(path: &Path) -> anyhow::Result<&Path> {
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        anyhow::bail!("{} names a folder: name a file in it", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        anyhow::bail!("{} can't be written: there is no folder {}", path.display(), folder.display());
    }
    Ok(folder)
}

/// Writes what someone starts from; never over anything that is there.
pub(crate) fn start(path: &Path, text: &str) -> anyhow::Result<()> {
    if path.symlink_metadata().is_ok() {
        anyhow::bail!("{} is there already: nothing was written", path.display());
    }
    save(path, text)
}

/// Writes a result to a file: whole or not at all.
pub(crate) fn save(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut sink = Sink::file(path)?;
    sink.shown(text).with_context(|| unwritable(path))?;
    sink.finish()
}

fn unwritable(path: &Path) -> String {
    format!("{} can't be written", path.display())
}

/// Where a result goes piece by piece.
pub(crate) enum Sink<'p> {
    /// To standard output, with color or without.
    Standard(ColorChoice),
    /// To a file, which gets its name when all is written.
    File(&'p Path, Box<tempfile::NamedTempFile>),
}

impl<'p> Sink<'p> {
    /// The file that was named, else standard output.
    pub(crate) fn open(everywhere: &'p Everywhere) -> anyhow::Result<Self> {
        match &everywhere.output {
            Some(path) => {
                check(path, &everywhere.rules())?;
                Self::file(path)
            }
            None => Ok(Self::standard(everywhere)),
        }
    }

    fn standard(everywhere: &Everywhere) -> Self {
        Self::Standard(choice(everywhere.color, std::io::stdout().is_terminal()))
    }

    /// A file.
    pub(crate) fn file(path: &'p Path) -> anyhow::Result<Self> {
        let file = new_file(there(path)?).with_context(|| unwritable(path))?;
        if let Ok(mut begun) = BEGUN.lock() {
            begun.push(file.path().to_path_buf());
        }
        // Whoever has set what is done then sees to it: an interview does, and so does the first of several files.
        let _ = ctrlc::set_handler(|| {
            for left in BEGUN.lock().iter().flat_map(|begun| begun.iter()) {
                let _ = std::fs::remove_file(left);
            }
            std::process::exit(INTERRUPTED.into());
        });
        Ok(Self::File(path, Box::new(file)))
    }

    /// Writes a text that may have color, which a file gets none of.
    pub(crate) fn shown(&mut self, text: &str) -> std::io::Result<()> {
        match self {
            Self::Standard(choice) => {
                if let (ColorChoice::Never, Some(plain)) = (*choice, without_color(text)) {
                    let mut stdout = std::io::stdout().lock();
                    return stdout.write_all(plain.as_bytes()).and_then(|()| stdout.flush());
                }
                let mut stream = AutoStream::new(std::io::stdout().lock(), *choice);
                stream.write_all(text.as_bytes()).and_then(|()| stream.flush())
            }
            Self::File(_, file) => {
                let mut plain = StripStream::new(file.as_file_mut());
                plain.write_all(text.as_bytes()).and_then(|()| plain.flush())
            }
        }
    }

    /// Gives a file its name.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let Self::File(path, file) = self else { return Ok(()) };
        let unwritable = || unwritable(path);
        file.as_file().sync_all().with_context(unwritable)?;
        if let Ok(found) = std::fs::metadata(path) {
            file.as_file().set_permissions(found.permissions()).with_context(unwritable)?;
        }
        file.persist(path).map(drop).with_context(unwritable)
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Standard(_) => std::io::stdout().write(text),
            Self::File(_, file) => file.write(text),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Standard(_) => std::io::stdout().flush(),
            Self::File(_, file) => file.flush(),
        }
    }
}

/// A text without its colors, in a tenth of the time that taking away whatever acts on a terminal takes; `None` if it has more of
/// that.
fn without_color(text: &str) -> Option<String> {
    let mut parts = text.split('\u{1b}');
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let (codes, rest) = part.strip_prefix('[')?.split_once('m')?;
        if !codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') {
            return None;
        }
        plain.push_str(rest);
    }
    Some(plain)
}

/// A file that gets its name when it is whole; others may read it as they may read any new file.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666))
    };
    builder.tempfile_in(folder)
}

/// Prints a message to standard error. If even that fails there is nobody left to tell.
pub(crate) fn complain(text: &str, color: Color) {
    let stderr = std::io::stderr();
    let choice = choice(color, stderr.is_terminal());
    let _ = AutoStream::new(stderr.lock(), choice).write_all(text.as_bytes());
}

/// Whether prompts on standard error have color.
pub(crate) fn colored(color: Color) -> bool {
    choice(color, std::io::stderr().is_terminal()) != ColorChoice::Never
}

/// Whether to use color: the flag, else NO_COLOR, else the variables that force it, else whether a terminal shows it.
fn choice(color: Color, terminal: bool) -> ColorChoice {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let shows = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
        Color::Auto if set("CLICOLOR_FORCE") || set("FORCE_COLOR") => true,
        Color::Auto => terminal && !dumb,
    };
    if shows { ColorChoice::AlwaysAnsi } else { ColorChoice::Never }
}
