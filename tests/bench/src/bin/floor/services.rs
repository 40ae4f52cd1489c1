//! The service that a title names.

use std::collections::HashMap;

use outfit::explain;
use outfit::report::ServiceSaid;
use outfit::rulebook::{Rulebook, Verdict, words};

use crate::Error;

/// The names of all services by their first word.
pub(crate) struct Services {
    names: HashMap<String, Vec<Name>>,
    /// What a report says of each, for each verdict.
    said: Vec<[String; Verdict::ALL.len()]>,
}

struct Name {
    /// With a space before, between and after the words, as the library compares names.
    words: String,
    service: usize,
}

impl Services {
    pub(crate) fn of(rulebook: &Rulebook) -> Result<Self, Error> {
        let mut names: HashMap<String, Vec<Name>> = HashMap::new();
        let mut said = Vec::new();
        for (at, service) in rulebook.services().iter().enumerate() {
            for words in service.names() {
                let first = words.split_whitespace().next().ok_or("a service without a name")?.to_owned();
                names.entry(first).or_default().push(Name { words, service: at });
            }
            let mut of_each = [const { String::new() }; Verdict::ALL.len()];
            for verdict in Verdict::ALL {
                of_each[verdict as usize] = text(rulebook, &service.id, verdict)?;
            }
            said.push(of_each);
        }
        Ok(Self { names, said })
    }

    /// Adds what is said of the service that a title names: of the longest name, the first service.
    pub(crate) fn write(&self, title: &str, verdict: Verdict, out: &mut Vec<u8>) {
        let title = words(title);
        let mut best: Option<&Name> = None;
        let ends = title.match_indices(' ').map(|(at, _)| at);
        for (start, end) in ends.clone().zip(ends.skip(1)) {
            for name in self.names.get(&title[start + 1..end]).into_iter().flatten() {
                let better = best
                    .is_none_or(|best| (name.words.len(), best.service) > (best.words.len(), name.service));
                if better && title[start..].starts_with(&name.words) {
                    best = Some(name);
                }
            }
        }
        if let Some(best) = best {
            out.extend_from_slice(self.said[best.service][verdict as usize].as_bytes());
        }
    }
}

fn text(rulebook: &Rulebook, service: &str, verdict: Verdict) -> Result<String, Error> {
    let found = explain::service(rulebook, Some(service), None, verdict).ok_or("a service is not found")?;
    let said = ServiceSaid {
        id: &found.service.id,
        name: &found.service.name,
        bpo: found.service.bpo.iter().collect(),
        kpo: found.service.kpo.iter().collect(),
        text: found.text,
        near: found.near,
    };
    Ok(serde_json::to_string(&said)?)
}
