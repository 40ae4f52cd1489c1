//! Tasks read by types: each answer straight into the position of its cell.

use std::borrow::Cow;

use outfit::rulebook::Kind;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::cells::{Asked, asked};

/// So many questions may count.
pub(crate) const MOST: usize = 32;

/// A task.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Read<'t> {
    #[serde(borrow)]
    pub(crate) id: Cow<'t, str>,
    #[serde(borrow)]
    pub(crate) title: Cow<'t, str>,
    pub(crate) answers: Cells,
}

/// The positions of the cells of the answers, in rulebook order.
#[derive(Debug)]
pub(crate) struct Cells(pub(crate) [usize; MOST]);

impl<'t> Deserialize<'t> for Cells {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        let asked = asked().map_err(D::Error::custom)?;
        deserializer.deserialize_map(Answers(asked))
    }
}

struct Answers(&'static [Asked]);

impl<'t> Visitor<'t> for Answers {
    type Value = Cells;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Cells, A::Error> {
        let (mut cells, mut next, mut seen) = ([0; MOST], 0, 0);
        while let Some(id) = map.next_key::<&str>()? {
            // An export gives the answers in one order, which is nearly always that of the questions.
            let named = |asked: &Asked| asked.id == id;
            let expected = self.0.get(next).is_some_and(named).then_some(next);
            let Some(at) = expected.or_else(|| self.0.iter().position(named)) else {
                return Err(A::Error::custom("an unknown question"));
            };
            cells[at] = map.next_value_seed(Answered(&self.0[at]))?;
            next = at + 1;
            seen += 1;
        }
        if seen != self.0.len() {
            return Err(A::Error::custom("an open question"));
        }
        Ok(Cells(cells))
    }
}

/// The answer to a question.
struct Answered<'q>(&'q Asked);

impl<'t> DeserializeSeed<'t> for Answered<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<usize, D::Error> {
        match self.0.kind {
            // The levels of a scale are numbered from 1.
            Kind::Scale => {
                let level = usize::deserialize(deserializer)?;
                (1..=self.0.levels.len()).contains(&level).then(|| level - 1).ok_or_else(no_level)
            }
            Kind::OneOf => level(self.0, <&str>::deserialize(deserializer)?),
            Kind::AnyOf => deserializer.deserialize_seq(Chosen(self.0)),
        }
    }
}

fn level<E: Error>(asked: &Asked, id: &str) -> Result<usize, E> {
    asked.levels.iter().position(|level| level == id).ok_or_else(no_level)
}

fn no_level<E: Error>() -> E {
    E::custom("an unknown level")
}

/// The set of levels chosen of an any-of question, a bit for each.
struct Chosen<'q>(&'q Asked);

impl<'t> Visitor<'t> for Chosen<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("levels")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<usize, A::Error> {
        let mut chosen = 0;
        while let Some(id) = seq.next_element::<&str>()? {
            chosen |= 1 << level::<A::Error>(self.0, id)?;
        }
        Ok(chosen)
    }
}
