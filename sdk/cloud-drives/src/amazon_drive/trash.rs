//! The trash.

use ::amazon_drive::trash::{AddRequest, RestoreRequest};
use ::amazon_drive::types::NodeId;
use cloud_drives_core::CallOptions;

use super::{AmazonDrive, settle};
use crate::Drive;

impl AmazonDrive {
    /// Moves a node to the trash, a folder with all its contents.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn move_to_trash(&self, node_id: impl Into<NodeId>) -> AddRequest {
        self.api().trash().add(node_id)
    }

    /// Restores a node from the trash.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); presumably [`Conflict`](super::ErrorKind::Conflict) if the name has been taken
    /// meanwhile.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the status of the node before it repeats the call.
    pub fn restore(&self, node_id: impl Into<NodeId>) -> RestoreRequest {
        let node_id = node_id.into();
        let settlement = settle::restored(self.api(), &node_id);
        let request = self.api().trash().restore(node_id);
        request.with_options(CallOptions::new().with_extension(settlement))
    }
}
