//! `outfit check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use outfit::diagnostic::{Faults, Limited};
use outfit::policy::{self, Input, Inputs, Policy, Waivers, Written};
use outfit::render::{CheckFormat, CheckLook};
use outfit::rulebook::Rulebook;

use crate::args::{CheckArgs, Everywhere, Wanted};
use crate::failure::{self, Failure};
use crate::file::read;
use crate::repository::Repository;
use crate::{input, output, rulebook, summary};

/// The name that a policy is found by.
const POLICY: &str = "outfit-policy.toml";
/// What `--init` writes.
const START: &str = include_str!("../../../examples/outfit-policy.toml");

pub(crate) fn run(typed: &CheckArgs, everywhere: &Everywhere) -> Result<(), Failure> {
    if typed.init {
        return init(everywhere);
    }
    let formats = typed.formats()?;
    let found = found(typed, everywhere)?;
    let waivers =
        typed.waivers.clone().or_else(|| found.written.waivers().map(|path| found.folder.join(path)));
    let kept: Vec<PathBuf> = typed.inputs.iter().chain(&found.path).chain(&waivers).cloned().collect();
    let files = formats.iter().filter_map(|wanted| wanted.file.as_ref()).chain(&everywhere.output);
    for file in files {
        output::check(file, &kept)?;
        output::there(file)?;
    }
    let repository = Repository::around();
    let waivers = waivers.map(|path| read_waivers(&path, &repository)).transpose();
    let rules = rules(&found, everywhere);
    let Found { written, folder, .. } = found;
    let policy = match &rules {
        Ok(rulebook) => written.check(rulebook).map(Some),
        Err(_) => written.sound().map(|()| None),
    };
    let (rulebook, policy, waivers) = all_sound(rules, policy, waivers, everywhere)?;
    let sources = if !typed.inputs.is_empty() || policy.include.is_empty() {
        input::tasks(&typed.inputs)?
    } else {
        input::matching(&folder, &policy.include, &policy.exclude)
    };
    if sources.is_empty() && !typed.allow_empty {
        return Err(anyhow::anyhow!(
            "no file matches `include` of {}: correct it, name the requests, or allow it with --allow-empty",
            policy.file
        )
        .into());
    }
    let mut list: Vec<Input> = sources.into_iter().map(|source| repository.input(source)).collect();
    // A file that was named twice holds no request twice.
    let mut seen = BTreeSet::new();
    list.retain(|input| seen.insert(input.path.clone()));
    let inputs =
        Inputs { list, are_all: typed.inputs.is_empty(), waivers, today: typed.today.unwrap_or_else(today) };
    let checked = policy::check(&policy, &rulebook, inputs);
    tell(&checked, &formats, typed, everywhere)?;
    if checked.unread > 0 {
        Err(Failure::Said)
    } else if checked.is_met(typed.fail_on()) {
        Ok(())
    } else {
        Err(Failure::No(None))
    }
}

/// All that requests are held against; what is wrong with any of it is told together.
fn all_sound(
    rules: Result<Rulebook, Failure>,
    policy: Result<Option<Policy>, Faults>,
    waivers: Result<Option<(String, Waivers)>, Faults>,
    everywhere: &Everywhere,
) -> Result<(Rulebook, Policy, Option<(String, Waivers)>), Failure> {
    match (rules, policy, waivers) {
        (Ok(rules), Ok(Some(policy)), Ok(waivers)) => Ok((rules, policy, waivers)),
        (rules, policy, waivers) => {
            let faults = [policy.err(), waivers.err()].into_iter().flatten().map(Failure::from);
            rules.err().into_iter().chain(faults).for_each(|failure| failure::complain(&failure, everywhere));
            Err(Failure::Said)
        }
    }
}

/// The policy that holds.
struct Found {
    written: Written,
    /// Its file; the built-in one has none.
    path: Option<PathBuf>,
    /// What paths in it start from.
    folder: PathBuf,
}

/// The policy that was named, else the nearest one from here upward, else the built-in one.
fn found(typed: &CheckArgs, everywhere: &Everywhere) -> Result<Found, Failure> {
    match typed.policy.clone().or_else(nearest) {
        Some(path) => {
            let source = read(&path, Limited::RuleFile).map_err(Faults::from)?;
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            Ok(Found { written: Written::read(source), path: Some(path), folder })
        }
        None => {
            failure::note(
                &format!(
                    "there is no {POLICY} here or above: the built-in policy holds (`outfit check --init` writes one)"
                ),
                everywhere,
            );
            Ok(Found { written: Written::builtin(), path: None, folder: PathBuf::new() })
        }
    }
}

fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut way = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(POLICY).is_file() {
            return Some(way.join(POLICY));
        }
        way.push("..");
    }
    None
}

/// The rules that the policy names, else those in effect.
fn rules(found: &Found, everywhere: &Everywhere) -> Result<Rulebook, Failure> {
    match found.written.rules() {
        Some(_) if everywhere.names_rules() => {
            Err(anyhow::anyhow!("the rules are named twice: with `--rules`, and in the policy").into())
        }
        Some(path) => Ok(rulebook::at(&found.folder.join(path))?),
        None => Ok(rulebook::rulebook(everywhere)?),
    }
}

fn read_waivers(path: &Path, repository: &Repository) -> Result<(String, Waivers), Faults> {
    let source = read(path, Limited::RuleFile).map_err(Faults::from)?;
    Ok((repository.path(path), Waivers::read(source)?))
}

fn today() -> policy::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
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
    for wanted in formats {
        let text = text(wanted.format)?;
        match &wanted.file {
            Some(file) => output::save(file, &text)?,
            None => output::deliver(&text, everywhere)?,
        }
    }
    if formats.iter().any(|wanted| wanted.format == CheckFormat::Github) {
        summary::append(&text(CheckFormat::Markdown)?, everywhere);
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
    if path.symlink_metadata().is_ok() {
        return Err(anyhow::anyhow!("{} is there already: nothing was written", path.display()).into());
    }
    output::save(&path, START)?;
    failure::note(
        &format!("{} was written: see what it demands, then `outfit check`", path.display()),
        everywhere,
    );
    Ok(())
}
