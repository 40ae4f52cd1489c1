//! `outfit check`.

mod held;
mod repository;
mod summary;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use outfit::policy::{self, Input, Inputs, Policy};
use outfit::render::{CheckFormat, CheckLook};

use held::{Found, Held, found, held};
use repository::Repository;

use crate::args::{CheckArgs, Everywhere, Wanted};
use crate::failure::{self, Failure};
use crate::{input, output};

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
    let found = found(typed, everywhere)?;
    guarded(&formats, typed, &found, everywhere)?;
    let Held { rulebook, policy, folder, waivers } = held(found, &repository, everywhere)?;
    let mut list = inputs(&policy, &folder, &repository, typed, everywhere)?;
    // A file that was named twice holds no request twice.
    let mut seen = BTreeSet::new();
    list.retain(|input| seen.insert(input.path.clone()));
    let read: Vec<PathBuf> = list.iter().map(|input| PathBuf::from(input.name())).collect();
    written(&formats, everywhere).try_for_each(|file| output::check(file, &read))?;
    let (are_all, today) = (typed.inputs.is_empty(), typed.today.unwrap_or_else(today));
    let checked = policy::check(&policy, &rulebook, Inputs { list, are_all, waivers, today });
    tell(&checked, &formats, typed, everywhere)?;
    if checked.unread > 0 {
        Err(Failure::Said)
    } else if checked.is_met(typed.fail_on()) {
        Ok(())
    } else {
        Err(Failure::No(None))
    }
}

/// That no form of the result is written over what is read.
fn guarded(
    formats: &[Wanted],
    typed: &CheckArgs,
    found: &Found,
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
    repository: &Repository,
    typed: &CheckArgs,
    everywhere: &Everywhere,
) -> Result<Vec<Input>, Failure> {
    let mut sources = if !typed.inputs.is_empty() {
        input::tasks(&typed.inputs)?
    } else if policy.include.is_empty() {
        return Err(anyhow::anyhow!(
            "no request was named: name files or folders, as in `outfit check requests/`, or let a policy include them under `[files]`; `-` reads standard input"
        ).into());
    } else {
        let (sources, unmatched) = input::matching(folder, &policy.include, &policy.exclude);
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
        sources
    };
    if typed.allow_empty {
        sources.retain(|source| !input::holds_none(source));
    }
    if sources.is_empty() && !typed.allow_empty {
        return Err(anyhow::anyhow!(
            "there is nothing to check: correct `include` in {}, name the requests, or allow it with --allow-empty",
            policy.file
        ).into());
    }
    Ok(sources.into_iter().map(|source| repository.input(source)).collect())
}

fn today() -> policy::Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    policy::Date::since_1970(since_1970.as_secs() / (24 * 60 * 60))
}

/// Writes the result in each form.
fn tell(
    checked: &policy::Checked<'_>,
    formats: &[Wanted],
    typed: &CheckArgs,
    everywhere: &Everywhere,
) -> Result<(), Failure> {
    let look = CheckLook { fail_on: typed.fail_on(), width: output::width() };
    let text = |format| outfit::render::check(checked, format, look).map_err(anyhow::Error::from);
    let texts = formats.iter().map(|wanted| Ok((wanted, text(wanted.format)?)));
    let mut texts = texts.collect::<anyhow::Result<Vec<(&Wanted, String)>>>()?;
    // Files first: that nobody reads standard output any more is no reason to lose them.
    texts.sort_by_key(|(wanted, _)| wanted.file.is_none());
    for (wanted, text) in texts {
        match &wanted.file {
            Some(file) => output::save(file, &text)?,
            None => output::deliver(&text, everywhere)?,
        }
    }
    if formats.iter().any(|wanted| wanted.format == CheckFormat::Github) {
        summary::append(|| text(CheckFormat::Markdown), everywhere)?;
    }
    // Whoever gets files alone is told what is in them.
    if formats.iter().all(|wanted| wanted.file.is_some()) {
        failure::note(&outfit::render::summed_up(checked, typed.fail_on()), everywhere);
    }
    Ok(())
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
