//! What was thrown away.

use ::amazon_drive::{trash, types};

use super::AmazonDrive;
use super::call::plain_calls;
use crate::Drive;

impl AmazonDrive {
    /// Moves a node to the trash, with everything that is in it.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn move_to_trash(&self, node_id: impl Into<String>) -> MoveToTrash {
        MoveToTrash::over(self, self.api().trash().add(node_id))
    }

    /// Brings a node back from the trash.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), and [`Conflict`](super::ErrorKind::Conflict) when its name was taken meanwhile.
    pub fn restore(&self, node_id: impl Into<String>) -> Restore {
        Restore::over(self, self.api().trash().restore(node_id))
    }
}

plain_calls! {
    /// A call of [`AmazonDrive::move_to_trash`].
    MoveToTrash(trash::AddRequest) -> types::Node;
    /// A call of [`AmazonDrive::restore`].
    Restore(trash::RestoreRequest) -> types::Node;
}
