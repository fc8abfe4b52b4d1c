//! The trash.

use ::amazon_drive::trash::{AddRequest, RestoreRequest};
use ::amazon_drive::types::NodeId;
use cloud_drives_core::CallOptions;

use super::{AmazonDrive, settle};
use crate::Drive;

impl AmazonDrive {
    /// Moves a node to the trash, with everything that is in it.
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
    /// [`NotFound`](super::ErrorKind::NotFound), and [`Conflict`](super::ErrorKind::Conflict) if its name is in use by now.
    ///
    /// # Retries
    ///
    /// If the outcome of a call is unknown, the status of the node is looked at before the call is repeated.
    pub fn restore(&self, node_id: impl Into<NodeId>) -> RestoreRequest {
        let node_id = node_id.into();
        let settlement = settle::restored(self.api(), &node_id);
        let request = self.api().trash().restore(node_id);
        request.with_options(CallOptions::new().with_extension(settlement))
    }
}
