//! The worst of very many, in so much room.

use crate::order::sort_by_key;

/// The worst so many; of those alike the first.
#[derive(Debug)]
pub(super) struct Worst<R, T> {
    most: usize,
    taken: usize,
    /// The worst first.
    list: Vec<(R, usize, T)>,
}

impl<R: Ord, T> Worst<R, T> {
    pub(super) fn new(most: usize) -> Self {
        Self { most, taken: 0, list: Vec::new() }
    }

    /// Takes one that is so bad, made if it is kept.
    pub(super) fn add(&mut self, bad: R, make: impl FnOnce() -> T) {
        let at = self.list.partition_point(|(known, ..)| *known >= bad);
        if at < self.most {
            self.list.insert(at, (bad, self.taken, make()));
            self.list.truncate(self.most);
        }
        self.taken += 1;
    }

    /// The worst first.
    pub(super) fn list(&self) -> impl Iterator<Item = &T> {
        self.list.iter().map(|(.., one)| one)
    }

    /// In the order in which they came.
    pub(super) fn in_order(mut self) -> impl Iterator<Item = T> {
        sort_by_key(&mut self.list, |(_, number, _)| *number);
        self.list.into_iter().map(|(.., one)| one)
    }
}

#[cfg(test)]
mod tests {
    use super::Worst;

    #[test]
    fn the_worst_are_kept_and_of_those_alike_the_first() {
        let mut worst = Worst::new(3);
        for (at, bad) in [1, 3, 1, 2, 3, 3, 2].into_iter().enumerate() {
            worst.add(bad, || (at, bad));
        }
        assert_eq!(worst.list().copied().collect::<Vec<_>>(), [(1, 3), (4, 3), (5, 3)]);
        let mut worst = Worst::new(4);
        for (at, bad) in [1, 3, 1, 2].into_iter().enumerate() {
            worst.add(bad, || at);
        }
        assert_eq!(worst.in_order().collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
