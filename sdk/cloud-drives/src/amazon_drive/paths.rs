//! Resolving paths. The service itself only knows ids (`wire.md §9`).

use ::amazon_drive::types::{Node, NodeId, NodeStatus};
use cloud_drives_core::{Error, ErrorClass};

use super::{AmazonDrive, Filter};

impl AmazonDrive {
    /// Finds the node at a path from the root, with names separated by slashes, ignoring case.
    ///
    /// Use [`AmazonDrive::find_child`] for names that contain slashes. Each name takes a listing of its folder.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let report = drive.resolve_path("/Reports/2024/summary.txt").await?;
    /// println!("{}", report.id);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty path,
    /// [`is_not_found`](cloud_drives_core::Error::is_not_found), with the missing name, and
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) if a parent is a file.
    pub async fn resolve_path(&self, path: &str) -> Result<Node, Error> {
        let mut names = names(path)?.peekable();
        let mut node = self.get_root_node().await?;
        while let Some(name) = names.next() {
            let found = match names.peek() {
                Some(_) => self.find_folder(&node.id, name).await?,
                None => self.find_child(&node.id, name).await?,
            };
            node = match found {
                Some(found) => found,
                // That the name is a file's explains more than that the folder does not exist.
                None if names.peek().is_some() => {
                    return Err(match self.find_child(&node.id, name).await? {
                        Some(_) => not_a_folder(path, name),
                        None => not_found(path, name),
                    });
                }
                None => return Err(not_found(path, name)),
            };
        }
        Ok(node)
    }

    /// Finds the folders of a path, from the root to the last one; returns none if one is missing.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`], and [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty path.
    pub async fn resolve_folder_path(&self, path: &str) -> Result<Vec<Node>, Error> {
        let names = names(path)?;
        let mut folder = self.get_root_node().await?;
        let mut folders = Vec::new();
        for name in names {
            let found = self.find_folder(&folder.id, name).await?;
            folders.push(folder);
            folder = match found {
                Some(found) => found,
                None => return Ok(Vec::new()),
            };
        }
        folders.push(folder);
        Ok(folders)
    }

    /// Finds a child of a folder by name, ignoring case and trashed nodes.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for the folder.
    pub async fn find_child(
        &self,
        parent_id: impl Into<NodeId>,
        name: &str,
    ) -> Result<Option<Node>, Error> {
        let parent_id = parent_id.into();
        let mut found = None;
        let mut children = self.list_children(&parent_id).items();
        while let Some(child) = children.try_next().await? {
            if !is_child(&child, &parent_id) || !same_name(&child, name) {
                continue;
            }
            if child.name.as_deref() == Some(name) {
                return Ok(Some(child));
            }
            found.get_or_insert(child);
        }
        Ok(found)
    }

    /// Finds a child folder of a folder by name, ignoring case and trashed nodes.
    pub(super) async fn find_folder(
        &self,
        parent_id: &str,
        name: &str,
    ) -> Result<Option<Node>, Error> {
        let folders = self.list_children(parent_id);
        let mut folders = folders.filter(Filter::folders()).items();
        while let Some(folder) = folders.try_next().await? {
            if folder.is_folder() && is_child(&folder, parent_id) && same_name(&folder, name) {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }
}

/// Returns the names of a path. Leading, trailing and repeated slashes are ignored.
pub(super) fn names(path: &str) -> Result<impl Iterator<Item = &str>, Error> {
    if path.is_empty() {
        return Err(Error::invalid_input(
            "path: must not be empty; the root is \"/\"",
        ));
    }
    Ok(path.split('/').filter(|name| !name.is_empty()))
}

fn not_found(path: &str, name: &str) -> Error {
    let message = format!("{path}: {name:?} does not exist");
    Error::new(ErrorClass::Status, message).with_status(http::StatusCode::NOT_FOUND)
}

pub(super) fn not_a_folder(path: &str, name: &str) -> Error {
    let message = format!("{path}: {name:?} is not a folder");
    Error::new(ErrorClass::WrongResourceType, message)
}

/// Returns whether a listed node is really in the folder.
///
/// For some seconds after a move the list may show the old state (`wire.md §2.9`, `§9`).
pub(super) fn is_child(node: &Node, parent_id: &str) -> bool {
    is_in(node, parent_id) && node.status == NodeStatus::Available
}

/// Returns whether a listed node of any status is in the folder.
pub(super) fn is_in(node: &Node, parent_id: &str) -> bool {
    node.parents.is_empty() || node.parents.iter().any(|parent| *parent == *parent_id)
}

/// Returns whether the service treats the names as equal: it ignores case within a folder (`wire.md §1.5`).
pub(super) fn same_name(node: &Node, name: &str) -> bool {
    let found = node.name.as_deref().unwrap_or_default();
    found == name || found.to_lowercase() == name.to_lowercase()
}
