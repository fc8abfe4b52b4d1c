//! The trash.

use ::amazon_drive::trash::{AddRequest, RestoreRequest};
use cloud_drives_core::CallOptions;

use super::{AmazonDrive, settle};
use crate::Drive;

impl AmazonDrive {
    /// Moves a node to the trash, with everything that is in it.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn move_to_trash(&self, node_id: impl Into<String>) -> AddRequest {
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
    /// After an unknown outcome the node is looked at, and the call repeated if it is still in the trash.
    pub fn restore(&self, node_id: impl Into<String>) -> RestoreRequest {
        let node_id = node_id.into();
        let settlement = settle::restored(self, &node_id);
        let request = self.api().trash().restore(node_id);
        request.with_options(CallOptions::new().with_extension(settlement))
    }
}
