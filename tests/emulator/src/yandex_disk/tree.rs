//! Files and directories of the Disk, the trash and the unlimited photo area.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::paths::{ResourcePath, Scheme};
use super::publication::Publication;
use crate::content::Content;

/// Names a node for as long as it lives; moving does not change it.
pub(crate) type NodeId = u64;

pub(crate) const DISK: NodeId = 1;
pub(crate) const TRASH: NodeId = 2;
pub(crate) const PHOTOUNLIM: NodeId = 3;

/// A file or a directory.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) parent: Option<NodeId>,
    /// The name that is shown.
    pub(crate) name: String,
    /// The name in paths: the same, but with a unique suffix at the top of the trash.
    pub(crate) segment: String,
    pub(crate) kind: Kind,
    pub(crate) created: DateTime<Utc>,
    pub(crate) modified: DateTime<Utc>,
    pub(crate) revision: i64,
    /// 64 hex digits that stay the resource's own.
    pub(crate) key: String,
    pub(crate) properties: Properties,
    pub(crate) publication: Option<Publication>,
    pub(crate) trashed: Option<Trashed>,
    pub(crate) exif: Map<String, Value>,
    pub(crate) locked: bool,
    pub(crate) download_limited: bool,
    /// The order in which files were uploaded.
    pub(crate) uploaded: i64,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Dir(BTreeMap<String, NodeId>),
    File(Content),
}

/// `custom_properties`: absent until set, `null` once all were deleted.
#[derive(Clone, Debug, Default)]
pub(crate) enum Properties {
    #[default]
    Never,
    Cleared,
    Some(Map<String, Value>),
}

/// The former place of a trashed item.
#[derive(Clone, Debug)]
pub(crate) struct Trashed {
    pub(crate) origin: ResourcePath,
    pub(crate) deleted: DateTime<Utc>,
}

impl Node {
    pub(crate) fn is_dir(&self) -> bool {
        matches!(self.kind, Kind::Dir(_))
    }

    pub(crate) fn content(&self) -> Option<&Content> {
        match &self.kind {
            Kind::File(content) => Some(content),
            Kind::Dir(_) => None,
        }
    }
}

/// All nodes; it keeps the links between them right and knows nothing of rules.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: HashMap<NodeId, Node>,
    next: NodeId,
    revision: i64,
    used: u64,
    random: fastrand::Rng,
}

impl Tree {
    pub(crate) fn new(now: DateTime<Utc>, seed: u64) -> Self {
        let mut tree = Self {
            nodes: HashMap::new(),
            next: DISK,
            revision: 0,
            used: 0,
            random: fastrand::Rng::with_seed(seed),
        };
        for name in ["disk", "trash", "photounlim"] {
            tree.insert(None, name, Kind::Dir(BTreeMap::new()), now);
        }
        tree
    }

    /// Returns bytes in all files of all areas.
    pub(crate) fn used(&self) -> u64 {
        self.used
    }

    /// Returns the last revision that was given out.
    pub(crate) fn revision(&self) -> i64 {
        self.revision
    }

    /// Returns a revision after all others: microseconds of the clock, or one more than the last.
    fn new_revision(&mut self, now: DateTime<Utc>) -> i64 {
        self.revision = now.timestamp_micros().max(self.revision + 1);
        self.revision
    }

    pub(crate) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(&id)
    }

    /// Follows a path; `app:/` paths have to be resolved before.
    pub(crate) fn find(&self, path: &ResourcePath) -> Option<NodeId> {
        let root = match path.scheme {
            Scheme::Disk | Scheme::App => DISK,
            Scheme::Trash => TRASH,
            Scheme::Photounlim => PHOTOUNLIM,
        };
        self.descend(root, &path.segments)
    }

    /// Follows names from a node on.
    pub(crate) fn descend(&self, from: NodeId, segments: &[String]) -> Option<NodeId> {
        segments
            .iter()
            .try_fold(from, |id, segment| self.child(id, segment))
    }

    pub(crate) fn child(&self, id: NodeId, segment: &str) -> Option<NodeId> {
        match &self.get(id)?.kind {
            Kind::Dir(children) => children.get(segment).copied(),
            Kind::File(_) => None,
        }
    }

    pub(crate) fn children(&self, id: NodeId) -> Vec<NodeId> {
        match self.get(id).map(|node| &node.kind) {
            Some(Kind::Dir(children)) => children.values().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the node and its ancestors, itself first.
    pub(crate) fn lineage(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        let first = self.get(id).map(|node| (id, node));
        std::iter::successors(first, |(_, node)| {
            let parent = node.parent?;
            self.get(parent).map(|node| (parent, node))
        })
    }

    /// Returns the node and everything below it, parents before children, each directory in the order of its
    /// names.
    pub(crate) fn below(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            found.push(id);
            waiting.extend(self.children(id).into_iter().rev());
        }
        found
    }

    /// Returns the names from `top` (left out) down to the node.
    pub(crate) fn segments(&self, id: NodeId, top: NodeId) -> Vec<String> {
        let mut segments: Vec<String> = self
            .lineage(id)
            .take_while(|(id, _)| *id != top)
            .filter(|(_, node)| node.parent.is_some())
            .map(|(_, node)| node.segment.clone())
            .collect();
        segments.reverse();
        segments
    }

    /// Returns the full path of a node.
    pub(crate) fn path(&self, id: NodeId) -> ResourcePath {
        let root = self.lineage(id).last().map_or(DISK, |(root, _)| root);
        let scheme = match root {
            TRASH => Scheme::Trash,
            PHOTOUNLIM => Scheme::Photounlim,
            _ => Scheme::Disk,
        };
        ResourcePath {
            scheme,
            segments: self.segments(id, root),
        }
    }

    pub(crate) fn is_within(&self, id: NodeId, ancestor: NodeId) -> bool {
        self.lineage(id).any(|(id, _)| id == ancestor)
    }

    /// Returns bytes in the files at and below a node.
    pub(crate) fn size(&self, id: NodeId) -> u64 {
        let below = self.below(id);
        let contents = below.iter().filter_map(|id| self.get(*id)?.content());
        contents.map(Content::size).sum()
    }

    fn insert(
        &mut self,
        parent: Option<NodeId>,
        name: &str,
        kind: Kind,
        now: DateTime<Utc>,
    ) -> NodeId {
        let id = self.next;
        self.next += 1;
        let revision = self.new_revision(now);
        let key = self.hex(64);
        if let Kind::File(content) = &kind {
            self.used += content.size();
        }
        let node = Node {
            parent,
            name: name.to_owned(),
            segment: name.to_owned(),
            uploaded: revision,
            kind,
            created: now,
            modified: now,
            revision,
            key,
            properties: Properties::Never,
            publication: None,
            trashed: None,
            exif: Map::new(),
            locked: false,
            download_limited: false,
        };
        self.nodes.insert(id, node);
        if let Some(parent) = parent {
            self.link(parent, name, id);
        }
        id
    }

    fn link(&mut self, parent: NodeId, segment: &str, id: NodeId) {
        if let Some(Kind::Dir(children)) = self.nodes.get_mut(&parent).map(|node| &mut node.kind) {
            children.insert(segment.to_owned(), id);
        }
    }

    fn unlink(&mut self, id: NodeId) {
        let Some(node) = self.nodes.get(&id) else {
            return;
        };
        let (parent, segment) = (node.parent, node.segment.clone());
        if let Some(parent) = parent
            && let Some(Kind::Dir(children)) =
                self.nodes.get_mut(&parent).map(|node| &mut node.kind)
        {
            children.remove(&segment);
        }
    }

    pub(crate) fn add_dir(&mut self, parent: NodeId, name: &str, now: DateTime<Utc>) -> NodeId {
        self.insert(Some(parent), name, Kind::Dir(BTreeMap::new()), now)
    }

    /// Puts a file into a directory; a file of this name gets the content as a new revision.
    pub(crate) fn put_file(
        &mut self,
        parent: NodeId,
        name: &str,
        content: Content,
        now: DateTime<Utc>,
    ) -> NodeId {
        let Some(id) = self.child(parent, name) else {
            return self.insert(Some(parent), name, Kind::File(content), now);
        };
        let revision = self.new_revision(now);
        let before = self.size(id);
        self.used = self.used.saturating_sub(before) + content.size();
        if let Some(node) = self.nodes.get_mut(&id) {
            node.kind = Kind::File(content);
            node.modified = now;
            node.revision = revision;
            node.uploaded = revision;
        }
        id
    }

    /// Marks a node as changed.
    pub(crate) fn touch(&mut self, id: NodeId, now: DateTime<Utc>) {
        let revision = self.new_revision(now);
        if let Some(node) = self.nodes.get_mut(&id) {
            node.revision = revision;
        }
    }

    /// Removes a node and everything below it.
    pub(crate) fn remove(&mut self, id: NodeId, now: DateTime<Utc>) {
        self.used = self.used.saturating_sub(self.size(id));
        self.unlink(id);
        for id in self.below(id) {
            self.nodes.remove(&id);
        }
        self.new_revision(now);
    }

    /// Hangs a node under another parent.
    pub(crate) fn hang(
        &mut self,
        id: NodeId,
        parent: NodeId,
        name: &str,
        segment: &str,
        now: DateTime<Utc>,
    ) {
        self.unlink(id);
        let revision = self.new_revision(now);
        if let Some(node) = self.nodes.get_mut(&id) {
            node.parent = Some(parent);
            name.clone_into(&mut node.name);
            segment.clone_into(&mut node.segment);
            node.revision = revision;
        }
        self.link(parent, segment, id);
    }

    /// Copies a node and everything below it; publications stay with the original.
    pub(crate) fn copy(
        &mut self,
        id: NodeId,
        parent: NodeId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Option<NodeId> {
        let source = self.get(id)?.clone();
        let copy = match &source.kind {
            Kind::Dir(_) => self.add_dir(parent, name, now),
            Kind::File(content) => {
                self.insert(Some(parent), name, Kind::File(content.clone()), now)
            }
        };
        if let Some(node) = self.nodes.get_mut(&copy) {
            node.properties = source.properties;
            node.exif = source.exif;
            node.modified = source.modified;
        }
        if let Kind::Dir(children) = source.kind {
            for child in children.into_values() {
                let name = self.get(child).map(|node| node.name.clone());
                if let Some(name) = name {
                    self.copy(child, copy, &name, now);
                }
            }
        }
        Some(copy)
    }

    /// Returns random hex digits, the same in every run.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        hex(&mut self.random, digits)
    }
}

/// Returns random lower-case hex digits.
pub(crate) fn hex(random: &mut fastrand::Rng, digits: usize) -> String {
    (0..digits)
        .map(|_| char::from_digit(random.u32(..16), 16).unwrap_or('0'))
        .collect()
}
