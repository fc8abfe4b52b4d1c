//! Properties of nodes, by owner and key (`wire.md §2.12`).

use ::amazon_drive::conflicting_node;
use ::amazon_drive::properties::{DeleteRequest, GetRequest, ListRequest, SetRequest};
use ::amazon_drive::types::{NodeId, OwnerId};
use cloud_drives_core::{Error, ErrorClass};

use super::AmazonDrive;
use crate::Drive;

/// Name of the file that reveals the owner, as in the Python client.
const OWNER_FILE: &str = "acd_cli_get_owner_id";

impl AmazonDrive {
    /// Lists the properties of one owner on a node. The list is empty for a caller who is not the owner.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty owner,
    /// which the service answers with XML (`wire.md §2.12`).
    pub fn list_properties(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
    ) -> ListRequest {
        self.api().properties().list(node_id, owner_id)
    }

    /// Returns one property of a node.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_properties`].
    pub fn get_property(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
        key: impl Into<String>,
    ) -> GetRequest {
        self.api().properties().get(node_id, owner_id, key)
    }

    /// Creates or replaces a property of a node. An owner has up to ten keys per node, and a value up to 500 characters.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_properties`]; [`BadRequest`](super::ErrorKind::BadRequest) for an eleventh key;
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for a value that is too long.
    pub fn add_property(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> SetRequest {
        self.api().properties().set(node_id, owner_id, key, value)
    }

    /// Deletes a property of a node.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_properties`]; presumably [`NotFound`](super::ErrorKind::NotFound) if there is none.
    pub fn delete_property(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
        key: impl Into<String>,
    ) -> DeleteRequest {
        self.api().properties().delete(node_id, owner_id, key)
    }

    /// Deletes all properties of one owner on a node, one by one. Stops at the first failure.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_properties`] and [`AmazonDrive::delete_property`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future keeps the properties not deleted so far.
    pub async fn delete_properties(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
    ) -> Result<(), Error> {
        let (node_id, owner_id) = (node_id.into(), owner_id.into());
        let properties = self.list_properties(&node_id, &owner_id).await?;
        for key in properties.data.into_keys() {
            match self.delete_property(&node_id, &owner_id, key).await {
                // Deleted by another client, or by an earlier attempt whose answer was lost.
                Err(error) if error.is_not_found() => {}
                done => done?,
            }
        }
        Ok(())
    }

    /// Returns the owner of this application's properties: the `created_by` of the files that the application creates.
    ///
    /// To find the owner, it creates an empty file `acd_cli_get_owner_id` in the root and moves it to the trash, as the
    /// Python client does. Whether properties take the whole text or only its first part is not settled (`wire.md §11`).
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) if the file has no `created_by`, and any error of creating
    /// the file.
    pub async fn get_owner_id(&self) -> Result<OwnerId, Error> {
        let file = match self.create_file(OWNER_FILE).await {
            Ok(file) => file.receipt,
            // An existing file from an earlier call has the owner too.
            Err(error) => match conflicting_node(&error) {
                Some(id) => self.get_metadata(id).temp_link(false).await?,
                None => return Err(error),
            },
        };
        self.move_to_trash(&file.id).await?;
        let owner = file.created_by.filter(|owner| !owner.is_empty());
        owner.ok_or_else(|| {
            let message = "the new file has no created_by";
            Error::new(ErrorClass::Protocol, message).with_operation_name("content.upload")
        })
    }
}
