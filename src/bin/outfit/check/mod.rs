//! `outfit check`.

mod delivery;
mod held;
mod repository;
mod summary;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use outfit::diagnostic::Unread;
use outfit::policy::{Date, Looked, Looker, Policy, Terms};

use delivery::Delivery;
use held::{Held, held};
use repository::Repository;

use crate::args::{CheckArgs, Everywhere, Wanted};
use crate::failure::{self, Failure};
use crate::input::{self, Found, Stream, Turn};
use crate::output;
use crate::pipeline::{self, Hand};
use crate::progress::Progress;

/// The name that a policy is found by.
const POLICY: &str = "outfit-policy.toml";
/// What `--init` writes.
const START: &str = include_str!("../../../../examples/outfit-policy.toml");

pub(crate) fn run(typed: &CheckArgs, everywhere: &Everywhere) -> Result<(), Failure> {
    if typed.init {
        return init(everywhere);
    }
    let formats = typed.formats()?;
    let repository = Repository::around();
    let named = held::found(typed, everywhere)?;
    guarded(&formats, typed, &named, everywhere)?;
    let Held { rulebook, policy, folder, waivers } = held(named, &repository, everywhere)?;
    let mut found = inputs(&policy, &folder, typed, everywhere)?;
    // A file that was named twice holds no request twice.
    let (mut seen, mut paths) = (BTreeSet::new(), Vec::new());
    found.retain(|found| {
        let path = repository.of(found);
        let is_new = seen.insert(path.clone());
        paths.extend(is_new.then_some(path));
        is_new
    });
    let read: Vec<PathBuf> = found.iter().map(|found| PathBuf::from(input::name(found))).collect();
    written(&formats, everywhere).try_for_each(|file| output::check(file, &read))?;
    let progress = Progress::of(|| input::size(&found), false, everywhere);
    let stream = Stream::of(found, None, typed.allow_empty)?;
    let (path, waivers) = waivers.unzip();
    let today = typed.today.unwrap_or_else(today);
    let terms = Terms { policy: &policy, rulebook: &rulebook, waivers: waivers.as_ref(), today };
    let delivery = Delivery::new(terms, paths, &formats, typed, everywhere, progress);
    let delivery = pipeline::run(stream, delivery, || Ok(Inspector(Looker::new(terms))), typed.jobs)?;
    let sum = delivery.finish(path.as_deref(), typed.inputs.is_empty())?;
    if sum.unread > 0 {
        Err(Failure::Said)
    } else if sum.is_met(typed.fail_on()) {
        Ok(())
    } else {
        Err(Failure::No(None))
    }
}

/// Looks at the requests of a part.
struct Inspector<'a>(Looker<'a>);

impl Hand for Inspector<'_> {
    /// Which of the inputs it is from, and what was found in it.
    type Piece = (usize, Looked);

    fn make(&mut self, turn: Turn, _: Vec<u8>) -> anyhow::Result<Self::Piece> {
        Ok((turn.input, self.0.look(turn.part)))
    }
}

/// That no form of the result is written over what is read.
fn guarded(
    formats: &[Wanted],
    typed: &CheckArgs,
    found: &held::Found,
    everywhere: &Everywhere,
) -> anyhow::Result<()> {
    let rules = found.rules(everywhere);
    let kept = typed.inputs.iter().chain(&found.path).chain(&found.waivers).chain(&rules);
    let kept: Vec<PathBuf> = kept.cloned().collect();
    let mut taken = BTreeSet::new();
    for file in written(formats, everywhere) {
        output::check(file, &kept)?;
        // One file has many names.
        let real = output::there(file)?
            .canonicalize()
            .unwrap_or_default()
            .join(file.file_name().unwrap_or_default());
        if !taken.insert(real) {
            anyhow::bail!("two forms of the result would go to {}: give each its own file", file.display());
        }
    }
    if everywhere.output.is_some() && formats.iter().all(|wanted| wanted.file.is_some()) {
        anyhow::bail!("-o names a file, and each form has one already: give one form none");
    }
    Ok(())
}

/// The files that the result goes to.
fn written<'a>(formats: &'a [Wanted], everywhere: &'a Everywhere) -> impl Iterator<Item = &'a PathBuf> {
    formats.iter().filter_map(|wanted| wanted.file.as_ref()).chain(&everywhere.output)
}

/// The files that may hold requests.
fn inputs(
    policy: &Policy,
    folder: &Path,
    typed: &CheckArgs,
    everywhere: &Everywhere,
) -> Result<Vec<Result<Found, Unread>>, Failure> {
    let mut found = if !typed.inputs.is_empty() {
        input::found(&typed.inputs)
    } else if policy.include.is_empty() {
        return Err(anyhow::anyhow!(
            "no request was named: name files or folders, as in `outfit check requests/`, or let a policy include them under `[files]`; `-` reads standard input"
        ).into());
    } else {
        let (found, unmatched) = input::matching(folder, &policy.include, &policy.exclude);
        for pattern in unmatched {
            let why = match folder.join(pattern).is_dir() {
                true => format!(
                    "`{pattern}` is a folder: to include what is in it, write `{}/**/*.json`",
                    pattern.trim_end_matches('/')
                ),
                false => format!("no file matches `{pattern}`, which {} includes", policy.file),
            };
            failure::warn(&why, everywhere);
        }
        found
    };
    if typed.allow_empty {
        found.retain(|found| !input::holds_none(found));
    }
    if found.is_empty() && !typed.allow_empty {
        return Err(anyhow::anyhow!(
            "there is nothing to check: correct `include` in {}, name the requests, or allow it with --allow-empty",
            policy.file
        ).into());
    }
    Ok(found)
}

fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Date::since_1970(since_1970.as_secs() / (24 * 60 * 60))
}

/// Writes a policy to start from; never over one that is there.
fn init(everywhere: &Everywhere) -> Result<(), Failure> {
    let path = everywhere.output.clone().unwrap_or_else(|| PathBuf::from(POLICY));
    output::start(&path, START)?;
    failure::note(
        &format!("{} was written: see what it demands, then `outfit check`", path.display()),
        everywhere,
    );
    Ok(())
}
