//! Creating folders.

use ::amazon_drive::conflicting_node;
use ::amazon_drive::nodes::CreateFolderRequest;
use ::amazon_drive::types::{NewFolder, Node};
use cloud_drives_core::{CallOptions, Error};

use super::paths::{names, not_a_folder};
use super::{AmazonDrive, ErrorKind, settle};
use crate::Drive;

impl AmazonDrive {
    /// Creates a folder: in the root by name, or in the parent of a [`NewFolder`].
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::amazon_drive::conflicting_node;
    /// use cloud_drives::amazon_drive::types::NewFolder;
    ///
    /// let id = match drive.create_folder("Reports").await {
    ///     Ok(folder) => folder.id,
    ///     Err(error) => conflicting_node(&error).ok_or(error)?,
    /// };
    /// drive.create_folder(NewFolder::new("2024").parents([id])).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// [`AmazonDrive::makedirs`] also accepts existing folders.
    ///
    /// # Errors
    ///
    /// [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists) if the parent has a child with this name, ignoring case;
    /// [`conflicting_node`] returns the id of that child.
    ///
    /// # Retries
    ///
    /// Names are unique in a folder, so the call is repeated after an ambiguous outcome. If the name is then taken by a folder created
    /// since the call began, that folder is the new one. The outcome stays unknown if the service omits the creation time.
    pub fn create_folder(&self, folder: impl Into<NewFolder>) -> CreateFolderRequest {
        let folder = folder.into();
        let settlement = settle::created_folder(self.api(), &folder);
        let request = self.api().nodes().create_folder(folder);
        request.with_options(CallOptions::new().with_extension(settlement))
    }

    /// Creates a folder with its missing parents, and returns it.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty path;
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) if a file has one of the names.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future keeps the folders created so far.
    pub async fn makedirs(&self, path: &str) -> Result<Node, Error> {
        let names = names(path)?;
        let mut folder = self.get_root_node().await?;
        let mut is_new = false;
        for name in names {
            let found = match is_new {
                true => None,
                false => self.find_folder(&folder.id, name).await?,
            };
            (folder, is_new) = match found {
                Some(found) => (found, false),
                None => {
                    let options = CallOptions::new();
                    self.make_or_take(&folder.id, name, path, &options).await?
                }
            };
        }
        Ok(folder)
    }

    /// Creates a folder or returns the existing one. The flag is true for a new folder.
    pub(super) async fn make_or_take(
        &self,
        parent_id: &str,
        name: &str,
        path: &str,
        options: &CallOptions,
    ) -> Result<(Node, bool), Error> {
        let call = self.create_folder(NewFolder::new(name).parents([parent_id]));
        let error = match call.with_options(options.clone()).await {
            Ok(made) => return Ok((made, true)),
            Err(error) => error,
        };
        let Some(id) =
            conflicting_node(&error).filter(|_| ErrorKind::of(&error).is(ErrorKind::Conflict))
        else {
            return Err(error);
        };
        let found = self.get_metadata(id).temp_link(false);
        let found = found.with_options(options.clone()).await?;
        match found.is_folder() {
            true => Ok((found, false)),
            false => Err(not_a_folder(path, name)),
        }
    }
}
