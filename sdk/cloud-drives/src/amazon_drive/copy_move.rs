//! Moves of nodes, renames, and nodes in several folders.

#[cfg(doc)]
use ::amazon_drive::children::RemoveOutcome;
use ::amazon_drive::children::{AddRequest, MoveRequest, RemoveRequest};
use ::amazon_drive::nodes::UpdateRequest;
use ::amazon_drive::types::{MoveChild, NodePatch};
use cloud_drives_core::CallOptions;

use super::{AmazonDrive, settle};
use crate::Drive;

impl AmazonDrive {
    /// Renames a node.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn rename_node(
        &self,
        node_id: impl Into<String>,
        new_name: impl Into<String>,
    ) -> UpdateRequest {
        self.update_metadata(node_id, NodePatch::new().name(new_name))
    }

    /// Moves a node into a folder, out of all others that it is in. [`AmazonDrive::move_node_from`] leaves those alone.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn move_node(
        &self,
        node_id: impl Into<String>,
        parent_id: impl Into<String>,
    ) -> UpdateRequest {
        self.update_metadata(node_id, NodePatch::new().parents([parent_id.into()]))
    }

    /// Adds a node to another folder; it stays in those that it is in. Folders can be in several folders too, even in themselves.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists).
    pub fn add_child(
        &self,
        parent_id: impl Into<String>,
        child_id: impl Into<String>,
    ) -> AddRequest {
        self.api().children().add(parent_id, child_id)
    }

    /// Removes a node from a folder. It may be in none afterwards.
    ///
    /// The service answers with the node, or only says that it will be done ([`RemoveOutcome::Accepted`], `wire.md §2.11`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn remove_child(
        &self,
        parent_id: impl Into<String>,
        child_id: impl Into<String>,
    ) -> RemoveRequest {
        self.api().children().remove(parent_id, child_id)
    }

    /// Moves a node from one folder to another; other folders that it is in stay. Not for nodes in the trash (`wire.md §2.10`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists).
    ///
    /// # Retries
    ///
    /// After an unknown outcome the node is looked at, and the call repeated if it is still in the old folder.
    pub fn move_node_from(
        &self,
        node_id: impl Into<String>,
        old_parent_id: impl Into<String>,
        new_parent_id: impl Into<String>,
    ) -> MoveRequest {
        let (node_id, old_parent_id) = (node_id.into(), old_parent_id.into());
        let new_parent_id = new_parent_id.into();
        let settlement = settle::moved(self, &node_id, &old_parent_id, &new_parent_id);
        let moving = MoveChild::new(old_parent_id, node_id);
        let request = self.api().children().move_(new_parent_id, moving);
        request.with_options(CallOptions::new().with_extension(settlement))
    }
}
