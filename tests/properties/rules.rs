//! The built-in rule files taken apart and put together in another way.

use outfit::builtin_files;
use outfit::rulebook::{Rulebook, Side};
use outfit::source::Source;

/// The entries of the built-in rule files, each with the key that it stands under.
pub(crate) fn entries() -> Vec<(String, toml::Value)> {
    let tables = builtin_files().into_iter().flat_map(|file| file.text.parse::<toml::Table>().unwrap());
    let apart = |(key, value): (String, toml::Value)| match value {
        toml::Value::Array(list) => list.into_iter().map(|entry| (key.clone(), entry)).collect(),
        one => vec![(key, one)],
    };
    tables.flat_map(apart).collect()
}

/// So many rule files that hold these entries in this order.
pub(crate) fn put_together(entries: Vec<(String, toml::Value)>, files: usize) -> Rulebook {
    let sources = sources(entries, files);
    Rulebook::from_toml(sources).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The texts of so many rule files.
pub(crate) fn sources(entries: Vec<(String, toml::Value)>, files: usize) -> Vec<Source> {
    let mut tables = vec![toml::Table::new(); files];
    for ((key, entry), at) in entries.into_iter().zip((0..files).cycle()) {
        let table = tables.get_mut(at).unwrap();
        if ["extends", "rulebook", "certainty", "strength", "lint"].contains(&key.as_str()) {
            table.insert(key, entry);
        } else {
            let list = table.entry(key).or_insert_with(|| toml::Value::Array(Vec::new()));
            list.as_array_mut().unwrap().push(entry);
        }
    }
    let source = |table: &toml::Table| Source { name: "rules.toml".to_owned(), text: table.to_string() };
    tables.iter().map(source).collect()
}

/// The entries with one support raised.
pub(crate) fn raise(
    mut entries: Vec<(String, toml::Value)>,
    criterion: &str,
    side: Side,
    level: &str,
    by: u8,
) -> Vec<(String, toml::Value)> {
    let mut criteria = entries.iter_mut().filter(|(key, _)| key == "criterion").map(|(_, entry)| entry);
    let entry =
        criteria.find(|entry| entry.get("id").and_then(toml::Value::as_str) == Some(criterion)).unwrap();
    let side = if side == Side::Bpo { "bpo" } else { "kpo" };
    let rule = entry.get_mut(side).and_then(|side| side.get_mut("support")).unwrap();
    let support = rule.get_mut(level).unwrap();
    *support = toml::Value::Integer(support.as_integer().unwrap() + i64::from(by));
    entries
}
