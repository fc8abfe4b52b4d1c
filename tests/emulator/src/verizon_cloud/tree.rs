//! Everything that is in the virtual folders, the trash included: what was deleted keeps its place and is marked.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use super::item::{File, Item, Key, ROOT};
use super::journal::Journal;
use super::path::ItemPath;

/// The virtual folders that are there from the start.
const WELL_KNOWN: [&str; 3] = ["VZMOBILE", "VZWEB", "MyComputer"];

/// All files and folders; a path has one of them at most, deleted or not.
#[derive(Debug)]
pub(crate) struct Tree {
    items: HashMap<Key, Item>,
    children: HashMap<Key, BTreeMap<String, Key>>,
    next: Key,
    /// How often something was put into the trash.
    deletions: u64,
    pub(crate) journal: Journal,
}

impl Tree {
    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        let mut tree = Self {
            items: HashMap::new(),
            children: HashMap::new(),
            next: ROOT,
            deletions: 0,
            journal: Journal::default(),
        };
        tree.add(ROOT, "", None, now);
        for name in WELL_KNOWN {
            let key = tree.add(ROOT, name, None, now);
            if let Some(item) = tree.items.get_mut(&key) {
                item.immutable = true;
            }
        }
        tree
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Item> {
        self.items.get(&key)
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut Item> {
        self.items.get_mut(&key)
    }

    /// Returns the item with this name in a folder, deleted or not.
    pub(crate) fn child(&self, folder: Key, name: &str) -> Option<&Item> {
        self.get(*self.children.get(&folder)?.get(name)?)
    }

    /// Returns the item at a path, deleted or not.
    pub(crate) fn find(&self, path: &ItemPath) -> Option<&Item> {
        let mut key = ROOT;
        for name in &path.0 {
            key = self.child(key, name)?.key;
        }
        self.get(key)
    }

    /// Returns the item at a path that is not in the trash.
    pub(crate) fn live(&self, path: &ItemPath) -> Option<&Item> {
        self.find(path).filter(|item| item.is_live())
    }

    pub(crate) fn virtual_folder(&self, name: &str) -> Option<&Item> {
        self.child(ROOT, name)
    }

    /// Returns the path of an item.
    pub(crate) fn path(&self, key: Key) -> ItemPath {
        let mut names = Vec::new();
        let mut next = self.get(key);
        while let Some(item) = next.filter(|item| item.key != ROOT) {
            names.push(item.name.clone());
            next = self.get(item.parent);
        }
        names.reverse();
        ItemPath(names)
    }

    /// Returns the items of a folder, deleted or not, by name.
    pub(crate) fn children(&self, folder: Key) -> Vec<&Item> {
        let children = self.children.get(&folder).into_iter();
        let children = children.flat_map(BTreeMap::values);
        children.filter_map(|key| self.get(*key)).collect()
    }

    pub(crate) fn live_children(&self, folder: Key) -> Vec<&Item> {
        let mut children = self.children(folder);
        children.retain(|item| item.is_live());
        children
    }

    /// Returns an item and everything below it, deleted or not, folders before their items.
    pub(crate) fn below(&self, key: Key) -> Vec<&Item> {
        let mut found: Vec<&Item> = self.get(key).into_iter().collect();
        let mut place = 0;
        while let Some(item) = found.get(place) {
            if item.is_folder() {
                found.extend(self.children(item.key));
            }
            place += 1;
        }
        found
    }

    /// Returns an item and everything below it that is not in the trash.
    pub(crate) fn live_below(&self, key: Key) -> Vec<&Item> {
        let mut found = self.below(key);
        found.retain(|item| item.is_live());
        found
    }

    fn keys(found: &[&Item]) -> Vec<Key> {
        found.iter().map(|item| item.key).collect()
    }

    /// Returns the bytes in use, including those in the trash.
    pub(crate) fn used(&self) -> u64 {
        self.items.values().map(Item::size).sum()
    }

    /// Puts something new into a folder, under a name that is free.
    pub(crate) fn add(
        &mut self,
        folder: Key,
        name: &str,
        file: Option<File>,
        now: DateTime<Utc>,
    ) -> Key {
        let key = self.next;
        self.next += 1;
        let item = Item {
            key,
            parent: folder,
            name: name.to_owned(),
            file,
            version: 1,
            version_created: now,
            created: now,
            modified: now,
            favorite: false,
            tags: String::new(),
            deleted: None,
            immutable: false,
            changed: self.journal.count(),
        };
        self.items.insert(key, item);
        if key != ROOT {
            self.hang(key, folder, name);
        }
        key
    }

    fn hang(&mut self, key: Key, folder: Key, name: &str) {
        let names = self.children.entry(folder).or_default();
        names.insert(name.to_owned(), key);
    }

    fn unhang(&mut self, key: Key) {
        let place = self.get(key).map(|item| (item.parent, item.name.clone()));
        if let Some((folder, name)) = place
            && let Some(names) = self.children.get_mut(&folder)
        {
            names.remove(&name);
        }
    }

    /// Notes a change of an item that stays where it is.
    pub(crate) fn touch(&mut self, key: Key) {
        let number = self.journal.count();
        if let Some(item) = self.items.get_mut(&key) {
            item.changed = number;
        }
    }

    /// Creates a new version of an item; one in the trash comes out of it.
    pub(crate) fn new_version(&mut self, key: Key, file: Option<File>, now: DateTime<Utc>) {
        if let Some(item) = self.items.get_mut(&key) {
            item.version += 1;
            item.version_created = now;
            item.modified = now;
            item.deleted = None;
            if file.is_some() {
                item.file = file;
            }
        }
        self.touch(key);
    }

    /// Notes that the paths of what is not in the trash are no more, this item's and those below it.
    fn vanish(&mut self, key: Key) -> Vec<Key> {
        let keys = Self::keys(&self.live_below(key));
        for key in &keys {
            let path = self.path(*key).to_string();
            self.journal.remove(path);
        }
        keys
    }

    /// Records that a folder has become empty, so that the full view shows it.
    fn notice_empty(&mut self, folder: Key) {
        let item = self.get(folder);
        let shows = item
            .is_some_and(|item| item.is_live() && item.key != ROOT && !item.is_virtual_folder());
        if shows && self.live_children(folder).is_empty() {
            self.touch(folder);
        }
    }

    fn parent(&self, key: Key) -> Key {
        self.get(key).map_or(ROOT, |item| item.parent)
    }

    /// Removes an item for good, with everything below it.
    pub(crate) fn purge(&mut self, key: Key) {
        let folder = self.parent(key);
        self.vanish(key);
        self.unhang(key);
        for key in Self::keys(&self.below(key)) {
            self.items.remove(&key);
            self.children.remove(&key);
        }
        self.notice_empty(folder);
    }

    /// Puts an item into the trash, with everything below it that is not there yet.
    pub(crate) fn trash(&mut self, key: Key) {
        self.deletions += 1;
        for gone in self.vanish(key) {
            if let Some(item) = self.items.get_mut(&gone) {
                item.deleted = Some(self.deletions);
            }
        }
        self.notice_empty(self.parent(key));
    }

    /// Takes an item out of the trash: with what went there together with it, and with the folders above it.
    pub(crate) fn restore(&mut self, key: Key) {
        let deletion = self.get(key).and_then(|item| item.deleted);
        let mut found = self.below(key);
        found.retain(|item| item.key == key || item.deleted == deletion);
        let mut keys = Self::keys(&found);
        let mut folder = self.parent(key);
        while let Some(item) = self.get(folder).filter(|item| !item.is_live()) {
            keys.push(item.key);
            folder = item.parent;
        }
        for key in keys {
            if let Some(item) = self.items.get_mut(&key) {
                item.deleted = None;
            }
            self.touch(key);
        }
    }

    /// Moves an item to a place that is free.
    pub(crate) fn relocate(&mut self, key: Key, folder: Key, name: &str) {
        let before = self.parent(key);
        let moved = self.vanish(key);
        self.unhang(key);
        self.hang(key, folder, name);
        if let Some(item) = self.items.get_mut(&key) {
            item.parent = folder;
            name.clone_into(&mut item.name);
        }
        for key in moved {
            self.touch(key);
        }
        self.notice_empty(before);
    }

    /// Returns the trashed items below a folder: the topmost, or all of them.
    pub(crate) fn trashed(&self, folder: Key, deep: bool) -> Vec<&Item> {
        let mut found = self.below(folder);
        found.retain(|item| {
            let within = self.get(item.parent).is_some_and(|above| !above.is_live());
            !item.is_live() && (deep || !within)
        });
        found
    }
}
