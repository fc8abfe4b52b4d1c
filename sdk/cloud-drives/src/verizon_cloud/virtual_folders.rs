//! The folders at the top (`wire.md §5.11`).

use ::verizon_cloud::types::CloudFolder;
use ::verizon_cloud::virtual_folders::DeleteRequest;
use cloud_drives_core::{CallOptions, Error};

use super::call::{Refusal, awaitable, options_setter, plain_calls};
use super::{CloudItem, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Makes a virtual folder.
    ///
    /// Of the calls for virtual folders only the verbs are sure; where the names go is the best reading of an unclear guide.
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
    /// [`Conflict`](super::ErrorKind::Conflict) when there is one of that name.
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, the path is looked at before it is made again.
    pub fn create_virtualfolder(&self, name: impl Into<String>) -> CreateVirtualFolder {
        let name = name.into();
        CreateVirtualFolder {
            cloud: self.clone(),
            refusal: Refusal::of(check(&name, "name")),
            name,
            options: CallOptions::new(),
        }
    }

    /// Deletes a virtual folder that is empty, and to which nothing in the trash belongs, or see
    /// [`force`](DeleteVirtualFolder::force).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`Conflict`](super::ErrorKind::Conflict) when it is not empty.
    pub fn delete_virtualfolder(&self, name: impl Into<String>) -> DeleteVirtualFolder {
        let name = name.into();
        let check = check(&name, "name");
        DeleteVirtualFolder::over(self, self.api().virtual_folders().delete(name), check)
    }

    /// Gives a virtual folder another name.
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`Conflict`](super::ErrorKind::Conflict) when there is one of the new name.
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, both paths are looked at before it is made again.
    pub fn rename_virtualfolder(
        &self,
        old_name: impl Into<String>,
        new_name: impl Into<String>,
    ) -> RenameVirtualFolder {
        let (old_name, new_name) = (old_name.into(), new_name.into());
        let mut refusal = Refusal::of(check(&old_name, "old_name"));
        refusal.note(check(&new_name, "new_name"));
        RenameVirtualFolder {
            cloud: self.clone(),
            old_name,
            new_name,
            refusal,
            options: CallOptions::new(),
        }
    }

    /// The virtual folder of a name, if it is there.
    async fn virtual_folder(
        &self,
        name: &str,
        options: CallOptions,
    ) -> Result<Option<CloudFolder>, Error> {
        let there = self.look_at(&format!("/{name}").into(), options).await?;
        Ok(match there {
            Some(CloudItem::Folder(folder)) => Some(folder),
            _ => None,
        })
    }
}

/// A name, not a path.
fn check(name: &str, what: &str) -> Result<(), String> {
    if name.trim().is_empty() {
        return Err(format!("{what}: is empty"));
    }
    if name.contains('/') || name == "." || name == ".." {
        return Err(format!(
            "{what}: {name:?} is not the name of a virtual folder; it has no slash"
        ));
    }
    Ok(())
}

/// A call of [`VerizonCloud::create_virtualfolder`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateVirtualFolder {
    cloud: VerizonCloud,
    name: String,
    refusal: Refusal,
    options: CallOptions,
}

impl CreateVirtualFolder {
    options_setter!();

    async fn run(self) -> Result<CloudFolder, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let call = self.cloud.api().virtual_folders().create(&self.name);
            Ok(call.with_options(options).send().await?.into_body())
        };
        let look = async |options| {
            let there = self.cloud.virtual_folder(&self.name, options).await?;
            Ok(there.map_or(Finding::NotDone, Finding::Done))
        };
        self.cloud.settle(&options, send, look).await
    }
}

plain_calls! {
    /// A call of [`VerizonCloud::delete_virtualfolder`].
    ///
    /// # Retries
    ///
    /// Repeated, and taken for done if nothing is there after an attempt whose outcome was unknown.
    DeleteVirtualFolder(DeleteRequest) -> ();
}

impl DeleteVirtualFolder {
    /// Whether to delete it when all that belongs to it is in the trash; false unless set.
    pub fn force(mut self, force: bool) -> Self {
        self.request = self.request.force(force);
        self
    }
}

/// A call of [`VerizonCloud::rename_virtualfolder`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RenameVirtualFolder {
    cloud: VerizonCloud,
    old_name: String,
    new_name: String,
    refusal: Refusal,
    options: CallOptions,
}

impl RenameVirtualFolder {
    options_setter!();

    async fn run(self) -> Result<CloudFolder, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let folders = self.cloud.api().virtual_folders();
            let call = folders.rename(&self.old_name, &self.new_name);
            Ok(call.with_options(options).send().await?.into_body())
        };
        let look = async |options: CallOptions| {
            let old = self.cloud.virtual_folder(&self.old_name, options.clone());
            if old.await?.is_some() {
                return Ok(Finding::NotDone);
            }
            let new = self.cloud.virtual_folder(&self.new_name, options).await?;
            Ok(new.map_or(
                Finding::Unknown("neither the old name nor the new one is there"),
                Finding::Done,
            ))
        };
        self.cloud.settle(&options, send, look).await
    }
}

awaitable! {
    CreateVirtualFolder => CloudFolder,
    RenameVirtualFolder => CloudFolder,
}
