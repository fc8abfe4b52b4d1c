//! Making folders (`wire.md §5.7`).

use ::verizon_cloud::types::{CloudFolder, NewFolder, Override};
use cloud_drives_core::{CallOptions, Error, ErrorClass};

use super::call::{Refusal, awaitable, options_setter};
use super::{CloudItem, ItemPath, VerizonCloud};
use crate::Drive;
use crate::retry::Finding;

impl VerizonCloud {
    /// Makes a folder. The one that it is to be in has to be there; see [`VerizonCloud::makedirs`].
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
    /// [`NotFound`](super::ErrorKind::NotFound) where the folder above is missing.
    ///
    /// # Retries
    ///
    /// Where the outcome of a call is unknown, the path is looked at before it is made again. With
    /// [`Override::Overwrite`] the folder that is there may be an old one or the new one, so that the outcome stays unknown.
    pub fn create_folder(&self, path: impl Into<ItemPath>) -> CreateFolder {
        let path = path.into();
        CreateFolder {
            cloud: self.clone(),
            refusal: Refusal::of(path.check_item("path")),
            path,
            override_: None,
            options: CallOptions::new(),
        }
    }

    /// Makes a folder with all that are above it and missing. Those that are there stay as they are.
    ///
    /// # Errors
    ///
    /// [`is_wrong_resource_type`](Error::is_wrong_resource_type) where a file is in the way; as [`VerizonCloud::create_folder`].
    /// Virtual folders are not made.
    pub fn makedirs(&self, path: impl Into<ItemPath>) -> MakeDirs {
        MakeDirs(self.create_folder(path))
    }
}

/// A call of [`VerizonCloud::create_folder`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateFolder {
    cloud: VerizonCloud,
    path: ItemPath,
    override_: Option<Override>,
    refusal: Refusal,
    options: CallOptions,
}

impl CreateFolder {
    options_setter!();

    /// What becomes of a folder of that name: a brand-new one takes its place, or it gets a new version. Unless set, one that is in
    /// the trash is overwritten and another one gets a new version.
    pub fn override_(mut self, override_: impl Into<Override>) -> Self {
        self.override_ = Some(override_.into());
        self
    }

    async fn run(self) -> Result<CloudFolder, Error> {
        self.refusal.check()?;
        let options = self.options.clone();
        let send = async |options| {
            let parent = self.path.parent().unwrap_or("/");
            let mut folder = NewFolder::new(parent, self.path.name());
            if let Some(override_) = &self.override_ {
                folder = folder.override_(*override_);
            }
            let call = self.cloud.api().files().create_folder(folder);
            Ok(call.with_options(options).send().await?.into_body())
        };
        let look = async |options| self.look(options).await;
        self.cloud.settle(&options, send, look).await
    }

    async fn look(&self, options: CallOptions) -> Result<Finding<CloudFolder>, Error> {
        let there = self.cloud.look_at(&self.path, options).await?;
        Ok(match there {
            Some(CloudItem::Folder(_)) if self.override_ == Some(Override::Overwrite) => {
                Finding::Unknown("a folder is there, which may be the new one")
            }
            Some(CloudItem::Folder(folder)) => Finding::Done(folder),
            _ => Finding::NotDone,
        })
    }
}

/// A call of [`VerizonCloud::makedirs`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MakeDirs(CreateFolder);

impl MakeDirs {
    /// Sets what holds for each of the calls: headers, time limits, a retry policy.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.0 = self.0.options(options);
        self
    }

    async fn run(self) -> Result<CloudFolder, Error> {
        self.0.refusal.check()?;
        let (cloud, options) = (&self.0.cloud, &self.0.options);
        // Folders to make, the innermost first.
        let mut missing = Vec::new();
        let mut wanted = self.0.path.clone();
        let mut folder = loop {
            match cloud.look_at(&wanted, options.clone()).await? {
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
            let call = cloud.create_folder(next).options(options.clone());
            folder = Some(call.await?);
        }
        folder.ok_or_else(|| in_the_way(self.0.path.as_str()))
    }
}

fn in_the_way(path: &str) -> Error {
    let message = format!("{path} is a file, in which there can be no folder");
    Error::new(ErrorClass::WrongResourceType, message).with_operation_name("files.create_folder")
}

awaitable! {
    CreateFolder => CloudFolder,
    MakeDirs => CloudFolder,
}
