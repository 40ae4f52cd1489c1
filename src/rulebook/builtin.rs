//! The built-in rulebook. It is read from the JSON that the build made of the rule files; should it be faulty, the files
//! themselves are read, so that each fault has its place.

use super::node::{Node, Value};
use super::{check, raw, reader, Rulebook};
use crate::diagnostic::{Faults, Log};
use crate::source::{Source, SourceId, Sources};

const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

pub(super) fn read() -> Result<Rulebook, Faults> {
    match from_json(JSON) {
        Some(rulebook) => Ok(rulebook),
        None => Rulebook::from_toml(files()),
    }
}

fn files() -> Vec<Source> {
    FILES.iter().map(|(name, text)| Source { name: (*name).to_owned(), text: (*text).to_owned() }).collect()
}

fn from_json(json: &'static str) -> Option<Rulebook> {
    let (mut log, mut raw) = (Log::default(), raw::RawRulebook::default());
    for file in serde_json::from_str::<Vec<Node>>(json).ok()? {
        let Value::Table(entries) = file.value else { return None };
        raw.read(entries, &mut reader::Reading { source: SourceId::default(), log: &mut log });
    }
    let rulebook = check::rulebook(&raw, &mut log);
    log.finish(rulebook, Sources::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_and_the_json_made_of_them_are_the_same_rulebook() {
        let from_files = Rulebook::from_toml(files()).unwrap_or_else(|faults| panic!("{faults}"));
        let from_json = from_json(JSON).expect("the built-in rulebook is sound");
        assert_eq!(from_json.digest(), from_files.digest());
    }
}
