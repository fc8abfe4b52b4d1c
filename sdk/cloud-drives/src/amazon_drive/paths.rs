//! Paths, which the service itself does not know: it addresses nodes by their ids (`wire.md §9`).

use ::amazon_drive::{conflicting_node, types};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::{AmazonDrive, ErrorKind};

impl AmazonDrive {
    /// The node at a path from the root, with slashes between the names, whatever the case of these.
    ///
    /// Names that hold slashes can't be reached like this; see [`AmazonDrive::find_child`]. Every name costs a listing of its folder.
    ///
    /// ```no_run
    /// # async fn example(drive: cloud_drives::AmazonDrive) -> Result<(), cloud_drives::Error> {
    /// let report = drive.resolve_path("/Reports/2024/summary.txt").await?;
    /// println!("{}", report.id);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_not_found`](cloud_drives_core::Error::is_not_found), with the part of the path that is missing, and
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) when a file is in the way.
    pub async fn resolve_path(&self, path: &str) -> Result<types::Node, Error> {
        let mut node = self.get_root_node().await?;
        let mut names = names(path).peekable();
        while let Some(name) = names.next() {
            let found = match names.peek() {
                Some(_) => self.find_folder(&node.id, name).await?,
                None => self.find_child(&node.id, name).await?,
            };
            node = match found {
                Some(found) => found,
                // A file of that name explains more than that there is nothing.
                None if names.peek().is_some() => {
                    return Err(match self.find_child(&node.id, name).await? {
                        Some(_) => not_a_folder(path, name),
                        None => not_found(path, name),
                    });
                }
                None => return Err(not_found(path, name)),
            };
        }
        Ok(node)
    }

    /// The folders of a path, from the root to the last one; none if one of them is missing.
    ///
    /// # Errors
    ///
    /// As [`AmazonDrive::list_children`].
    pub async fn resolve_folder_path(&self, path: &str) -> Result<Vec<types::Node>, Error> {
        let mut folder = self.get_root_node().await?;
        let mut folders = Vec::new();
        for name in names(path) {
            let found = self.find_folder(&folder.id, name).await?;
            folders.push(folder);
            folder = match found {
                Some(found) => found,
                None => return Ok(Vec::new()),
            };
        }
        folders.push(folder);
        Ok(folders)
    }

    /// Makes a folder with all folders above it; those that are there are taken as they are. Gives the last one.
    ///
    /// # Errors
    ///
    /// [`is_wrong_resource_type`](cloud_drives_core::Error::is_wrong_resource_type) when a file has one of the names.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future leaves the folders that were made.
    pub async fn makedirs(&self, path: &str) -> Result<types::Node, Error> {
        let mut folder = self.get_root_node().await?;
        let mut is_new = false;
        for name in names(path) {
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

    /// Makes a folder, or takes the one that is there. The second half says whether it is new.
    pub(super) async fn make_or_take(
        &self,
        parent_id: &str,
        name: &str,
        path: &str,
        options: &CallOptions,
    ) -> Result<(types::Node, bool), Error> {
        let call = self.create_folder(name).parent(parent_id);
        let error = match call.options(options.clone()).await {
            Ok(made) => return Ok((made, true)),
            Err(error) => error,
        };
        let Some(id) =
            conflicting_node(&error).filter(|_| ErrorKind::of(&error).is(ErrorKind::Conflict))
        else {
            return Err(error);
        };
        let found = self.get_metadata(id).temp_link(false);
        let found = found.options(options.clone()).await?;
        match found.is_folder() {
            true => Ok((found, false)),
            false => Err(not_a_folder(path, name)),
        }
    }
}

/// The names of a path. Slashes at its ends, and several in a row, mean nothing.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|name| !name.is_empty())
}

fn not_found(path: &str, name: &str) -> Error {
    let message = format!("{path}: there is no {name:?} in this path");
    Error::new(ErrorClass::Status, message).with_status(http::StatusCode::NOT_FOUND)
}

fn not_a_folder(path: &str, name: &str) -> Error {
    let message = format!("{path}: {name:?} is there and is not a folder");
    Error::new(ErrorClass::WrongResourceType, message)
}
