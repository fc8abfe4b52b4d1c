//! Moving and renaming nodes, and nodes in several folders.

#[cfg(doc)]
use ::amazon_drive::children::RemoveOutcome;
use ::amazon_drive::children::{AddRequest, MoveRequest, RemoveRequest};
use ::amazon_drive::nodes::UpdateRequest;
use ::amazon_drive::types::{MoveChild, NodeId, NodePatch};
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
        node_id: impl Into<NodeId>,
        new_name: impl Into<String>,
    ) -> UpdateRequest {
        self.update_metadata(node_id, NodePatch::new().name(new_name))
    }

    /// Moves a node into a folder and removes it from all others. [`AmazonDrive::move_node_from`] keeps it in the others.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn move_node(
        &self,
        node_id: impl Into<NodeId>,
        parent_id: impl Into<NodeId>,
    ) -> UpdateRequest {
        self.update_metadata(node_id, NodePatch::new().parents([parent_id]))
    }

    /// Adds a node to one more folder; it stays in its other folders. A folder can be in several folders too, even in
    /// itself.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists).
    pub fn add_child(
        &self,
        parent_id: impl Into<NodeId>,
        child_id: impl Into<NodeId>,
    ) -> AddRequest {
        self.api().children().add(parent_id, child_id)
    }

    /// Removes a node from a folder. The node is not deleted, even if no parent is left.
    ///
    /// The service answers with the node, or only that it accepted the request ([`RemoveOutcome::Accepted`], `wire.md
    /// §2.11`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn remove_child(
        &self,
        parent_id: impl Into<NodeId>,
        child_id: impl Into<NodeId>,
    ) -> RemoveRequest {
        self.api().children().remove(parent_id, child_id)
    }

    /// Moves a node from one of its parents to another. Its other parents stay. Not allowed for a node in the trash (`wire.md §2.10`).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists);
    /// [`is_outcome_unknown`](cloud_drives_core::Error::is_outcome_unknown), see below.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the node's parents before it repeats the call. If the node is in both folders or in
    /// neither, the outcome stays unknown.
    pub fn move_node_from(
        &self,
        node_id: impl Into<NodeId>,
        old_parent_id: impl Into<NodeId>,
        new_parent_id: impl Into<NodeId>,
    ) -> MoveRequest {
        let (node, from, to) = (node_id.into(), old_parent_id.into(), new_parent_id.into());
        let settlement = settle::moved(self.api(), &node, &from, &to);
        let request = self.api().children().move_(to, MoveChild::new(from, node));
        request.with_options(CallOptions::new().with_extension(settlement))
    }
}
