//! A set of levels of one question.

/// Levels by their positions in the question, 0 to 63.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LevelSet(u64);

impl LevelSet {
    /// The first so many levels.
    pub fn first(count: usize) -> Self {
        (0..count).collect()
    }

    /// The set with a level more.
    #[must_use]
    #[inline]
    pub fn with(self, level: usize) -> Self {
        Self(self.0 | u32::try_from(level).ok().and_then(|level| 1_u64.checked_shl(level)).unwrap_or(0))
    }

    /// The levels that are not in the other set.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether a level is in it.
    #[inline]
    pub fn contains(self, level: usize) -> bool {
        self.with(level) == self && level < 64
    }

    /// Whether some level is in both.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as a number, by which a table can be looked up; `None` where that has no room for so many levels.
    pub(crate) fn position(self) -> Option<usize> {
        usize::try_from(self.0).ok().filter(|position| *position < 1 << Self::MOST_TABLED)
    }

    /// So many levels are looked up in tables: those of an any-of question that counts are no more.
    const MOST_TABLED: usize = 12;

    /// How many levels are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether none is.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The levels in order.
    pub fn iter(self) -> impl Iterator<Item = usize> + Clone {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let least = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (least < u64::BITS).then_some(least as usize)
        })
    }

    /// Every subset, the empty one first.
    pub fn subsets(self) -> impl Iterator<Item = Self> {
        let mut next = Some(Self(0));
        std::iter::from_fn(move || {
            let subset = next?;
            // The next larger number that has no bit outside of the set.
            let larger = (subset.0 | !self.0).wrapping_add(1) & self.0;
            next = (larger != 0).then_some(Self(larger));
            Some(subset)
        })
    }
}

impl FromIterator<usize> for LevelSet {
    fn from_iter<I: IntoIterator<Item = usize>>(levels: I) -> Self {
        levels.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::LevelSet;

    #[test]
    fn subsets_are_each_there_once() {
        let set: LevelSet = [0, 3, 5].into_iter().collect();
        let mut subsets: Vec<LevelSet> = set.subsets().collect();
        assert_eq!(subsets.first(), Some(&LevelSet::default()));
        assert!(subsets.iter().all(|subset| subset.without(set).is_empty()));
        subsets.sort_unstable();
        subsets.dedup();
        assert_eq!(subsets.len(), 8);
        assert_eq!(LevelSet::default().subsets().count(), 1);
    }

    #[test]
    fn the_last_of_64_levels_is_a_level_and_the_next_is_none() {
        assert!(LevelSet::default().with(63).contains(63));
        assert!(!LevelSet::first(64).contains(64));
        assert_eq!(LevelSet::first(64).len(), 64);
    }
}
