//! Which layer set each value of an entry: as TOML that can be copied into a layer, and as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::Error;
use super::escape::shown;
use super::json::pretty;
use crate::explain::Entry;
use crate::rulebook::{Criterion, Layer, Origin, Removed, Set};
use crate::source::json_escaped;

/// Each value of some entries under the layer that set it, and what was removed under such an id.
pub fn values(origin: &Origin, entries: &[Entry<'_>], removed: &[Removed<'_>]) -> String {
    let mut blocks: Vec<String> = entries.iter().map(|entry| block(origin, *entry)).collect();
    blocks.extend(removed.iter().map(|gone| {
        let (kind, of) =
            (gone.thing.name(), gone.question.map(|of| format!(" of `{of}`")).unwrap_or_default());
        let text = format!(
            "the {kind} `{}`{of} is removed by {} {}, {}:{}: {}",
            gone.id, gone.layer.name, gone.layer.version, gone.file, gone.line, gone.because
        );
        comment(&text)
    }));
    blocks.join("\n")
}

fn block(origin: &Origin, entry: Entry<'_>) -> String {
    let kind = entry.kind();
    let mut text = format!("[[{}]]\n", kind.id());
    let (mut last, mut list): (Option<(&str, &str)>, Option<&str>) = (None, None);
    let values = origin.values(kind.thing(), entry.id());
    for set in &values {
        if list.is_some_and(|open| open != set.path || !set.listed) {
            text.push_str("]\n");
            list = None;
        }
        if set.listed && list.is_none() {
            text.push_str(&format!("{} = [\n", set.path));
            list = Some(&set.path);
        }
        if last != Some((&set.layer.name, set.file)) {
            text.push_str(&comment(&format!("{} {}, {}", set.layer.name, set.layer.version, set.file)));
            last = Some((&set.layer.name, set.file));
        }
        text.push_str(&match set.listed {
            true => format!("  {},\n", inline(&set.value)),
            false => format!("{} = {}\n", set.path, inline(&set.value)),
        });
    }
    if list.is_some() {
        text.push_str("]\n");
    }
    if let Entry::Criterion(Criterion { weight, .. }) = entry
        && values.iter().all(|set| set.path != "weight")
    {
        text.push_str(&format!("# weight = {weight}: the number of documents that it cites\n"));
    }
    text
}

/// A line that TOML does not read.
fn comment(text: &str) -> String {
    format!("# {}\n", shown(text).replace('\n', " "))
}

/// A value on one line. What JSON escapes in a text TOML reads alike.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{} = {}", bare(key), inline(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        plain => json_escaped(plain.to_string()),
    }
}

fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !key.is_empty() && key.chars().all(plain) {
        key.to_owned()
    } else {
        json_escaped(json!(key).to_string())
    }
}

/// An entry, and what each value of it is and comes from.
#[derive(Serialize)]
struct EntrySaid<'a> {
    kind: &'static str,
    id: &'a str,
    values: Vec<ValueSaid<'a>>,
}

#[derive(Serialize)]
struct ValueSaid<'a> {
    path: &'a str,
    value: &'a Value,
    layer: LayerSaid<'a>,
    file: &'a str,
    line: usize,
    column: usize,
}

/// What a layer took out, and why.
#[derive(Serialize)]
struct RemovedSaid<'a> {
    kind: &'static str,
    id: &'a str,
    question: Option<&'a str>,
    removed: bool,
    because: &'a str,
    layer: LayerSaid<'a>,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Said<'a> {
    Entry(EntrySaid<'a>),
    Removed(RemovedSaid<'a>),
}

#[derive(Serialize)]
struct LayerSaid<'a> {
    name: &'a str,
    version: &'a str,
    digest: &'a str,
}

impl<'a> LayerSaid<'a> {
    fn of(Layer { name, version, digest }: &'a Layer) -> Self {
        Self { name, version, digest }
    }
}

/// The same for a program: an array of the entries, each with its values, and of what was removed.
///
/// # Errors
/// If JSON can't be made of it, which no text leads to.
pub fn values_json(origin: &Origin, entries: &[Entry<'_>], removed: &[Removed<'_>]) -> Result<String, Error> {
    let sets: Vec<Vec<Set<'_>>> =
        entries.iter().map(|entry| origin.values(entry.kind().thing(), entry.id())).collect();
    let entries = entries.iter().zip(&sets).map(|(entry, sets)| Said::Entry(entry_said(entry, sets)));
    let removed = removed.iter().map(|gone| {
        let Removed { thing, id, question, because, layer, file, line } = *gone;
        let (kind, layer) = (thing.name(), LayerSaid::of(layer));
        Said::Removed(RemovedSaid { kind, id, question, removed: true, because, layer, file, line })
    });
    Ok(pretty(&entries.chain(removed).collect::<Vec<_>>())?)
}

fn entry_said<'a>(entry: &'a Entry<'_>, sets: &'a [Set<'_>]) -> EntrySaid<'a> {
    let value = |set: &'a Set<'_>| {
        let Set { path, value, layer, file, line, column, .. } = set;
        ValueSaid { path, value, layer: LayerSaid::of(layer), file, line: *line, column: *column }
    };
    EntrySaid { kind: entry.kind().id(), id: entry.id(), values: sets.iter().map(value).collect() }
}
