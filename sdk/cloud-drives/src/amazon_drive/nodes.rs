//! Nodes by their id: what is known of them, and what can be changed.

use std::collections::BTreeMap;

use ::amazon_drive::types::{AssetMode, NewFolder, NodePatch, NodeStatus};
use ::amazon_drive::{nodes, types};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::call::{awaitable, options_setter, plain_calls};
use super::{AmazonDrive, Filter};
use crate::Drive;

/// Whether text has the form of a node's id: 22 letters, digits, `-` and `_`.
///
/// Ids of another form have been seen in samples (`wire.md §1.5`), so calls do not insist on it.
///
/// ```
/// use cloud_drives::amazon_drive::is_valid_id;
///
/// assert!(is_valid_id("-oldAAAAAAAAAAAAAAAA_9"));
/// assert!(!is_valid_id("a.txt"));
/// ```
#[must_use]
pub fn is_valid_id(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    id.len() == 22 && id.bytes().all(allowed)
}

impl AmazonDrive {
    /// The folder that everything is in.
    ///
    /// # Errors
    ///
    /// [`is_protocol`](cloud_drives_core::Error::is_protocol) when the account shows none.
    pub async fn get_root_node(&self) -> Result<types::Node, Error> {
        let roots = self.get_node_list().filter(Filter::is_root()).limit(1);
        let found = roots.items().try_next().await?;
        found.ok_or_else(|| {
            let message = "the account shows no root folder";
            Error::new(ErrorClass::Protocol, message).with_operation_name("nodes.list")
        })
    }

    /// The id of the folder that everything is in.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::get_root_node`].
    pub async fn get_root_id(&self) -> Result<String, Error> {
        Ok(self.get_root_node().await?.id)
    }

    /// What is known of a node. Of a file that includes a link that downloads it without a token, unless
    /// [`temp_link`](GetMetadata::temp_link) says otherwise.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    pub fn get_metadata(&self, node_id: impl Into<String>) -> GetMetadata {
        let request = self.api().nodes().get(node_id);
        let request = request.temp_link(true).asset(AssetMode::None);
        GetMetadata::over(self, request)
    }

    /// Changes what is known of a node. What the patch does not name stays as it is; `parents` and `labels` replace the whole lists.
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
    pub fn update_metadata(&self, node_id: impl Into<String>, patch: NodePatch) -> UpdateMetadata {
        UpdateMetadata::over(self, self.api().nodes().update(node_id, patch))
    }

    /// Gives a node another name.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn rename_node(
        &self,
        node_id: impl Into<String>,
        new_name: impl Into<String>,
    ) -> UpdateMetadata {
        self.update_metadata(node_id, NodePatch::new().name(new_name))
    }

    /// Moves a node into a folder, out of all others that it is in. [`AmazonDrive::move_node_from`] leaves those alone.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn move_node(
        &self,
        node_id: impl Into<String>,
        parent_id: impl Into<String>,
    ) -> UpdateMetadata {
        self.update_metadata(node_id, NodePatch::new().parents([parent_id.into()]))
    }

    /// Makes a node that is pending available.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::update_metadata`].
    pub fn set_available(&self, node_id: impl Into<String>) -> UpdateMetadata {
        self.update_metadata(node_id, NodePatch::new().status(NodeStatus::Available))
    }

    /// Makes a folder: in the root, or in [`parent`](CreateFolder::parent).
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::amazon_drive::conflicting_node;
    ///
    /// let id = match drive.create_folder("Reports").await {
    ///     Ok(folder) => folder.id,
    ///     Err(error) => conflicting_node(&error).ok_or(error)?,
    /// };
    /// # drop(id);
    /// # Ok(()) }
    /// ```
    ///
    /// [`AmazonDrive::makedirs`] makes what is not there and takes what is.
    ///
    /// # Errors
    ///
    /// [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists), whatever the case of the name, with the id of the node that has it
    /// ([`conflicting_node`](super::conflicting_node)).
    ///
    /// # Retries
    ///
    /// A repeat could not tell its own folder from another's, so a call whose outcome is unknown is not repeated.
    pub fn create_folder(&self, name: impl Into<String>) -> CreateFolder {
        CreateFolder {
            drive: self.clone(),
            folder: NewFolder::new(name),
            local_id: None,
            options: CallOptions::new(),
        }
    }

    /// Deletes a node for good, which the service grants to no application (`wire.md §2.8`).
    ///
    /// # Errors
    ///
    /// [`Forbidden`](super::ErrorKind::Forbidden), always. [`AmazonDrive::move_to_trash`] is what works.
    pub fn purge(&self, node_id: impl Into<String>) -> Purge {
        Purge::over(self, self.api().nodes().purge(node_id))
    }
}

plain_calls! {
    /// A call of [`AmazonDrive::get_metadata`].
    GetMetadata(nodes::GetRequest) -> types::Node;
    /// A call of [`AmazonDrive::update_metadata`] and its siblings.
    UpdateMetadata(nodes::UpdateRequest) -> types::Node;
    /// A call of [`AmazonDrive::purge`].
    Purge(nodes::PurgeRequest) -> types::Node;
}

impl GetMetadata {
    /// Whether the assets that belong to the node come along; false unless set.
    pub fn assets(mut self, assets: bool) -> Self {
        let mode = if assets {
            AssetMode::All
        } else {
            AssetMode::None
        };
        self.request = self.request.asset(mode);
        self
    }

    /// Whether a file comes with a link that downloads it without a token; true unless set.
    pub fn temp_link(mut self, temp_link: bool) -> Self {
        self.request = self.request.temp_link(temp_link);
        self
    }

    /// Further members to answer with: a JSON array as text, such as `["properties"]` (`wire.md §11`).
    pub fn fields(mut self, fields: impl Into<String>) -> Self {
        self.request = self.request.fields(fields);
        self
    }
}

/// A call of [`AmazonDrive::create_folder`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateFolder {
    drive: AmazonDrive,
    folder: NewFolder,
    local_id: Option<String>,
    options: CallOptions,
}

impl CreateFolder {
    options_setter!();

    /// The folder to make it in; the root unless set.
    pub fn parent(mut self, parent_id: impl Into<String>) -> Self {
        self.folder = self.folder.parents([parent_id.into()]);
        self
    }

    /// An id of the caller's choice. Used a second time it is a conflict, and no second folder comes into being
    /// (`wire.md §5.5`).
    pub fn local_id(mut self, local_id: impl Into<String>) -> Self {
        self.local_id = Some(local_id.into());
        self
    }

    /// Words to find it by.
    pub fn labels(mut self, labels: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.folder = self.folder.labels(labels);
        self
    }

    /// Properties to begin with, by owner and key.
    pub fn properties(mut self, properties: BTreeMap<String, BTreeMap<String, String>>) -> Self {
        self.folder = self.folder.properties(properties);
        self
    }

    async fn run(self) -> Result<types::Node, Error> {
        let mut request = self.drive.api().nodes().create_folder(self.folder);
        if let Some(local_id) = self.local_id {
            request = request.local_id(local_id);
        }
        let request = request.with_options(self.options);
        Ok(request.send().await?.into_body())
    }
}

awaitable!(CreateFolder => types::Node);
