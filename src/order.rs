//! Sorting, and collecting in order, where time does not matter: the standard library compiles a sort of 5 KB for every type that
//! it sorts, and for every map and set that is collected; and of every map as much again.

use std::cmp::Ordering;

/// Sorts by a key; what has the same key keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = order(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The positions below a count, in the order of what stands there.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Adds to the count of a key, in a list in the order of keys.
pub(crate) fn count<K: Ord>(counts: &mut Vec<(K, u128)>, key: K, count: u128) {
    match counts.binary_search_by(|(known, _)| known.cmp(&key)) {
        Ok(at) => counts.get_mut(at).into_iter().for_each(|(_, all)| *all += count),
        Err(at) => counts.insert(at, (key, count)),
    }
}

/// Collects a map or a set, entry by entry.
pub(crate) fn collected<C: Default + Extend<E>, E>(entries: impl IntoIterator<Item = E>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}
