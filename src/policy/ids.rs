//! Which ids were there already: a few bytes for each of millions.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::source::acts;

/// The same in each run, so that the result is.
type Hashing = BuildHasherDefault<DefaultHasher>;

/// So many tables there are. A table doubles when it is full; as each gets so much more than the one before that the last gets twice
/// what the first does, they don't do so all at once, and of the room that they take about as much is in use at any time.
const TABLES: usize = 64;

/// Where the first request of each id stands, by a hash of the id: that two of ten million have one by chance happens in one of
/// 300,000 runs.
#[derive(Debug)]
pub(super) struct Ids(Vec<HashMap<u64, Seen, Hashing>>);

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Which of the files it is in.
    pub(super) file: u32,
    /// The line, from 1.
    pub(super) line: u32,
}

impl Default for Ids {
    fn default() -> Self {
        Self(vec![HashMap::default(); TABLES])
    }
}

impl Ids {
    /// Where an earlier request stands that is called alike; the first one is kept.
    pub(super) fn earlier(&mut self, name: &str, here: Seen) -> Option<Seen> {
        let hash = Hashing::default().hash_one(as_read(name));
        match self.0.get_mut(table(hash))?.entry(hash) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(here);
                None
            }
        }
    }
}

/// The table of a hash. With N tables, of which the i-th gets 1 + i/N shares, those below it get i + i²/2N of 3N/2: solved for i, for
/// a hash between 0 and 1 that is N (√(1 + 3 hash) - 1).
fn table(hash: u64) -> usize {
    const ONE: u64 = 1 << 24;
    // Between 1 and 2 times the root of one.
    let root = (ONE + 3 * (hash >> 40)).isqrt();
    usize::try_from((root << TABLES.ilog2() >> 12) - TABLES as u64).unwrap_or(0)
}

/// A name as someone reads it: without what can't be seen, and no matter how its letters are written.
fn as_read(name: &str) -> String {
    let hidden = |c: char| {
        c.is_whitespace()
            || acts(c)
            || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}')
    };
    name.chars().filter(|c| !hidden(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Ids, Seen};

    #[test]
    fn the_first_of_an_id_is_told() {
        let (mut ids, at) = (Ids::default(), |line| Seen { file: 0, line });
        assert_eq!(ids.earlier("A-1", at(1)), None);
        assert_eq!(ids.earlier("A-2", at(2)), None);
        assert_eq!(ids.earlier(" a-1\u{200b}", at(3)), Some(at(1)));
        assert_eq!(ids.earlier("A-1", at(4)), Some(at(1)));
    }

    #[test]
    fn in_any_number_they_take_at_most_32_bytes_each() {
        let mut ids = Ids::default();
        for line in 1..=800_000 {
            assert_eq!(ids.earlier(&format!("R-{line}"), Seen { file: 0, line }), None);
            if line % 25_000 == 0 && line >= 200_000 {
                // A byte beside each entry, and an eighth is kept free.
                let room: usize = ids.0.iter().map(|table| table.capacity() * 17 * 8 / 7).sum();
                assert!(room <= 32 * line as usize, "{line}: {room}");
            }
        }
    }
}
