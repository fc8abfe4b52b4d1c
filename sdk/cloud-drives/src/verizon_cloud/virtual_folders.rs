//! Virtual folders, the top-level folders (`wire.md §5.11`).

use std::sync::Arc;

use ::verizon_cloud::virtual_folders::{CreateRequest, DeleteRequest, RenameRequest};
use cloud_drives_core::{Error, RawResponse, Request};
use http::{HeaderMap, StatusCode};
use serde_json::json;

use super::call::checked;
use super::{CloudItem, VerizonCloud};
use crate::Drive;
use crate::retry::{Finding, Settlement};

impl VerizonCloud {
    /// Creates a virtual folder.
    ///
    /// Only the verbs of the calls for virtual folders are certain. The positions of the names are inferred from an unclear
    /// guide.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// cloud.create_virtualfolder("Work").await?;
    /// cloud.rename_virtualfolder("Work", "Archive").await?;
    /// cloud.delete_virtualfolder("Archive").await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Conflict`](super::ErrorKind::Conflict) if the name is taken.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the path before it repeats the call.
    pub fn create_virtualfolder(&self, name: impl Into<String>) -> CreateRequest {
        let name = name.into();
        let options = checked(check(&name, "name"));
        let (cloud, wanted) = (self.clone(), Arc::<str>::from(name.as_str()));
        let settlement = Settlement::new(move |request| {
            let (cloud, wanted, request) = (cloud.clone(), Arc::clone(&wanted), request.clone());
            Box::pin(async move {
                let there = cloud.virtual_folder(&wanted, &request).await?;
                Ok(there.map_or(Finding::NotDone, Finding::Done))
            })
        });
        let request = self.api().virtual_folders().create(name);
        request.with_options(options.with_extension(settlement))
    }

    /// Deletes an empty virtual folder without items in the trash; see also [`force`](DeleteRequest::force).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`Conflict`](super::ErrorKind::Conflict) if it is not empty.
    pub fn delete_virtualfolder(&self, name: impl Into<String>) -> DeleteRequest {
        let name = name.into();
        let options = checked(check(&name, "name"));
        let request = self.api().virtual_folders().delete(name);
        request.with_options(options)
    }

    /// Renames a virtual folder.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`Conflict`](super::ErrorKind::Conflict) if the new name is taken.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks both paths before it repeats the call.
    pub fn rename_virtualfolder(
        &self,
        old_name: impl Into<String>,
        new_name: impl Into<String>,
    ) -> RenameRequest {
        let (old_name, new_name) = (old_name.into(), new_name.into());
        let options = checked(check(&old_name, "old_name").and(check(&new_name, "new_name")));
        let (cloud, names) = (self.clone(), Arc::new((old_name.clone(), new_name.clone())));
        let settlement = Settlement::new(move |request| {
            let (cloud, names, request) = (cloud.clone(), Arc::clone(&names), request.clone());
            Box::pin(async move {
                if cloud.virtual_folder(&names.0, &request).await?.is_some() {
                    return Ok(Finding::NotDone);
                }
                let new = cloud.virtual_folder(&names.1, &request).await?;
                let neither = "neither the old nor the new name exists";
                Ok(new.map_or(Finding::Unknown(neither), Finding::Done))
            })
        });
        let request = self.api().virtual_folders().rename(old_name, new_name);
        request.with_options(options.with_extension(settlement))
    }

    /// Looks for a virtual folder, and returns it as the answer to a request would have it.
    async fn virtual_folder(
        &self,
        name: &str,
        request: &Request,
    ) -> Result<Option<RawResponse>, Error> {
        let options = Settlement::options_of_look(request);
        let there = self.look_at(&format!("/{name}").into(), options).await?;
        let Some(CloudItem::Folder(folder)) = there else {
            return Ok(None);
        };
        let (operation, body) = (request.operation(), json!({ "folder": folder }).to_string());
        let answer = RawResponse::new(operation, StatusCode::OK, HeaderMap::new(), body);
        Ok(Some(answer))
    }
}

/// Checks that a text is a name, not a path.
fn check(name: &str, what: &str) -> Result<(), String> {
    super::call::filled(name, what)?;
    if name.contains('/') || name == "." || name == ".." {
        return Err(format!(
            "{what}: {name:?} is not the name of a virtual folder; expected a name without a slash"
        ));
    }
    Ok(())
}
