//! What goes into folders and out of them.

use ::amazon_drive::children::{self, RemoveOutcome};
use ::amazon_drive::types;
use cloud_drives_core::Error;

use super::call::plain_calls;
use super::{AmazonDrive, Filter};
use crate::Drive;

impl AmazonDrive {
    /// Puts a node into another folder as well. Folders can be in several folders too, even in themselves.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists).
    pub fn add_child(&self, parent_id: impl Into<String>, child_id: impl Into<String>) -> AddChild {
        AddChild::over(self, self.api().children().add(parent_id, child_id))
    }

    /// Takes a node out of a folder. It may be in none afterwards.
    ///
    /// The service sends the node along, or only says that it will be done ([`RemoveOutcome::Accepted`], `wire.md §2.11`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn remove_child(
        &self,
        parent_id: impl Into<String>,
        child_id: impl Into<String>,
    ) -> RemoveChild {
        RemoveChild::over(self, self.api().children().remove(parent_id, child_id))
    }

    /// Moves a node from one folder to another; other folders that it is in stay. Not for nodes in the trash (`wire.md §2.10`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists).
    pub fn move_node_from(
        &self,
        node_id: impl Into<String>,
        old_parent_id: impl Into<String>,
        new_parent_id: impl Into<String>,
    ) -> MoveNodeFrom {
        let moving = types::MoveChild::new(old_parent_id, node_id);
        MoveNodeFrom::over(self, self.api().children().move_(new_parent_id, moving))
    }

    /// What is in a folder under a name, whatever its case, and not in the trash.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for the folder.
    pub async fn find_child(
        &self,
        parent_id: &str,
        name: &str,
    ) -> Result<Option<types::Node>, Error> {
        let mut found = None;
        let mut children = self.list_children(parent_id).items();
        while let Some(child) = children.try_next().await? {
            if !is_child(&child, parent_id) || !same_name(&child, name) {
                continue;
            }
            if child.name.as_deref() == Some(name) {
                return Ok(Some(child));
            }
            found.get_or_insert(child);
        }
        Ok(found)
    }

    /// The folder in a folder under a name, whatever its case, and not in the trash.
    pub(super) async fn find_folder(
        &self,
        parent_id: &str,
        name: &str,
    ) -> Result<Option<types::Node>, Error> {
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

/// Whether a node that a listing of a folder shows is there: for some seconds after a move it may not be (`wire.md §2.9`, `§9`).
pub(super) fn is_child(node: &types::Node, parent_id: &str) -> bool {
    let is_in = node.parents.is_empty() || node.parents.iter().any(|parent| parent == parent_id);
    is_in && node.status == types::NodeStatus::Available
}

/// Whether names are the same to the service, which does not tell upper from lower case within a folder (`wire.md §1.5`).
pub(super) fn same_name(node: &types::Node, name: &str) -> bool {
    let found = node.name.as_deref().unwrap_or_default();
    found == name || found.to_lowercase() == name.to_lowercase()
}

plain_calls! {
    /// A call of [`AmazonDrive::add_child`].
    AddChild(children::AddRequest) -> types::Node;
    /// A call of [`AmazonDrive::remove_child`].
    RemoveChild(children::RemoveRequest) -> RemoveOutcome;
    /// A call of [`AmazonDrive::move_node_from`].
    MoveNodeFrom(children::MoveRequest) -> types::Node;
}
