//! Reading and changing the metadata of nodes.

use ::amazon_drive::nodes::{GetRequest, PurgeRequest, UpdateRequest};
use ::amazon_drive::types::{AssetMode, Node, NodeId, NodePatch, NodeStatus};
use cloud_drives_core::{Error, ErrorClass};

use super::{AmazonDrive, Filter};
use crate::Drive;

impl AmazonDrive {
    /// Returns the root folder.
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) if the service lists none.
    pub async fn get_root_node(&self) -> Result<Node, Error> {
        let roots = self.get_node_list().filter(Filter::is_root()).limit(1);
        let found = roots.items().try_next().await?;
        found.ok_or_else(|| {
            let message = "the service lists no root folder";
            Error::new(ErrorClass::Protocol, message).with_operation_name("nodes.list")
        })
    }

    /// Returns the id of the root folder.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_root_node`].
    pub async fn get_root_id(&self) -> Result<NodeId, Error> {
        Ok(self.get_root_node().await?.id)
    }

    /// Returns a node.
    ///
    /// A file has a `temp_link`, which downloads it without a token, unless [`temp_link(false)`](GetRequest::temp_link)
    /// is set.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn get_metadata(&self, node_id: impl Into<NodeId>) -> GetRequest {
        let request = self.api().nodes().get(node_id);
        request.temp_link(true).asset(AssetMode::None)
    }

    /// Changes the name, description, labels, parents or other metadata of a node.
    ///
    /// Omitted members stay unchanged; `parents` and `labels` are replaced as whole lists.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive, id: &str) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::amazon_drive::types::NodePatch;
    ///
    /// drive.update_metadata(id, NodePatch::new().description("summer").labels(["2024"])).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), and [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists) with the id of the
    /// node that has the name.
    pub fn update_metadata(&self, node_id: impl Into<NodeId>, patch: NodePatch) -> UpdateRequest {
        self.api().nodes().update(node_id, patch)
    }

    /// Makes a pending node available.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn set_available(&self, node_id: impl Into<NodeId>) -> UpdateRequest {
        self.update_metadata(node_id, NodePatch::new().status(NodeStatus::Available))
    }

    /// Deletes a node permanently; refused to all third-party applications (`wire.md §2.8`).
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden), always. Use [`AmazonDrive::move_to_trash`] instead.
    pub fn purge(&self, node_id: impl Into<NodeId>) -> PurgeRequest {
        self.api().nodes().purge(node_id)
    }
}
