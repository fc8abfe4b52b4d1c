//! The memory of an emulator besides clients' files: the latest entries only, so that it can run for days.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

/// How many entries of a kind are remembered by default.
pub(crate) const USUAL: usize = 10_000;

/// A map that forgets its oldest entry when it has more than a limit.
#[derive(Clone, Debug)]
pub(crate) struct Latest<V, K = String> {
    limit: usize,
    entries: HashMap<K, (u64, V)>,
    /// The keys in the order of their insertion.
    order: BTreeMap<u64, K>,
    next: u64,
}

impl<V, K: Clone + Eq + Hash> Latest<V, K> {
    /// Creates an empty map; a limit of 0 counts as 1.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            entries: HashMap::new(),
            order: BTreeMap::new(),
            next: 0,
        }
    }

    /// Adds an entry as the latest one; returns what was forgotten for it.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<(K, V)> {
        self.remove(&key);
        self.order.insert(self.next, key.clone());
        self.entries.insert(key, (self.next, value));
        self.next += 1;
        if self.entries.len() <= self.limit {
            return None;
        }
        let (_, oldest) = self.order.pop_first()?;
        let (_, value) = self.entries.remove(&oldest)?;
        Some((oldest, value))
    }

    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(key).map(|(_, value)| value)
    }

    pub(crate) fn get_mut<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.entries.get_mut(key).map(|(_, value)| value)
    }

    pub(crate) fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (number, value) = self.entries.remove(key)?;
        self.order.remove(&number);
        Some(value)
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.order.clear();
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Keys and values, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, (_, value))| (key, value))
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values().map(|(_, value)| value)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.values_mut().map(|(_, value)| value)
    }

    /// Keeps the entries that fit.
    pub(crate) fn retain(&mut self, mut fits: impl FnMut(&K, &V) -> bool) {
        let order = &mut self.order;
        self.entries.retain(|key, (number, value)| {
            let stays = fits(key, value);
            if !stays {
                order.remove(number);
            }
            stays
        });
    }
}

/// A list that forgets its oldest item when it has more than a limit.
#[derive(Clone, Debug)]
pub(crate) struct LatestList<T> {
    limit: usize,
    items: VecDeque<T>,
    /// How many are forgotten, which is the number of the first one that is not.
    forgotten: usize,
}

impl<T> LatestList<T> {
    /// Creates an empty list; a limit of 0 counts as 1.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            items: VecDeque::new(),
            forgotten: 0,
        }
    }

    pub(crate) fn push(&mut self, item: T) {
        self.items.push_back(item);
        if self.items.len() > self.limit {
            self.items.pop_front();
            self.forgotten += 1;
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Returns the items, the oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter()
    }

    /// Returns the items with numbers that stay theirs, the oldest first.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &T)> {
        (self.forgotten..).zip(&self.items)
    }

    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut T> {
        self.items.get_mut(number.checked_sub(self.forgotten)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_entry_goes_when_there_are_too_many() {
        let mut latest = Latest::new(2);
        assert_eq!(latest.insert("a", 1), None);
        assert_eq!(latest.insert("b", 2), None);
        assert_eq!(latest.insert("a", 3), None, "it is the latest one now");
        assert_eq!(latest.insert("c", 4), Some(("b", 2)));
        latest.retain(|_, value| *value != 3);
        assert_eq!(latest.insert("d", 5), None);
        assert_eq!((latest.len(), latest.order.len()), (2, 2));
        assert_eq!(latest.get("c"), Some(&4));
    }

    #[test]
    fn items_keep_their_numbers_when_older_ones_go() {
        let mut list = LatestList::new(2);
        for item in ["a", "b", "c"] {
            list.push(item);
        }
        assert_eq!(list.numbered().collect::<Vec<_>>(), [(1, &"b"), (2, &"c")]);
        assert_eq!(list.get_mut(0), None);
        assert_eq!(list.get_mut(2), Some(&mut "c"));
    }
}
