//! Look-ups of tests on a drive, without requests.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::AmazonDrive;
use super::node::{Kind, Node, Status};
use super::nodes::Nodes;
use super::represent::{Lens, View};

/// A node on a drive.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name; empty for the root folder.
    pub name: String,
    /// `FILE`, `FOLDER` or `ASSET`.
    pub kind: String,
    /// `AVAILABLE`, `PENDING`, `TRASH` or `PURGED`.
    pub status: String,
    /// Ids of its folders.
    pub parents: Vec<String>,
    /// Its labels.
    pub labels: Vec<String>,
    /// Number of changes, including its creation.
    pub version: u64,
    /// Bytes in it; 0 for a folder.
    pub size: u64,
    /// MD5 of a file.
    pub md5: Option<String>,
    /// Media type of a file.
    pub content_type: Option<String>,
    /// Number of changes of a file's content, including the first.
    pub content_version: Option<u64>,
    /// Properties by owner and key.
    pub properties: Vec<(String, String, String)>,
}

/// Returns the parts of a path that are not empty.
pub(crate) fn names(path: &str) -> Vec<&str> {
    path.split('/').filter(|name| !name.is_empty()).collect()
}

impl Nodes {
    /// Returns the node at a path, or with an id; trashed nodes are only found by their ids.
    pub(crate) fn place(&self, place: &str) -> Option<&Node> {
        if !place.starts_with('/') {
            return self.any(place);
        }
        let mut id = self.root();
        for name in names(place) {
            id = &self.occupant(id, name, None)?.id;
        }
        self.any(id)
    }
}

impl AmazonDrive {
    /// Returns the id of the node at a path; case is ignored, the trash is left out.
    #[must_use]
    pub fn node_id(&self, path: &str) -> Option<String> {
        let state = self.backend.state();
        state.nodes.place(path).map(|node| node.id.clone())
    }

    /// Returns the node at a path or with an id, including purged nodes.
    #[must_use]
    pub fn entry(&self, place: &str) -> Option<Entry> {
        self.backend.state().nodes.place(place).map(entry)
    }

    /// Returns a node in the service's own JSON, as the first application sees it.
    #[must_use]
    pub fn node(&self, place: &str) -> Option<Value> {
        let owners = vec![self.owner_id()];
        let state = self.backend.state();
        let node = state.nodes.place(place)?;
        let lens = Lens {
            state: &state,
            settings: &self.backend.settings,
            urls: &self.backend.urls,
            now: self.clock().now(),
            owners,
        };
        Some(lens.node(node, &View::default()))
    }

    /// Returns the bytes of a file, by path or id; `None` if there is no file, or when its bytes were not
    /// kept.
    #[must_use]
    pub fn file_bytes(&self, place: &str) -> Option<Bytes> {
        let state = self.backend.state();
        state.nodes.place(place)?.file.as_ref()?.content.to_bytes()
    }

    /// Returns everything on the drive and in its trash, in the order of creation.
    ///
    /// The root folder and purged nodes are left out.
    #[must_use]
    pub fn snapshot(&self) -> Vec<Entry> {
        let state = self.backend.state();
        let nodes = state.nodes.all().into_iter();
        nodes.filter(|node| !node.is_root()).map(entry).collect()
    }

    /// Paths of everything that is not in the trash, sorted; something in several folders has several.
    ///
    /// A folder that is below itself is not entered again.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let state = self.backend.state();
        let mut paths = Vec::new();
        let mut above = vec![state.nodes.root()];
        walk(&state.nodes, "", &mut above, self.clock().now(), &mut paths);
        paths.sort();
        paths
    }

    /// Returns the names of the nodes that were put into the trash, sorted; those that went along are left
    /// out.
    #[must_use]
    pub fn trash_names(&self) -> Vec<String> {
        let state = self.backend.state();
        let all = state.nodes.all().into_iter();
        let trashed = all.filter(|node| node.status == Status::Trash && !node.trashed_with_parent);
        let mut names: Vec<String> = trashed.filter_map(|node| node.name.clone()).collect();
        names.sort();
        names
    }

    /// Returns the bytes in use, including those in the trash.
    #[must_use]
    pub fn used_space(&self) -> u64 {
        self.backend.state().nodes.used()
    }
}

fn walk<'a>(
    nodes: &'a Nodes,
    path: &str,
    above: &mut Vec<&'a str>,
    now: DateTime<Utc>,
    paths: &mut Vec<String>,
) {
    let folder = above.last().copied().unwrap_or_default();
    for node in nodes.children(folder, now) {
        let there = node.parents.iter().any(|parent| parent == folder);
        if !there || !node.occupies() || node.kind == Kind::Asset {
            continue;
        }
        let path = format!("{path}/{}", node.name.as_deref().unwrap_or_default());
        paths.push(path.clone());
        if node.is_folder() && !above.contains(&node.id.as_str()) {
            above.push(&node.id);
            walk(nodes, &path, above, now, paths);
            above.pop();
        }
    }
}

fn entry(node: &Node) -> Entry {
    let file = node.file.as_ref();
    let properties = node.properties.iter().flat_map(|(owner, keys)| {
        keys.iter()
            .map(|(key, value)| (owner.clone(), key.clone(), value.clone()))
    });
    Entry {
        id: node.id.clone(),
        name: node.name.clone().unwrap_or_default(),
        kind: node.kind.text().to_owned(),
        status: node.status.text().to_owned(),
        parents: node.parents.clone(),
        labels: node.labels.clone(),
        version: node.version,
        size: node.size(),
        md5: file.map(|file| file.content.digests().md5.clone()),
        content_type: file.map(|file| file.content_type.clone()),
        content_version: file.map(|file| file.version),
        properties: properties.collect(),
    }
}
