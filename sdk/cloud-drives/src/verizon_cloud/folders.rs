//! Creating folders (`wire.md §5.7`).

use ::verizon_cloud::types::{CloudFolder, NewFolder, Override};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::call::VerizonCall;
use super::{CloudItem, ItemPath, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Creates a folder. The parent folder must exist; [`VerizonCloud::makedirs`] creates missing parents.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let folder = cloud.create_folder("/VZMOBILE/photos").await?;
    /// println!("{}", folder.path());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) if the parent folder does not exist.
    ///
    /// # Retries
    ///
    /// After an ambiguous outcome the client checks the path before it repeats the call. With [`Override::Overwrite`] an existing
    /// folder may be the old or the new one, so the outcome stays unknown.
    pub fn create_folder(&self, path: impl Into<ItemPath>) -> VerizonCall<CloudFolder, NewFolder> {
        let (cloud, path) = (self.clone(), path.into());
        let folder = NewFolder::new(path.parent().unwrap_or("/"), path.name());
        let check = path.check_item("path");
        let create = |folder: NewFolder, options: CallOptions| async move {
            let send = async |options| {
                let request = cloud.api().files().create_folder(folder.clone());
                request.with_options(options).await
            };
            let look = async |options| {
                let there = cloud.look_at(&path, options).await?;
                Ok(created(there, folder.override_))
            };
            cloud.settle(&options, send, look).await
        };
        VerizonCall::new(folder, create).check(check)
    }

    /// Creates a folder with its missing parents. Existing folders stay unchanged.
    ///
    /// # Errors
    ///
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) if a file has one of the names; as [`VerizonCloud::create_folder`].
    /// Virtual folders are not created.
    pub fn makedirs(&self, path: impl Into<ItemPath>) -> VerizonCall<CloudFolder> {
        let (cloud, path) = (self.clone(), path.into());
        let check = path.check_item("path");
        let create = |(), options| async move { cloud.create_all(&path, options).await };
        VerizonCall::new((), create).check(check)
    }

    async fn create_all(
        &self,
        path: &ItemPath,
        options: CallOptions,
    ) -> Result<CloudFolder, Error> {
        // Folders to create, innermost first.
        let mut missing = Vec::new();
        let mut wanted = path.clone();
        let mut folder = loop {
            match self.look_at(&wanted, options.clone()).await? {
                Some(CloudItem::Folder(folder)) => break Some(folder),
                Some(CloudItem::File(file)) => return Err(in_the_way(&file.path())),
                None => {}
            }
            let above = wanted.parent().map(ItemPath::from);
            missing.push(std::mem::replace(
                &mut wanted,
                above.unwrap_or_else(|| "/".into()),
            ));
            if wanted.is_root() || wanted.is_virtual_folder() {
                break None;
            }
        };
        while let Some(next) = missing.pop() {
            let call = self.create_folder(next).with_options(options.clone());
            folder = Some(call.await?);
        }
        folder.ok_or_else(|| in_the_way(path.as_str()))
    }
}

impl VerizonCall<CloudFolder, NewFolder> {
    /// Sets what happens to an existing folder of that name: it is overwritten or gets a new version.
    ///
    /// Default: a folder in the trash is overwritten, any other gets a new version.
    pub fn override_(self, override_: impl Into<Override>) -> Self {
        self.map(|folder| folder.override_(override_))
    }
}

fn created(there: Option<CloudItem>, override_: Override) -> Finding<CloudFolder> {
    match there {
        Some(CloudItem::Folder(_)) if override_ == Override::Overwrite => {
            Finding::Unknown("a folder exists at the path, but may be older than the call")
        }
        Some(CloudItem::Folder(folder)) => Finding::Done(folder),
        _ => Finding::NotDone,
    }
}

fn in_the_way(path: &str) -> Error {
    let message = format!("{path} is a file; expected a folder");
    Error::new(ErrorClass::WrongResourceType, message).with_operation_name("files.create_folder")
}
