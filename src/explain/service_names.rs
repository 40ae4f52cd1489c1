//! The names of all services, taken apart once: for whoever looks for them in many titles.

use crate::rulebook::{Rulebook, words};

/// The names of services by the first byte of their first word: a hash of each word would take longer than all comparing.
#[derive(Debug, Clone)]
pub(crate) struct ServiceNames(Vec<Vec<Name>>);

#[derive(Debug, Clone)]
struct Name {
    /// The first two bytes, which tell most names apart.
    start: [u8; 2],
    /// All words, with a space after each.
    words: String,
    /// The position of the service.
    service: usize,
}

impl ServiceNames {
    pub(crate) fn of(rulebook: &Rulebook) -> Self {
        let mut names = vec![Vec::new(); 256];
        for (service, entry) in (0..).zip(rulebook.services()) {
            for name in entry.called().map(words) {
                let words = name.trim_start().to_owned();
                let Some(start) = start(words.as_bytes()) else { continue };
                let [initial, _] = start.map(usize::from);
                names.get_mut(initial).into_iter().for_each(|names: &mut Vec<Name>| {
                    names.push(Name { start, words: words.clone(), service });
                });
            }
        }
        Self(names)
    }

    /// The position of the service of that name, else of the one whose name stands in the title: as [`super::service`] finds it.
    pub(crate) fn find(&self, named: Option<&str>, title: Option<&str>) -> Option<usize> {
        match named {
            Some(named) => {
                let words = words(named);
                let all = words.trim_start();
                self.begin(all).filter(|name| name.words == all).map(|name| name.service).min()
            }
            None => self.longest(&words(title?)),
        }
    }

    /// The longest in a text; of several the first.
    fn longest(&self, text: &str) -> Option<usize> {
        let starts = memchr::memchr_iter(b' ', text.as_bytes());
        let found = starts.flat_map(|at| self.begin(text.get(at + 1..).unwrap_or("")));
        found
            .map(|name| (std::cmp::Reverse(name.words.len()), name.service))
            .min()
            .map(|(_, service)| service)
    }

    /// The names that a text begins with.
    fn begin<'n>(&'n self, text: &'n str) -> impl Iterator<Item = &'n Name> {
        let start = start(text.as_bytes());
        let names = start.and_then(|[initial, _]| self.0.get(usize::from(initial)));
        let alike = names.into_iter().flatten().filter(move |name| Some(name.start) == start);
        alike.filter(|name| text.starts_with(&name.words))
    }
}

/// The first two bytes; one word has as many with the space after it.
#[inline]
fn start(words: &[u8]) -> Option<[u8; 2]> {
    words.first_chunk().copied()
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
