//! What was thrown away.

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

    /// Brings a node back from the trash.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), and [`Conflict`](super::ErrorKind::Conflict) when its name was taken meanwhile.
    pub fn restore(&self, node_id: impl Into<String>) -> RestoreRequest {
        self.api().trash().restore(node_id)
    }
}
