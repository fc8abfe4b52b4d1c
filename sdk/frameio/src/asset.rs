//! A file, folder or version stack by its id.

#[cfg(doc)]
use cloud_drives_core::ErrorClass;
use cloud_drives_core::reexport::chrono::{DateTime, Utc};
use cloud_drives_core::{Error, Result};
use serde::Serialize;

use crate::types::{self, AssetWithIncludes, FileId, FolderId, VersionStackId};

/// A file, folder or version stack, by its id.
///
/// ```
/// use frameio::Asset;
///
/// let file = Asset::file("22222222-2222-4222-8222-222222222222");
/// assert_eq!(file.id(), "22222222-2222-4222-8222-222222222222");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Asset {
    /// A file.
    File(FileId),
    /// A folder.
    Folder(FolderId),
    /// A version stack.
    VersionStack(VersionStackId),
}

impl Asset {
    /// Creates the id of a file.
    #[must_use]
    pub fn file(id: impl Into<FileId>) -> Self {
        Self::File(id.into())
    }

    /// Creates the id of a folder.
    #[must_use]
    pub fn folder(id: impl Into<FolderId>) -> Self {
        Self::Folder(id.into())
    }

    /// Creates the id of a version stack.
    #[must_use]
    pub fn version_stack(id: impl Into<VersionStackId>) -> Self {
        Self::VersionStack(id.into())
    }

    /// Returns the id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::File(id) => id,
            Self::Folder(id) => id,
            Self::VersionStack(id) => id,
        }
    }
}

impl From<FileId> for Asset {
    fn from(id: FileId) -> Self {
        Self::File(id)
    }
}

impl From<FolderId> for Asset {
    fn from(id: FolderId) -> Self {
        Self::Folder(id)
    }
}

impl From<VersionStackId> for Asset {
    fn from(id: VersionStackId) -> Self {
        Self::VersionStack(id)
    }
}

impl From<&types::File> for Asset {
    fn from(file: &types::File) -> Self {
        Self::File(file.id.clone())
    }
}

impl From<&types::Folder> for Asset {
    fn from(folder: &types::Folder) -> Self {
        Self::Folder(folder.id.clone())
    }
}

impl From<&types::VersionStack> for Asset {
    fn from(stack: &types::VersionStack) -> Self {
        Self::VersionStack(stack.id.clone())
    }
}

/// Converts an item of a listing.
///
/// # Errors
///
/// [`ErrorClass::InvalidInput`] for a kind unknown to this code.
impl TryFrom<&AssetWithIncludes> for Asset {
    type Error = Error;

    fn try_from(asset: &AssetWithIncludes) -> Result<Self> {
        match asset {
            AssetWithIncludes::File(file) => Ok(Self::File(file.id.clone())),
            AssetWithIncludes::Folder(folder) => Ok(Self::Folder(folder.id.clone())),
            AssetWithIncludes::VersionStack(stack) => Ok(Self::VersionStack(stack.id.clone())),
            AssetWithIncludes::Unknown(unknown) => {
                let tag = unknown.tag();
                Err(Error::invalid_input(format!(
                    "unknown asset type {tag:?}; expected a file, folder or version stack; \
                     call the typed client with its id"
                )))
            }
        }
    }
}

impl AssetWithIncludes {
    /// Returns the name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::File(file) => Some(&file.name),
            Self::Folder(folder) => Some(&folder.name),
            Self::VersionStack(stack) => Some(&stack.name),
            Self::Unknown(unknown) => unknown.object().get("name")?.as_str(),
        }
    }

    /// Returns the id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::File(file) => Some(&file.id),
            Self::Folder(folder) => Some(&folder.id),
            Self::VersionStack(stack) => Some(&stack.id),
            Self::Unknown(unknown) => unknown.object().get("id")?.as_str(),
        }
    }

    /// Returns the creation time; `None` for a kind unknown to this code.
    #[must_use]
    pub fn created_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::File(file) => Some(file.created_at),
            Self::Folder(folder) => Some(folder.created_at),
            Self::VersionStack(stack) => Some(stack.created_at),
            Self::Unknown(_) => None,
        }
    }
}
