//! Properties that an application attaches to a node, by key (`wire.md §2.12`).

use ::amazon_drive::conflicting_node;
use ::amazon_drive::properties::{DeleteRequest, GetRequest, ListRequest, SetRequest};
use ::amazon_drive::types::{NodeId, OwnerId};
use cloud_drives_core::{Error, ErrorClass};

use super::AmazonDrive;
use crate::Drive;

/// The name of the file that tells who the owner is, as the Python client calls it.
const OWNER_FILE: &str = "acd_cli_get_owner_id";

impl AmazonDrive {
    /// Lists the properties of a node that an owner has set: their `data`, by key. Empty for a foreign owner.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an owner without
    /// a name, which the service answers with XML (`wire.md §2.12`).
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

    /// Sets a property of a node, in place of one with the same key. Ten keys for each owner and node, 500 characters a value.
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

    /// Removes a property of a node.
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

    /// Removes all properties of a node that an owner has set, one by one. Ends at the first failure.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_properties`] and [`AmazonDrive::delete_property`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the properties that were not reached.
    pub async fn delete_properties(
        &self,
        node_id: impl Into<NodeId>,
        owner_id: impl Into<OwnerId>,
    ) -> Result<(), Error> {
        let (node_id, owner_id) = (node_id.into(), owner_id.into());
        let properties = self.list_properties(&node_id, &owner_id).await?;
        for key in properties.data.into_keys() {
            match self.delete_property(&node_id, &owner_id, key).await {
                // Somebody else, or an attempt of our own that got no answer.
                Err(error) if error.is_not_found() => {}
                done => done?,
            }
        }
        Ok(())
    }

    /// Returns the owner of this application's properties: the `created_by` of the files that the application creates.
    ///
    /// To find it out, an empty file `acd_cli_get_owner_id` is created in the root and moved to the trash, as the
    /// Python client does. Whether properties want all of that text or only its first part is not settled (`wire.md
    /// §11`).
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) if the file does not tell its creator, and any error of
    /// creating the file.
    pub async fn get_owner_id(&self) -> Result<OwnerId, Error> {
        let file = match self.create_file(OWNER_FILE).await {
            Ok(file) => file.receipt,
            // One that was left behind tells it as well.
            Err(error) => match conflicting_node(&error) {
                Some(id) => self.get_metadata(id).temp_link(false).await?,
                None => return Err(error),
            },
        };
        self.move_to_trash(&file.id).await?;
        let owner = file.created_by.filter(|owner| !owner.is_empty());
        owner.ok_or_else(|| {
            let message = "a new file does not tell its creator";
            Error::new(ErrorClass::Protocol, message).with_operation_name("content.upload")
        })
    }
}
