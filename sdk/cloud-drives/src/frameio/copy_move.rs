//! Files, folders and version stacks: what can be done with any of them.

use ::frameio::types::{self, AssetWithIncludes};
use cloud_drives_core::{CallOptions, Error, ErrorClass, Result};

use super::FrameIo;
use super::call::{awaitable, options_setter};
use crate::Drive;

/// Which file, folder or version stack something is to be done with.
///
/// ```
/// use cloud_drives::frameio::Asset;
///
/// let file = Asset::file("22222222-2222-4222-8222-222222222222");
/// assert_eq!(file.id(), "22222222-2222-4222-8222-222222222222");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Asset {
    /// A file, by its id.
    File(String),
    /// A folder, by its id.
    Folder(String),
    /// A version stack, by its id.
    VersionStack(String),
}

impl Asset {
    /// A file.
    #[must_use]
    pub fn file(id: impl Into<String>) -> Self {
        Self::File(id.into())
    }

    /// A folder.
    #[must_use]
    pub fn folder(id: impl Into<String>) -> Self {
        Self::Folder(id.into())
    }

    /// A version stack.
    #[must_use]
    pub fn version_stack(id: impl Into<String>) -> Self {
        Self::VersionStack(id.into())
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::File(id) | Self::Folder(id) | Self::VersionStack(id) => id,
        }
    }
}

/// What a listing gave.
///
/// # Errors
///
/// [`ErrorClass::InvalidInput`] for a kind that came later than this code.
impl TryFrom<&AssetWithIncludes> for Asset {
    type Error = Error;

    fn try_from(asset: &AssetWithIncludes) -> Result<Self> {
        match asset {
            AssetWithIncludes::File(file) => Ok(Self::file(&file.id)),
            AssetWithIncludes::Folder(folder) => Ok(Self::folder(&folder.id)),
            AssetWithIncludes::VersionStack(stack) => Ok(Self::version_stack(&stack.id)),
            unknown => {
                let tag = match unknown {
                    AssetWithIncludes::Unknown(unknown) => unknown.tag(),
                    _ => "another",
                };
                Err(Error::invalid_input(format!(
                    "an asset of the type {tag:?} is neither a file nor a folder nor a version stack; \
                     use FrameIo::api() for what this crate does not know yet"
                )))
            }
        }
    }
}

macro_rules! assets {
    ($($type:ident => $kind:ident),+ $(,)?) => {
        $(
            impl From<&types::$type> for Asset {
                fn from(asset: &types::$type) -> Self {
                    Self::$kind(asset.id.clone())
                }
            }
        )+
    };
}

assets! {
    File => File,
    FileWithIncludes => File,
    Folder => Folder,
    FolderWithIncludes => Folder,
    VersionStack => VersionStack,
    VersionStackWithIncludes => VersionStack,
}

/// The name of an asset, where it has one.
pub(super) fn name_of(asset: &AssetWithIncludes) -> Option<&str> {
    match asset {
        AssetWithIncludes::File(file) => Some(&file.name),
        AssetWithIncludes::Folder(folder) => Some(&folder.name),
        AssetWithIncludes::VersionStack(stack) => Some(&stack.name),
        AssetWithIncludes::Unknown(unknown) => unknown.object().get("name")?.as_str(),
        _ => None,
    }
}

/// The id of an asset, where it has one.
pub(super) fn id_of(asset: &AssetWithIncludes) -> Option<&str> {
    match asset {
        AssetWithIncludes::File(file) => Some(&file.id),
        AssetWithIncludes::Folder(folder) => Some(&folder.id),
        AssetWithIncludes::VersionStack(stack) => Some(&stack.id),
        AssetWithIncludes::Unknown(unknown) => unknown.object().get("id")?.as_str(),
        _ => None,
    }
}

impl FrameIo {
    /// Copies a file, folder or version stack, next to the original unless [`to`](CopyAsset::to) says otherwise.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Asset;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let copy = frame.copy(account, Asset::file("22222222-2222-4222-8222-222222222222")).to(folder).await?;
    /// println!("{}", copy.id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Gives the copy. A large folder may go on filling for a while (`wire.md §5`).
    ///
    /// # Errors
    ///
    /// The answers of the service.
    ///
    /// # Retries
    ///
    /// Twice is two copies, so it is repeated only when it is known not to have happened.
    pub fn copy(&self, account_id: impl Into<String>, asset: impl Into<Asset>) -> CopyAsset {
        CopyAsset {
            frame: self.clone(),
            account_id: account_id.into(),
            asset: asset.into(),
            parent_id: None,
            copy_metadata: false,
            copy_comments: None,
            options: CallOptions::new(),
        }
    }

    /// Moves a file, folder or version stack into a folder; a file also into a version stack, as its newest version.
    ///
    /// # Errors
    ///
    /// The answers of the service.
    ///
    /// # Retries
    ///
    /// Idempotent, repeated by the client's retry policy.
    pub fn move_(
        &self,
        account_id: impl Into<String>,
        asset: impl Into<Asset>,
        parent_id: impl Into<String>,
    ) -> MoveAsset {
        MoveAsset {
            frame: self.clone(),
            account_id: account_id.into(),
            asset: asset.into(),
            parent_id: parent_id.into(),
            options: CallOptions::new(),
        }
    }

    /// Makes a file the newest version of another file, or of a version stack. Both have to be in the same folder.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::Asset;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let first = frame.upload(account, folder, "cut 1.mov").await?;
    /// let second = frame.upload(account, folder, "cut 2.mov").await?;
    /// let stack = frame.add_version(account, Asset::file(first.receipt.file_id), second.receipt.file_id).await?;
    /// println!("{}", stack.id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Gives the version stack: a new one where the other file was in none.
    ///
    /// # Errors
    ///
    /// The answers of the service; [`is_invalid_input`](Error::is_invalid_input) for a folder.
    ///
    /// # Retries
    ///
    /// Each of its calls by itself.
    pub fn add_version(
        &self,
        account_id: impl Into<String>,
        asset: impl Into<Asset>,
        file_id: impl Into<String>,
    ) -> AddVersion {
        AddVersion {
            frame: self.clone(),
            account_id: account_id.into(),
            asset: asset.into(),
            file_id: file_id.into(),
            options: CallOptions::new(),
        }
    }
}

/// A call of [`FrameIo::copy`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CopyAsset {
    frame: FrameIo,
    account_id: String,
    asset: Asset,
    parent_id: Option<String>,
    copy_metadata: bool,
    copy_comments: Option<types::CopyComments>,
    options: CallOptions,
}

impl CopyAsset {
    options_setter!();

    /// The folder to copy it into.
    pub fn to(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }

    /// Whether the values of metadata fields are copied too; false unless set.
    pub fn copy_metadata(mut self, copy_metadata: bool) -> Self {
        self.copy_metadata = copy_metadata;
        self
    }

    /// Which comments are copied too; none unless set. Only for files.
    pub fn copy_comments(mut self, copy_comments: impl Into<types::CopyComments>) -> Self {
        self.copy_comments = Some(copy_comments.into());
        self
    }

    async fn run(self) -> Result<Asset> {
        let options = self.options;
        let api = self.frame.api();
        if self.copy_comments.is_some() && !matches!(self.asset, Asset::File(_)) {
            return Err(Error::invalid_input(
                "copy_comments: is for files only; folders and version stacks are copied without comments",
            ));
        }
        Ok(match &self.asset {
            Asset::File(id) => {
                let mut request = api.files().copy(&self.account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(comments) = self.copy_comments {
                    request = request.copy_comments(comments);
                }
                if let Some(parent_id) = self.parent_id {
                    request = request.data(types::FileCopyParamsData::new().parent_id(parent_id));
                }
                Asset::from(&*request.with_options(options).send().await?)
            }
            Asset::Folder(id) => {
                let mut request = api.folders().copy(&self.account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(parent_id) = self.parent_id {
                    request = request.data(types::FolderCopyParamsData::new().parent_id(parent_id));
                }
                Asset::from(&*request.with_options(options).send().await?)
            }
            Asset::VersionStack(id) => {
                let mut request = api.version_stacks().copy(&self.account_id, id);
                request = request.copy_metadata(self.copy_metadata);
                if let Some(parent_id) = self.parent_id {
                    let data = types::VersionStackCopyParamsData::new().parent_id(parent_id);
                    request = request.data(data);
                }
                Asset::from(&*request.with_options(options).send().await?)
            }
        })
    }
}

/// A call of [`FrameIo::move_`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct MoveAsset {
    frame: FrameIo,
    account_id: String,
    asset: Asset,
    parent_id: String,
    options: CallOptions,
}

impl MoveAsset {
    options_setter!();

    async fn run(self) -> Result<()> {
        let options = self.options;
        let (api, account_id) = (self.frame.api(), &self.account_id);
        match &self.asset {
            Asset::File(id) => {
                let data = types::FileMoveParamsData::new().parent_id(self.parent_id);
                let request = api.files().move_(account_id, id, data);
                request.with_options(options).send().await?;
            }
            Asset::Folder(id) => {
                let data = types::FolderMoveParamsData::new().parent_id(self.parent_id);
                let request = api.folders().move_(account_id, id, data);
                request.with_options(options).send().await?;
            }
            Asset::VersionStack(id) => {
                let data = types::VersionStackMoveParamsData::new().parent_id(self.parent_id);
                let request = api.version_stacks().move_(account_id, id, data);
                request.with_options(options).send().await?;
            }
        }
        Ok(())
    }
}

/// A call of [`FrameIo::add_version`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct AddVersion {
    frame: FrameIo,
    account_id: String,
    asset: Asset,
    file_id: String,
    options: CallOptions,
}

impl AddVersion {
    options_setter!();

    async fn run(self) -> Result<Asset> {
        let options = self.options.clone();
        let (api, account_id) = (self.frame.api(), self.account_id.as_str());
        let stack_id = match &self.asset {
            Asset::VersionStack(id) => id.clone(),
            Asset::Folder(_) => {
                return Err(Error::invalid_input(
                    "a folder has no versions; name a file or a version stack",
                ));
            }
            Asset::File(id) => {
                let request = api.files().show(account_id, id);
                let file = request.with_options(options.clone()).send().await?;
                let Some(parent_id) = file.parent_id.clone() else {
                    let message =
                        format!("the service does not say which folder the file {id} is in");
                    return Err(Error::new(ErrorClass::Protocol, message));
                };
                // A file's parent is a folder or a stack, and its id does not tell which.
                let request = api.folders().show(account_id, &parent_id);
                match request.with_options(options.clone()).send().await {
                    Ok(_) => {
                        let versions = [id.as_str(), self.file_id.as_str()];
                        let data = types::VersionStackCreateParamsData::new(versions);
                        let request = api.version_stacks().create(account_id, parent_id, data);
                        return Ok(Asset::from(&*request.with_options(options).send().await?));
                    }
                    Err(error) if error.is_not_found() => parent_id,
                    Err(error) => return Err(error),
                }
            }
        };
        let data = types::FileMoveParamsData::new().parent_id(&stack_id);
        let request = api.files().move_(account_id, self.file_id, data);
        request.with_options(options).send().await?;
        Ok(Asset::VersionStack(stack_id))
    }
}

awaitable! {
    CopyAsset => Asset,
    MoveAsset => (),
    AddVersion => Asset,
}
