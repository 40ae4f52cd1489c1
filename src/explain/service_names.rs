//! The names of all services, taken apart once: for whoever looks for them in many titles.

use std::collections::HashMap;

use crate::rulebook::{Rulebook, words};

/// The names of services by their first word.
#[derive(Debug, Clone)]
pub(crate) struct ServiceNames(HashMap<String, Vec<Name>>);

#[derive(Debug, Clone)]
struct Name {
    /// The words after the first, between single spaces.
    rest: String,
    /// The length of all its words.
    length: usize,
    /// The position of the service.
    service: usize,
}

impl ServiceNames {
    pub(crate) fn of(rulebook: &Rulebook) -> Self {
        let mut names: HashMap<String, Vec<Name>> = HashMap::new();
        for (service, entry) in (0..).zip(rulebook.services()) {
            for name in entry.called().map(words) {
                let Some((first, _)) = first_word(&name) else { continue };
                let rest = name.get(first.len() + 1..).unwrap_or("").to_owned();
                names.entry(first.to_owned()).or_default().push(Name { rest, length: name.len(), service });
            }
        }
        Self(names)
    }

    /// The position of the service of that name, else of the one whose name stands in the title: as [`super::service`] finds it.
    pub(crate) fn find(&self, named: Option<&str>, title: Option<&str>) -> Option<usize> {
        match named {
            Some(named) => {
                self.begin(&words(named)).filter(|(_, whole)| *whole).map(|(name, _)| name.service).min()
            }
            None => self.longest(&words(title?)),
        }
    }

    /// The longest in a text; of several the first.
    fn longest(&self, text: &str) -> Option<usize> {
        let starts = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
        let found = starts.flat_map(|at| self.begin(text.get(at..).unwrap_or("")));
        found
            .map(|(name, _)| (std::cmp::Reverse(name.length), name.service))
            .min()
            .map(|(_, service)| service)
    }

    /// The names that a text begins with, and whether they are all of it.
    fn begin<'n>(&'n self, text: &'n str) -> impl Iterator<Item = (&'n Name, bool)> {
        let first = first_word(text).and_then(|(first, rest)| Some((self.0.get(first)?, rest)));
        first.into_iter().flat_map(|(names, rest)| {
            names.iter().filter_map(move |name| Some((name, rest.strip_prefix(&*name.rest)?.is_empty())))
        })
    }
}

/// The first of some words, each with a space before it, and what comes after it.
fn first_word(words: &str) -> Option<(&str, &str)> {
    let words = words.strip_prefix(' ').filter(|words| !words.is_empty())?;
    Some(words.split_at(words.find(' ').unwrap_or(words.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::service;
    use crate::rulebook::Verdict;

    #[test]
    fn names_are_found_as_they_are_one_by_one() {
        let rulebook = Rulebook::builtin().unwrap();
        let names = ServiceNames::of(&rulebook);
        let called: Vec<&str> = rulebook.services().iter().flat_map(|service| service.called()).collect();
        let pairs = called.iter().zip(called.iter().rev()).map(|(one, other)| format!("the {one}-{other} X"));
        let titles = called.iter().map(|name| (*name).to_owned()).chain(pairs);
        for title in titles.chain(["".into(), "--".into(), "nothing of it".into()]) {
            for (named, title) in [(None, Some(&*title)), (Some(&*title), None)] {
                let want =
                    service(&rulebook, named, title, Verdict::Bpo).map(|found| found.service.id.clone());
                let found = names.find(named, title).and_then(|at| rulebook.services().get(at));
                assert_eq!(found.map(|service| service.id.clone()), want, "{named:?} {title:?}");
            }
        }
    }
}
