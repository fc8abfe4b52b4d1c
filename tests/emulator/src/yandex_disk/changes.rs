//! Changes that may take time: what they need, and what they do.
//!
//! A change is checked when it is asked for. Answered at once, it is applied at once; as an operation it is applied
//! when the operation completes, checked once more, and an operation whose change is no longer possible fails. Until
//! then everything is as before.

use chrono::{DateTime, Utc};

use super::errors::ApiError;
use super::paths::{ResourcePath, Scheme};
use super::state::{Hosted, State};
use super::tree::{Kind, NodeId, TRASH, Trashed};
use crate::content::Content;

/// A change of the tree.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Into the trash, or for good.
    Delete {
        node: NodeId,
        permanently: bool,
    },
    Copy {
        from: NodeId,
        to: ResourcePath,
        overwrite: bool,
    },
    Move {
        from: NodeId,
        to: ResourcePath,
        overwrite: bool,
    },
    Restore {
        from: NodeId,
        to: ResourcePath,
        overwrite: bool,
    },
    EmptyTrash,
    /// A file that was uploaded.
    Store {
        to: ResourcePath,
        overwrite: bool,
        content: Content,
    },
    /// A file from a foreign URL.
    Fetch {
        url: String,
        to: ResourcePath,
        redirects: bool,
    },
    /// A public resource into a directory, under a name that is free there.
    Save {
        from: NodeId,
        directory: ResourcePath,
        name: Option<String>,
    },
}

impl State {
    /// Errors when the change can't be made as things are.
    pub(crate) fn check(&self, change: &Change) -> Result<(), ApiError> {
        match change {
            Change::Delete { node, .. } => {
                let known = self.existing(*node)?;
                if self
                    .tree
                    .get(known)
                    .is_some_and(|node| node.parent.is_none())
                {
                    return Err(ApiError::parent_not_found(
                        &self.tree.path(known).to_string(),
                    ));
                }
                self.check_unlocked(known)
            }
            Change::Copy {
                from,
                to,
                overwrite,
            } => {
                let from = self.existing(*from)?;
                self.check_destination(from, to, *overwrite)?;
                self.check_upload_traffic()?;
                self.check_space(self.tree.size(from))
            }
            Change::Move {
                from,
                to,
                overwrite,
            }
            | Change::Restore {
                from,
                to,
                overwrite,
            } => {
                let from = self.existing(*from)?;
                self.check_unlocked(from)?;
                self.check_destination(from, to, *overwrite)
            }
            Change::EmptyTrash => {
                let items = self.tree.children(TRASH);
                items.into_iter().try_for_each(|id| self.check_unlocked(id))
            }
            Change::Store {
                to,
                overwrite,
                content,
            } => {
                self.check_target(to, *overwrite)?;
                let replaced = self.tree.find(to).map_or(0, |id| self.tree.size(id));
                self.check_space(content.size().saturating_sub(replaced))
            }
            Change::Fetch { to, .. } => {
                let (directory, _) = self.place(to)?;
                self.check_open(directory)?;
                self.check_upload_traffic()?;
                self.check_space(0)
            }
            Change::Save {
                from, directory, ..
            } => {
                let from = self.existing(*from)?;
                self.check_upload_traffic()?;
                self.check_space(self.tree.size(from))?;
                match self.tree.find(directory) {
                    Some(id) => self.check_open(id),
                    None => self.check_writable(),
                }
            }
        }
    }

    /// Makes the change; returns the node that is its result, if it leaves one.
    pub(crate) fn apply(
        &mut self,
        change: Change,
        now: DateTime<Utc>,
    ) -> Result<Option<NodeId>, ApiError> {
        self.check(&change)?;
        match change {
            Change::Delete { node, permanently } => {
                if permanently || self.tree.is_within(node, TRASH) {
                    self.tree.remove(node, now);
                } else {
                    self.throw_away(node, now);
                }
                Ok(None)
            }
            Change::Copy { from, to, .. } => {
                let (parent, name) = self.make_room(from, &to, now)?;
                Ok(self.tree.copy(from, parent, &name, now))
            }
            Change::Move { from, to, .. } | Change::Restore { from, to, .. } => {
                let (parent, name) = self.make_room(from, &to, now)?;
                self.tree.hang(from, parent, &name, &name, now);
                if let Some(node) = self.tree.get_mut(from) {
                    node.trashed = None;
                }
                Ok(Some(from))
            }
            Change::EmptyTrash => {
                for id in self.tree.children(TRASH) {
                    self.tree.remove(id, now);
                }
                Ok(None)
            }
            Change::Store { to, content, .. } => {
                let (parent, name) = self.place(&to)?;
                Ok(Some(self.tree.put_file(parent, &name, content, now)))
            }
            Change::Fetch { url, to, redirects } => {
                let content = self.fetched(&url, redirects)?;
                self.check_space(content.size())?;
                let (parent, name) = self.place(&to)?;
                let name = self.free_name(parent, &name);
                Ok(Some(self.tree.put_file(parent, &name, content, now)))
            }
            Change::Save {
                from,
                directory,
                name,
            } => {
                let parent = self.ensure_dir(&directory, now);
                let own = self.tree.get(from).map(|node| node.name.clone());
                let name = name.or(own).unwrap_or_default();
                let name = self.free_name(parent, &name);
                Ok(self.tree.copy(from, parent, &name, now))
            }
        }
    }

    /// Returns the node, when it still is there.
    fn existing(&self, id: NodeId) -> Result<NodeId, ApiError> {
        match self.tree.get(id) {
            Some(_) => Ok(id),
            None => Err(ApiError::not_found()),
        }
    }

    /// Returns whether `from` may go to `to`. Overwriting replaces a file by anything and a directory by a
    /// directory.
    fn check_destination(
        &self,
        from: NodeId,
        to: &ResourcePath,
        overwrite: bool,
    ) -> Result<(), ApiError> {
        let (parent, name) = self.place(to)?;
        if let Some(there) = self.tree.child(parent, &name) {
            if !overwrite || self.tree.is_within(from, there) {
                return Err(ApiError::already_exists(&to.to_string()));
            }
            let is_dir = |id| self.tree.get(id).is_some_and(super::tree::Node::is_dir);
            if is_dir(there) && !is_dir(from) {
                return Err(ApiError::directory_exists(&to.to_string()));
            }
            self.check_unlocked(there)?;
        }
        if self.tree.is_within(parent, from) {
            return Err(ApiError::into_itself(&to.to_string()));
        }
        self.check_open(parent)
    }

    /// Returns whether a file may be uploaded to a path.
    pub(crate) fn check_target(&self, to: &ResourcePath, overwrite: bool) -> Result<(), ApiError> {
        let (parent, name) = self.place(to)?;
        if let Some(there) = self.tree.child(parent, &name) {
            if self.tree.get(there).is_some_and(super::tree::Node::is_dir) {
                return Err(ApiError::directory_exists(&to.to_string()));
            }
            if !overwrite {
                return Err(ApiError::already_exists(&to.to_string()));
            }
            self.check_unlocked(there)?;
        }
        self.check_open(parent)
    }

    /// Removes what is at the destination.
    fn make_room(
        &mut self,
        from: NodeId,
        to: &ResourcePath,
        now: DateTime<Utc>,
    ) -> Result<(NodeId, String), ApiError> {
        let (parent, name) = self.place(to)?;
        if let Some(there) = self.tree.child(parent, &name)
            && there != from
        {
            self.tree.remove(there, now);
        }
        Ok((parent, name))
    }

    fn throw_away(&mut self, id: NodeId, now: DateTime<Utc>) {
        let origin = self.tree.path(id);
        let name = self.tree.get(id).map(|node| node.name.clone());
        let name = name.unwrap_or_default();
        let segment = format!("{name}_{}", self.hex(40));
        for id in self.tree.below(id) {
            if let Some(node) = self.tree.get_mut(id) {
                node.publication = None;
            }
        }
        self.tree.hang(id, TRASH, &name, &segment, now);
        if let Some(node) = self.tree.get_mut(id) {
            node.trashed = Some(Trashed {
                origin,
                deleted: now,
            });
        }
    }

    /// Returns where a trashed item is restored to and when it was deleted; `None` for the trash itself.
    pub(crate) fn origin(&self, id: NodeId) -> Option<Trashed> {
        let (top, trashed) = self
            .tree
            .lineage(id)
            .find_map(|(id, node)| Some((id, node.trashed.clone()?)))?;
        let mut origin = trashed.origin;
        origin.segments.extend(self.tree.segments(id, top));
        Some(Trashed {
            origin,
            deleted: trashed.deleted,
        })
    }

    /// Returns the name, or the first of `name (1)`, `name (2)`, … before its extension that is not taken.
    pub(crate) fn free_name(&self, parent: NodeId, name: &str) -> String {
        let (stem, extension) = match name.rfind('.') {
            Some(at) if at > 0 => name.split_at(at),
            _ => (name, ""),
        };
        std::iter::once(name.to_owned())
            .chain((1_u64..).map(|n| format!("{stem} ({n}){extension}")))
            .find(|name| self.tree.child(parent, name).is_none())
            .unwrap_or_default()
    }

    /// Returns the contents at a URL: a hosted one, or a download link of this very Disk.
    fn fetched(&self, url: &str, redirects: bool) -> Result<Content, ApiError> {
        let mut url = url;
        for _ in 0..10 {
            match self.hosted.get(url) {
                Some(Hosted::Content(content)) => return Ok(content.clone()),
                Some(Hosted::Redirect(to)) if redirects => url = to,
                Some(Hosted::Redirect(_)) => break,
                None => {
                    let id = self.linked(url);
                    let node = id.and_then(|id| self.tree.get(id));
                    if let Some(Kind::File(content)) = node.map(|node| &node.kind) {
                        return Ok(content.clone());
                    }
                    break;
                }
            }
        }
        Err(ApiError::not_found())
    }

    /// Returns the directory that saved public resources go to when no other is named.
    pub(crate) fn downloads() -> ResourcePath {
        ResourcePath::root(Scheme::Disk).join(super::state::DOWNLOADS)
    }
}
