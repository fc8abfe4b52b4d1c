//! All nodes of the account: who is in which folder, what is in the trash, and in which order things changed.

use std::collections::{BTreeMap, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};

use crate::latest::Latest;

use super::node::{File, Kind, Node, Properties, Status, folded};

/// The characters of an `eTagResponse`.
const ETAG: usize = 11;

#[derive(Debug)]
pub(crate) struct Nodes {
    nodes: HashMap<String, Node>,
    /// For each folder the nodes in it, by their folded names.
    folders: HashMap<String, BTreeMap<String, Vec<String>>>,
    /// Ids in the order of their last change.
    changes: BTreeMap<u64, String>,
    /// Purged nodes that the feed of changes still tells of.
    purged: Latest<(), String>,
    /// The last change that it tells no longer.
    forgotten: u64,
    sequence: u64,
    order: u64,
    used: u64,
    /// Whether anything has left a folder that went on listing it.
    lags: bool,
    root: String,
    random: fastrand::Rng,
}

/// A node that is to be made.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) parents: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) properties: Properties,
    pub(crate) description: Option<String>,
    pub(crate) created_by: String,
    pub(crate) file: Option<File>,
    pub(crate) pending: u32,
    pub(crate) hidden: bool,
}

impl Draft {
    pub(crate) fn new(kind: Kind, name: &str, parent: &str, created_by: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            parents: vec![parent.to_owned()],
            labels: Vec::new(),
            properties: Properties::new(),
            description: None,
            created_by: created_by.to_owned(),
            file: None,
            pending: 0,
            hidden: false,
        }
    }
}

impl Nodes {
    pub(crate) fn new(now: DateTime<Utc>, purged: usize, seed: u64) -> Self {
        let mut nodes = Self {
            nodes: HashMap::new(),
            folders: HashMap::new(),
            changes: BTreeMap::new(),
            purged: Latest::new(purged),
            forgotten: 0,
            sequence: 0,
            order: 0,
            used: 0,
            lags: false,
            root: String::new(),
            random: fastrand::Rng::with_seed(seed),
        };
        let mut draft = Draft::new(Kind::Folder, "", "", "CloudDriveFiles");
        draft.parents.clear();
        nodes.root = nodes.add(draft, now);
        let root = nodes.root.clone();
        if let Some(root) = nodes.nodes.get_mut(&root) {
            root.name = None;
        }
        nodes
    }

    pub(crate) fn root(&self) -> &str {
        &self.root
    }

    /// Returns the bytes of all files, including those in the trash.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Returns any node, including purged and hidden ones.
    pub(crate) fn any(&self, id: &str) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// Returns a node that can be seen.
    pub(crate) fn get(&self, id: &str) -> Option<&Node> {
        let node = self.nodes.get(id)?;
        (node.status != Status::Purged && !node.hidden).then_some(node)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        self.nodes.get_mut(id)
    }

    /// Returns all nodes that can be seen, in the order of creation.
    pub(crate) fn all(&self) -> Vec<&Node> {
        let visible = |node: &&Node| node.status != Status::Purged && !node.hidden;
        let mut all: Vec<&Node> = self.nodes.values().filter(visible).collect();
        all.sort_unstable_by_key(|node| node.order);
        all
    }

    /// Returns the visible nodes of a folder, in the order of creation; if listings lag, also those that left
    /// it a moment ago.
    pub(crate) fn children(&self, folder: &str, now: DateTime<Utc>) -> Vec<&Node> {
        let mut children: Vec<&Node> = self
            .ids_in(folder)
            .into_iter()
            .filter_map(|id| self.get(&id))
            .collect();
        let lately = |node: &&Node| {
            let mut left = node.left.iter();
            left.any(|(known, until)| known == folder && now < *until)
                && !node.parents.iter().any(|parent| parent == folder)
        };
        if self.lags {
            children.extend(self.all().into_iter().filter(lately));
        }
        children.sort_unstable_by_key(|node| node.order);
        children
    }

    fn ids_in(&self, folder: &str) -> Vec<String> {
        let names = self.folders.get(folder);
        names
            .map(|names| names.values().flatten().cloned().collect())
            .unwrap_or_default()
    }

    /// Returns the node of this name in a folder, in whatever case, that stands in the way of another.
    pub(crate) fn occupant(&self, folder: &str, name: &str, except: Option<&str>) -> Option<&Node> {
        let ids = self.folders.get(folder)?.get(&folded(name))?;
        let mut nodes = ids.iter().filter_map(|id| self.nodes.get(id));
        nodes.find(|node| node.occupies() && Some(node.id.as_str()) != except)
    }

    pub(crate) fn add(&mut self, draft: Draft, now: DateTime<Utc>) -> String {
        let id = self.fresh_id();
        self.order += 1;
        self.used += draft.file.as_ref().map_or(0, |file| file.content.size());
        let status = if draft.pending > 0 {
            Status::Pending
        } else {
            Status::Available
        };
        let node = Node {
            id: id.clone(),
            kind: draft.kind,
            name: Some(draft.name),
            status,
            trashed_with_parent: false,
            version: 0,
            parents: Vec::new(),
            labels: draft.labels,
            created: now,
            modified: now,
            created_by: draft.created_by,
            description: draft.description,
            etag: String::new(),
            properties: draft.properties,
            file: draft.file,
            hidden: draft.hidden,
            pending: draft.pending,
            left: Vec::new(),
            order: self.order,
            sequence: 0,
        };
        self.nodes.insert(id.clone(), node);
        for parent in &draft.parents {
            self.hang(&id, parent);
        }
        self.touch(&id, now);
        id
    }

    fn fresh_id(&mut self) -> String {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Notes a change: a new version, date, tag and place in the feed.
    pub(crate) fn touch(&mut self, id: &str, now: DateTime<Utc>) {
        let characters = (0..ETAG).map(|_| self.random.alphanumeric());
        let etag: String = characters.collect();
        let Some(node) = self.nodes.get_mut(id) else {
            return;
        };
        self.changes.remove(&node.sequence);
        self.sequence += 1;
        node.sequence = self.sequence;
        node.version += 1;
        node.modified = now;
        node.etag = etag;
        self.changes.insert(self.sequence, id.to_owned());
    }

    /// Puts a node into one more folder.
    pub(crate) fn hang(&mut self, id: &str, folder: &str) {
        let Some(node) = self.nodes.get_mut(id) else {
            return;
        };
        if node.parents.iter().any(|parent| parent == folder) {
            return;
        }
        node.parents.push(folder.to_owned());
        let name = folded(node.name.as_deref().unwrap_or_default());
        let names = self.folders.entry(folder.to_owned()).or_default();
        names.entry(name).or_default().push(id.to_owned());
    }

    /// Takes a node out of a folder, which goes on listing it until then.
    pub(crate) fn unhang(&mut self, id: &str, folder: &str, until: Option<DateTime<Utc>>) {
        let Some(node) = self.nodes.get_mut(id) else {
            return;
        };
        self.lags |= until.is_some();
        node.parents.retain(|parent| parent != folder);
        node.left.retain(|(known, _)| known != folder);
        node.left
            .extend(until.map(|until| (folder.to_owned(), until)));
        let name = folded(node.name.as_deref().unwrap_or_default());
        if let Some(names) = self.folders.get_mut(folder)
            && let Some(ids) = names.get_mut(&name)
        {
            ids.retain(|known| known != id);
            if ids.is_empty() {
                names.remove(&name);
            }
        }
    }

    pub(crate) fn rename(&mut self, id: &str, name: &str) {
        let parents = self.nodes.get(id).map(|node| node.parents.clone());
        let parents = parents.unwrap_or_default();
        for parent in &parents {
            self.unhang(id, parent, None);
        }
        if let Some(node) = self.nodes.get_mut(id) {
            node.name = Some(name.to_owned());
        }
        for parent in &parents {
            self.hang(id, parent);
        }
    }

    /// Gives a file another content.
    pub(crate) fn replace(&mut self, id: &str, file: File) {
        if let Some(node) = self.nodes.get_mut(id) {
            self.used = (self.used + file.content.size()).saturating_sub(node.size());
            node.file = Some(file);
        }
    }

    /// Returns a file with this content that is not `except`.
    pub(crate) fn with_content(&self, size: u64, md5: &str, except: Option<&str>) -> Option<&Node> {
        let mut all: Vec<&Node> = self.nodes.values().collect();
        all.retain(|node| {
            node.kind == Kind::File
                && node.status != Status::Purged
                && Some(node.id.as_str()) != except
                && node.file.as_ref().is_some_and(|file| {
                    file.content.size() == size && file.content.digests().md5 == md5
                })
        });
        all.into_iter().min_by_key(|node| node.order)
    }

    /// Puts a node into the trash, and with it what is in no other folder.
    pub(crate) fn trash(&mut self, id: &str, now: DateTime<Utc>) {
        self.set_status(id, Status::Trash, false, now);
        self.spread(id, now, |nodes, child| {
            let node = nodes.nodes.get(child)?;
            let alone = node.parents.iter().all(|parent| nodes.is_in_trash(parent));
            (node.occupies() && alone).then_some((Status::Trash, true))
        });
    }

    /// Takes a node out of the trash, and with it what went there only because of it.
    pub(crate) fn restore(&mut self, id: &str, now: DateTime<Utc>) {
        self.set_status(id, Status::Available, false, now);
        self.spread(id, now, |nodes, child| {
            let node = nodes.nodes.get(child)?;
            let along = node.status == Status::Trash && node.trashed_with_parent;
            along.then_some((Status::Available, false))
        });
    }

    /// Removes a node for good, and with it what is in no other folder; a stub remains for the feed of changes.
    pub(crate) fn purge(&mut self, id: &str, now: DateTime<Utc>) {
        let mut waiting = vec![id.to_owned()];
        while let Some(id) = waiting.pop() {
            let inside = self.ids_in(&id);
            let Some(node) = self.nodes.get(&id) else {
                continue;
            };
            self.used = self.used.saturating_sub(node.size());
            for parent in node.parents.clone() {
                self.unhang(&id, &parent, None);
            }
            for child in inside {
                self.unhang(&child, &id, None);
                let orphan = self.nodes.get(&child);
                if orphan.is_some_and(|child| child.parents.is_empty()) {
                    waiting.push(child);
                }
            }
            self.set_status(&id, Status::Purged, false, now);
            if let Some(node) = self.nodes.get_mut(&id) {
                node.file = None;
                node.left.clear();
            }
            self.folders.remove(&id);
            if let Some((oldest, ())) = self.purged.insert(id, ()) {
                self.forget(&oldest);
            }
        }
    }

    /// Takes a purged node out of the feed of changes.
    fn forget(&mut self, id: &str) {
        if let Some(node) = self.nodes.remove(id) {
            self.changes.remove(&node.sequence);
            self.forgotten = self.forgotten.max(node.sequence);
        }
    }

    fn is_in_trash(&self, id: &str) -> bool {
        let node = self.nodes.get(id);
        node.is_some_and(|node| node.status == Status::Trash)
    }

    fn set_status(&mut self, id: &str, status: Status, with_parent: bool, now: DateTime<Utc>) {
        if let Some(node) = self.nodes.get_mut(id) {
            node.status = status;
            node.trashed_with_parent = with_parent;
            node.pending = 0;
            self.touch(id, now);
        }
    }

    /// Lets a change of status reach what is below; folders may contain each other, each is changed once.
    fn spread(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
        change: impl Fn(&Self, &str) -> Option<(Status, bool)>,
    ) {
        let mut waiting = vec![id.to_owned()];
        while let Some(folder) = waiting.pop() {
            for child in self.ids_in(&folder) {
                if let Some((status, with_parent)) = change(self, &child) {
                    self.set_status(&child, status, with_parent, now);
                    waiting.push(child);
                }
            }
        }
    }

    /// Returns how many purged nodes the feed of changes reports.
    pub(crate) fn purged(&self) -> usize {
        self.purged.len()
    }

    /// Returns whether the feed can tell everything since a change.
    pub(crate) fn reaches(&self, sequence: u64) -> bool {
        (self.forgotten..=self.sequence).contains(&sequence)
    }

    /// Returns the number of the last change.
    pub(crate) fn last_change(&self) -> u64 {
        self.sequence
    }

    /// Returns the nodes that changed after a change, each once, in the order of its last change.
    pub(crate) fn changed_since(&self, sequence: u64) -> impl Iterator<Item = &Node> {
        let after = self.changes.range(sequence.saturating_add(1)..);
        let nodes = after.filter_map(|(_, id)| self.nodes.get(id));
        nodes.filter(|node| !node.hidden)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(nodes: &mut Nodes, kind: Kind, name: &str, parent: &str) -> String {
        nodes.add(Draft::new(kind, name, parent, "test"), DateTime::default())
    }

    fn status(nodes: &Nodes, id: &str) -> Status {
        nodes.any(id).expect("a node").status
    }

    #[test]
    fn trash_takes_along_only_what_is_nowhere_else() {
        let now = DateTime::default();
        let mut nodes = Nodes::new(now, 10, 1);
        let root = nodes.root().to_owned();
        let [a, b] = ["a", "b"].map(|name| add(&mut nodes, Kind::Folder, name, &root));
        let alone = add(&mut nodes, Kind::File, "alone", &a);
        let linked = add(&mut nodes, Kind::File, "linked", &a);
        nodes.hang(&linked, &b);
        nodes.trash(&a, now);
        assert_eq!(status(&nodes, &alone), Status::Trash);
        assert_eq!(status(&nodes, &linked), Status::Available);
        nodes.restore(&a, now);
        assert_eq!(status(&nodes, &alone), Status::Available);
    }

    #[test]
    fn folders_that_contain_each_other_can_be_trashed_restored_and_purged() {
        let now = DateTime::default();
        let mut nodes = Nodes::new(now, 10, 1);
        let root = nodes.root().to_owned();
        let a = add(&mut nodes, Kind::Folder, "a", &root);
        let b = add(&mut nodes, Kind::Folder, "b", &a);
        nodes.hang(&a, &b);
        nodes.trash(&a, now);
        assert_eq!(status(&nodes, &b), Status::Trash);
        nodes.restore(&a, now);
        assert_eq!(status(&nodes, &b), Status::Available);
        nodes.purge(&a, now);
        assert_eq!(status(&nodes, &b), Status::Purged);
        assert_eq!(status(&nodes, &root), Status::Available);
    }

    #[test]
    fn names_are_taken_in_any_case_unless_their_node_is_in_the_trash() {
        let now = DateTime::default();
        let mut nodes = Nodes::new(now, 10, 1);
        let root = nodes.root().to_owned();
        let file = add(&mut nodes, Kind::File, "Ärger.TXT", &root);
        assert!(nodes.occupant(&root, "ärger.txt", None).is_some());
        assert!(nodes.occupant(&root, "ärger.txt", Some(&file)).is_none());
        nodes.rename(&file, "b");
        assert!(nodes.occupant(&root, "ärger.txt", None).is_none());
        nodes.trash(&file, now);
        assert!(nodes.occupant(&root, "B", None).is_none());
    }

    #[test]
    fn a_node_is_in_the_feed_once_at_its_last_change() {
        let now = DateTime::default();
        let mut nodes = Nodes::new(now, 10, 1);
        let root = nodes.root().to_owned();
        let a = add(&mut nodes, Kind::File, "a", &root);
        let b = add(&mut nodes, Kind::File, "b", &root);
        nodes.touch(&a, now);
        let order: Vec<&str> = nodes
            .changed_since(1)
            .map(|node| node.id.as_str())
            .collect();
        assert_eq!(order, [b.as_str(), a.as_str()]);
        let after = nodes.last_change();
        assert_eq!(nodes.changed_since(after).count(), 0);
    }
}
