//! The built-in rulebook, as the build checked and kept it.

use crate::diagnostic::Faults;
use crate::rulebook::{Base, Files, Layered, Rulebook};
use crate::source::Source;

/// The checked rulebook: decoding it takes a tenth of the time of reading the rule files.
const KEPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.postcard"));
/// Its digest.
const DIGEST: &str = include_str!(concat!(env!("OUT_DIR"), "/rulebook.sha256"));
/// The rule files, each with its name.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Rulebook {
    /// The rulebook that is built in: what the five documents say.
    ///
    /// # Errors
    /// None: the build fails where the rule files are faulty.
    pub fn builtin() -> Result<Self, Faults> {
        match postcard::from_bytes(KEPT) {
            Ok(entries) => Ok(Self::of(entries, Some(DIGEST.to_owned()))),
            Err(_) => Self::from_toml(builtin_files()),
        }
    }
}

impl Layered {
    /// Layers in order, the first over the built-in rulebook; what stands before one that says `extends = "none"` does not count.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn over_builtin(layers: Vec<Files>) -> Result<Self, Faults> {
        let mut files = builtin_files();
        files.iter_mut().for_each(|file| file.name.insert_str(0, "built-in "));
        Self::read(layers, Some(Base { files, digest: DIGEST.to_owned() }))
    }
}

/// The rule files of the built-in rulebook.
pub fn builtin_files() -> Vec<Source> {
    FILES.iter().map(|(name, text)| Source { name: (*name).to_owned(), text: (*text).to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_build_kept_is_what_the_files_say() {
        let kept = Rulebook::of(postcard::from_bytes(KEPT).expect("the build wrote it"), None);
        let read = Rulebook::from_toml(builtin_files()).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(kept.digest(), read.digest());
        assert_eq!(DIGEST, read.digest());
    }
}
