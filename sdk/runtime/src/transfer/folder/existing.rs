//! The entries of remote folders that have the names of local entries.

use std::collections::{HashMap, HashSet};

use super::LocalEntry;
use super::same::composed;
use crate::tree::{FolderTarget, RemoteEntry};

/// A remote folder.
pub(super) struct RemoteFolder<I> {
    pub(super) id: String,
    /// The entries with wanted names, by their composed keys.
    pub(super) entries: HashMap<String, Vec<RemoteEntry<I>>>,
    /// The entries without a local counterpart; for a mirror.
    pub(super) gone: Vec<RemoteEntry<I>>,
}

impl<I> RemoteFolder<I> {
    /// Creates an empty folder.
    pub(super) fn new(id: String) -> Self {
        Self {
            id,
            entries: HashMap::new(),
            gone: Vec::new(),
        }
    }

    /// Returns the folder's entries with the name of a local entry.
    pub(super) fn existing<T: FolderTarget<Item = I>>(
        &self,
        target: &T,
        entry: &LocalEntry,
    ) -> Existing<'_, I> {
        let key = target.key(entry.name());
        let entries = self.entries.get(&composed(&key));
        let entries = entries.map_or(&[][..], Vec::as_slice);
        let same = |entry: &&RemoteEntry<I>| target.key(&entry.name) == key;
        let exact: Vec<_> = entries.iter().filter(same).collect();
        match exact.is_empty() {
            true => Existing::Equivalent(entries.iter().collect()),
            false => Existing::Same(exact),
        }
    }
}

/// The entries of a remote folder that have the name of a local entry.
pub(super) enum Existing<'a, I> {
    /// Entries of exactly that name.
    Same(Vec<&'a RemoteEntry<I>>),
    /// Entries whose names differ only in Unicode composition.
    ///
    /// Whether the service treats the names as equal is unknown until it refuses the new name.
    Equivalent(Vec<&'a RemoteEntry<I>>),
}

impl<'a, I> Existing<'a, I> {
    pub(super) fn entries(&self) -> &[&'a RemoteEntry<I>] {
        match self {
            Self::Same(entries) | Self::Equivalent(entries) => entries,
        }
    }

    /// Returns the entry that certainly conflicts.
    pub(super) fn taken(&self) -> Option<&'a RemoteEntry<I>> {
        match self {
            Self::Same(entries) => entries.first().copied(),
            Self::Equivalent(_) => None,
        }
    }
}

/// Returns the wanted names of each folder, by their composed keys.
pub(super) fn wanted<'a, T: FolderTarget>(
    target: &T,
    entries: impl Iterator<Item = &'a LocalEntry>,
) -> HashMap<String, HashSet<String>> {
    let mut wanted: HashMap<String, HashSet<String>> = HashMap::new();
    for entry in entries {
        let names = wanted.entry(entry.parent().to_owned()).or_default();
        names.insert(composed(&target.key(entry.name())));
    }
    wanted
}
