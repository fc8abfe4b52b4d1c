//! Folders: created one by one, or with all their parents.

use ::amazon_drive::conflicting_node;
use ::amazon_drive::nodes::CreateFolderRequest;
use ::amazon_drive::types::{NewFolder, Node};
use cloud_drives_core::{CallOptions, Error};

use super::paths::{names, not_a_folder};
use super::{AmazonDrive, ErrorKind, settle};
use crate::Drive;

impl AmazonDrive {
    /// Creates a folder: in the root if only a name is given, or where a [`NewFolder`] says.
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
    /// [`NameAlreadyExists`](super::ErrorKind::NameAlreadyExists), whatever the case of the name, with the id of the node that has it
    /// ([`conflicting_node`]).
    ///
    /// # Retries
    ///
    /// Names are unique in a folder, so a call whose outcome is unknown is repeated: if the name is taken then by a folder that was
    /// created since the call began, that is the new one. The outcome stays unknown if the service does not tell when that was.
    pub fn create_folder(&self, folder: impl Into<NewFolder>) -> CreateFolderRequest {
        let folder = folder.into();
        let settlement = settle::created_folder(self.api(), &folder);
        let request = self.api().nodes().create_folder(folder);
        request.with_options(CallOptions::new().with_extension(settlement))
    }

    /// Creates a folder with all folders above it, as far as they do not exist, and returns the last one.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty path;
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) when a file has one of the names.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the folders that were made.
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

    /// Creates a folder, or takes the one that is there. The second half says whether it is new.
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
