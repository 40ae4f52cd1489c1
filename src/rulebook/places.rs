//! Where the entries of a rulebook stand in its rule files.

use super::Text;
use super::raw::RawRulebook;
use crate::diagnostic::{Diagnostic, Fault, Faults, Thing};
use crate::source::{At, Place, Sources};

/// Where each entry has its id, in the texts that a rulebook was read from.
#[derive(Debug)]
#[allow(dead_code, clippy::allow_attributes, reason = "the build script places no finding")]
pub struct Places {
    sources: Sources,
    ids: Vec<(Thing, Text, Place)>,
}

#[allow(dead_code, clippy::allow_attributes, reason = "the build script places no finding")]
impl Places {
    pub(super) fn of(raw: &RawRulebook, sources: Sources) -> Self {
        let mut places = Self { sources, ids: Vec::new() };
        places.add(Thing::Question, raw.questions.iter().map(|raw| &raw.id));
        places.add(Thing::Criterion, raw.criteria.iter().map(|raw| &raw.id));
        places.add(Thing::Gate, raw.gates.iter().map(|raw| &raw.id));
        places.add(Thing::Band, raw.bands.iter().map(|raw| &raw.id));
        places.add(Thing::Advice, raw.advice.iter().map(|raw| &raw.id));
        places
    }

    fn add<'r>(&mut self, thing: Thing, ids: impl Iterator<Item = &'r Option<At<Text>>>) {
        self.ids.extend(ids.flatten().map(|id| (thing, id.value.clone(), id.place)));
    }

    /// Faults of entries, or of the whole, as they are shown: those of the whole first, the others in the order of the text.
    pub fn faults(self, found: impl IntoIterator<Item = (Option<(Thing, String)>, Fault)>) -> Faults {
        let place = |(thing, id): &(Thing, String)| {
            let at = self.ids.iter().find(|(of, known, _)| of == thing && *known == **id);
            at.map(|(_, _, place)| *place)
        };
        let mut list: Vec<Diagnostic> = found
            .into_iter()
            .map(|(entry, fault)| Diagnostic { fault, place: entry.as_ref().and_then(place), field: None })
            .collect();
        list.sort_by_key(|diagnostic| diagnostic.place);
        Faults { sources: self.sources, list }
    }
}
