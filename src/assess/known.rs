//! What a model worked out for earlier tasks and needs again: in a long list the same questions are open time and again.
//!
//! It changes no result, only how soon it is there, and is bounded in size.

use std::cell::Cell;

use super::open_set::OpenSet;
use super::plane::Plane;
use crate::rulebook::{PerSide, QuestionIx, Rulebook};
use crate::task::Answer;

/// So many bytes of open questions are kept, or those that came last: each hand has its own.
const MOST_OPEN: usize = 1 << 19;
/// And of planes: those of the few sums that are possible, by what does not apply.
const MOST_PLANES: usize = 1 << 18;

/// What was said to each open question.
pub(super) type Said = Vec<(QuestionIx, Answer)>;

/// What is known.
#[derive(Debug, Default)]
pub(crate) struct Known {
    open: Recent<Said, OpenSet>,
    planes: Recent<PerSide<u32>, Plane>,
}

impl Known {
    /// Works with the plane of so many points possible.
    pub(crate) fn with_plane<T>(
        &mut self,
        rulebook: &Rulebook,
        of: PerSide<u32>,
        work: impl FnOnce(&Plane) -> T,
    ) -> T {
        let plane = self.planes.take(&of).unwrap_or_else(|| Plane::whole(rulebook, of));
        let result = work(&plane);
        let bytes = plane.bytes();
        self.planes.keep(of, plane, bytes, MOST_PLANES);
        result
    }
}

/// What a model keeps of it; a copy of the model knows nothing yet.
#[derive(Default)]
pub(super) struct Kept(Cell<Known>);

impl Kept {
    /// Works with the questions to which that was said, made where they are not known.
    pub(super) fn with_open<T>(
        &self,
        said: Said,
        make: impl FnOnce(&Said) -> OpenSet,
        work: impl FnOnce(&mut OpenSet, &mut Known) -> T,
    ) -> T {
        // Taken out meanwhile: whoever asks within the work begins anew.
        let mut known = self.0.take();
        let mut open = known.open.take(&said).unwrap_or_else(|| make(&said));
        let result = work(&mut open, &mut known);
        // Where a gate fires nothing is counted, and what is listed is listed again as fast as it is found.
        if open.is_counted() {
            let bytes = open.bytes() + size_of_val(&*said);
            known.open.keep(said, open, bytes, MOST_OPEN);
        }
        self.0.set(known);
        result
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept")
    }
}

/// The values that were asked for last, as many as there is room for.
#[derive(Debug)]
struct Recent<K, V> {
    /// With how many bytes each takes, the one that was asked for last at the end. So few are looked through as fast as any table.
    list: Vec<(K, V, usize)>,
    /// How many bytes all take.
    bytes: usize,
}

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { list: Vec::new(), bytes: 0 }
    }
}

impl<K: PartialEq, V> Recent<K, V> {
    /// Takes a value out.
    fn take(&mut self, key: &K) -> Option<V> {
        let at = self.list.iter().rposition(|(known, ..)| known == key)?;
        let (_, value, bytes) = self.list.remove(at);
        self.bytes -= bytes;
        Some(value)
    }

    /// Puts a value in, for which those that were not asked for longest make room, if it must be all of them.
    fn keep(&mut self, key: K, value: V, bytes: usize, most: usize) {
        let mut dropped = 0;
        for (.., bytes_of_other) in &self.list {
            if self.bytes + bytes <= most {
                break;
            }
            self.bytes -= bytes_of_other;
            dropped += 1;
        }
        self.list.drain(..dropped);
        self.list.push((key, value, bytes));
        self.bytes += bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_for_longest_makes_room() {
        let mut recent = Recent::default();
        recent.keep('a', 1, 5, 10);
        recent.keep('b', 2, 5, 10);
        let a = recent.take(&'a').unwrap();
        recent.keep('a', a, 5, 10);
        recent.keep('c', 3, 5, 10);
        assert_eq!(['a', 'b', 'c'].map(|key| recent.take(&key)), [Some(1), None, Some(3)]);
        assert_eq!(recent.bytes, 0);
        recent.keep('d', 4, 5, 10);
        recent.keep('e', 5, 11, 10);
        assert_eq!((recent.take(&'d'), recent.take(&'e')), (None, Some(5)));
    }
}
