//! Rules in layers: each is laid over those before it, and what comes of it is read as one rulebook.

mod because;
mod content;
mod digest;
mod lints;
mod merge;
mod origin;
mod remove;
mod tree;
mod used;

pub(crate) use lints::LINTS;
pub use lints::{LintLevel, LintSetting};
pub use origin::{Origin, Removed, Set};
pub(super) use tree::{Item, Tree};

use super::raw::RawRulebook;
use super::{Rulebook, Text, check};
use crate::diagnostic::{Fault, Faults, Log, Unread};
use crate::source::{Source, SourceId, Sources};
use crate::table::Reading;
use content::Content;

/// The rule files of one layer; of one that could not be read, why.
pub type Files = Vec<Result<Source, Unread>>;

/// One layer of a rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// What it is called.
    pub name: Text,
    /// Its version.
    pub version: Text,
    /// What tells it from every other, in lower-case hexadecimal: of a whole rulebook its digest, of what is laid over another the
    /// SHA-256 of what its files say as JSON, the same however they are ordered.
    pub digest: String,
}

/// A rulebook that others are laid over, known to be sound.
pub(crate) struct Base {
    pub(crate) files: Vec<Source>,
    pub(crate) digest: String,
}

/// A rulebook, and where each of its values comes from.
#[derive(Debug)]
pub struct Layered {
    /// The rulebook.
    pub rulebook: Rulebook,
    /// Where its values come from.
    pub origin: Origin,
}

impl Layered {
    /// Reads layers in order, the first over the base unless one starts afresh.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub(crate) fn read(layers: Vec<Files>, base: Option<Base>) -> Result<Self, Faults> {
        let (mut log, mut sources) = (Log::default(), Sources::default());
        let mut contents: Vec<Content> =
            layers.into_iter().map(|files| Content::read(files, &mut sources, &mut log)).collect();
        if contents.iter().any(|content| !content.whole) {
            each_alone(contents, &mut log);
            return log.finish(None, sources);
        }
        let fresh = contents.iter().rposition(|content| content.fresh);
        if let Some(fresh) = fresh {
            drop(contents.drain(..fresh));
        } else if let Some(base) = base {
            contents.insert(0, Content::beneath(base, &mut sources, &mut log));
        }
        laid(contents, log, sources)
    }
}

/// Finds what is wrong with entries by themselves. With a file missing half of all references would lead to nothing, and what an
/// entry lacks may be beneath it.
fn each_alone(contents: Vec<Content>, log: &mut Log) {
    let found = log.len();
    for content in contents {
        drop(RawRulebook::read(Tree::of(content), &mut Reading { log }));
    }
    log.forget(found, |fault| matches!(fault, Fault::MissingKey { .. }));
}

/// Lays the layers over each other.
fn laid(contents: Vec<Content>, mut log: Log, sources: Sources) -> Result<Layered, Faults> {
    let (mut tree, mut layers) = (Tree::default(), Vec::new());
    let one = contents.len() == 1;
    for (at, mut content) in contents.into_iter().enumerate() {
        let about =
            content.about(at, &mut log).and_then(|about| Some((about.name?.value, about.version?.value)));
        let digest = match content.digest.take() {
            Some(known) => known,
            None if one => String::new(),
            // A whole rulebook has its own digest, whatever is laid over it; so it must be sound by itself.
            None if at == 0 => {
                let alone = laid(vec![content.clone()], Log::default(), sources.clone())?;
                alone.rulebook.digest().to_owned()
            }
            None => digest::of(&content),
        };
        let lints = content.lint.take().map(|node| lints::read(node, &mut log)).unwrap_or_default();
        layers.push(Laid { about, digest, sources: content.sources.clone(), lints });
        tree.lay(content, &mut log);
    }
    let raw = RawRulebook::read(tree.clone(), &mut Reading { log: &mut log });
    let about = layers.last().and_then(|layer| layer.about.clone());
    let rulebook = check::rulebook(&raw, about, &mut log);
    used::explain(&tree, &mut log);
    used::place(&tree, &sources, &mut log);
    match rulebook {
        Some(mut rulebook) if log.len() == 0 => {
            if let [only] = layers.as_mut_slice() {
                rulebook.digest().clone_into(&mut only.digest);
            }
            rulebook.removed = tree.gone.iter().filter_map(remove::question).collect();
            let origin = Origin::new(layers, tree, sources);
            if !one {
                rulebook.layers = origin.layers().cloned().collect();
            }
            Ok(Layered { rulebook, origin })
        }
        _ => log.finish(None, sources),
    }
}

/// A layer that was laid.
#[derive(Debug)]
struct Laid {
    about: Option<(Text, Text)>,
    digest: String,
    sources: Vec<SourceId>,
    lints: Vec<LintSetting>,
}
