//! Sorting, and collecting in order, where time does not matter: the standard library compiles a sort of 5 KB for every type that
//! it sorts, and for every map and set that is collected.

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

/// Collects a map or a set, entry by entry.
pub(crate) fn collected<C: Default + Extend<E>, E>(entries: impl IntoIterator<Item = E>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}
