//! What requests are held against: the policy that is found, the rules and the waivers that it names.

use std::path::{Component, Path, PathBuf};

use anyhow::Context;

use outfit::diagnostic::{Faults, Limited};
use outfit::policy::{Policy, Waivers, Written};
use outfit::rulebook::Rulebook;

use super::POLICY;
use super::repository::Repository;
use crate::args::{CheckArgs, Everywhere};
use crate::failure::{self, Failure};
use crate::file::read;
use crate::rulebook;

/// The name that waivers have as a rule.
const WAIVERS: &str = "outfit-waivers.toml";

/// What requests are held against.
pub(super) struct Held {
    pub(super) rulebook: Rulebook,
    pub(super) policy: Policy,
    /// What paths in the policy start from.
    pub(super) folder: PathBuf,
    pub(super) waivers: Option<(String, Waivers)>,
}

/// Reads all that requests are held against; what is wrong with any of it is told together.
pub(super) fn held(found: Found, repository: &Repository, everywhere: &Everywhere) -> Result<Held, Failure> {
    let waivers = found.waivers.as_ref().map(|path| read_waivers(path, repository)).transpose();
    let (mut failures, rules) = (Vec::new(), rules(&found, everywhere));
    let Found { written, path, folder, .. } = found;
    let (rulebook, policy) = match rules {
        Ok(rulebook) => {
            let policy = written.check(&rulebook).map_err(|faults| failures.push(faults.into())).ok();
            (Some(rulebook), policy)
        }
        Err(failure) => {
            failures.push(failure);
            failures.extend(written.sound().err().map(Failure::from));
            (None, None)
        }
    };
    let waivers = waivers.map_err(|faults| failures.push(faults.into())).ok();
    let Some(((rulebook, mut policy), waivers)) = rulebook.zip(policy).zip(waivers) else {
        failures.iter().for_each(|failure| failure::complain(failure, everywhere));
        return Err(Failure::Said);
    };
    // As for requests: the same from wherever it is run.
    if let Some(path) = &path {
        policy.file = repository.path(path);
    }
    if policy.rules.is_empty() {
        failure::warn(
            &format!("{} has no rules: only what can't be read breaks it", policy.file),
            everywhere,
        );
    }
    Ok(Held { rulebook, policy, folder, waivers })
}

/// The policy that holds.
pub(super) struct Found {
    pub(super) written: Written,
    /// Its file; the built-in one has none.
    pub(super) path: Option<PathBuf>,
    /// What paths in it start from.
    pub(super) folder: PathBuf,
    /// The file of waivers.
    pub(super) waivers: Option<PathBuf>,
}

impl Found {
    /// The layers of the rules that the policy names, else of those in effect.
    pub(super) fn rules(&self, everywhere: &Everywhere) -> Vec<PathBuf> {
        match self.written.rules().len() {
            0 => everywhere.rules(),
            _ => self.written.rules().map(|path| self.folder.join(path)).collect(),
        }
    }
}

/// The policy that was named, else the nearest one from here upward, else the built-in one.
pub(super) fn found(typed: &CheckArgs, everywhere: &Everywhere) -> Result<Found, Failure> {
    let named = typed.policy.as_deref().map(plain);
    let path = match named {
        Some(path) => Some(path),
        None => nearest()?,
    };
    match path {
        Some(path) => {
            let source = read(&path, Limited::RuleFile).map_err(Faults::from)?;
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            let written = Written::read(source);
            let named = written.waivers().map(|path| folder.join(path));
            let waivers = typed.waivers.clone().or(named);
            if waivers.is_none() && folder.join(WAIVERS).is_file() {
                let text = format!(
                    "{WAIVERS} stands beside {} and is not read: name it there, `waivers = \"{WAIVERS}\"` under `[policy]`",
                    path.display()
                );
                failure::warn(&text, everywhere);
            }
            Ok(Found { written, path: Some(path), folder, waivers })
        }
        None => {
            failure::note(
                &format!(
                    "there is no {POLICY} here or above: the built-in policy holds (`outfit check --init` writes one)"
                ),
                everywhere,
            );
            let (written, waivers) = (Written::builtin(), typed.waivers.clone());
            Ok(Found { written, path: None, folder: PathBuf::new(), waivers })
        }
    }
}

/// The policy in this folder or the nearest one above. One that is there and can't be read is no reason to take another.
fn nearest() -> anyhow::Result<Option<PathBuf>> {
    let here = std::env::current_dir().context("the working directory can't be told")?;
    let mut way = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(POLICY).symlink_metadata().is_ok() {
            return Ok(Some(way.join(POLICY)));
        }
        way.push("..");
    }
    Ok(None)
}

/// A path without the steps in it that lead nowhere: patterns start from its folder as it is written.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// The rules that the policy names, else those in effect.
fn rules(found: &Found, everywhere: &Everywhere) -> Result<Rulebook, Failure> {
    if found.written.rules().len() > 0 && everywhere.names_rules() {
        return Err(anyhow::anyhow!("the rules are named twice: with `--rules`, and in the policy").into());
    }
    Ok(rulebook::of(&found.rules(everywhere))?)
}

fn read_waivers(path: &Path, repository: &Repository) -> Result<(String, Waivers), Faults> {
    let source = read(path, Limited::RuleFile).map_err(Faults::from)?;
    Ok((repository.path(path), Waivers::read(source)?))
}
