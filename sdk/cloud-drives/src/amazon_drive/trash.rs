//! The trash.

use ::amazon_drive::trash::{AddRequest, RestoreRequest};

use super::AmazonDrive;
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
    pub fn restore(&self, node_id: impl Into<String>) -> RestoreRequest {
        self.api().trash().restore(node_id)
    }
}
