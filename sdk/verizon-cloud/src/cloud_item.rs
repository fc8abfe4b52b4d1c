//! A file or a folder.

use cloud_drives_core::{Error, ErrorClass};
use serde::Serialize;

use crate::files::{MetadataItem, RootItem, SearchItem};
use crate::trash::ListItem;
use crate::types::{CloudFile, CloudFolder, FileOrFolder, ShareRequest};

/// A file or a folder.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CloudItem {
    /// A file.
    File(CloudFile),
    /// A folder.
    Folder(CloudFolder),
}

impl CloudItem {
    /// Returns the full path, as the calls expect it.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::File(file) => file.path(),
            Self::Folder(folder) => folder.path(),
        }
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.name,
            Self::Folder(folder) => &folder.name,
        }
    }

    /// Returns the URI for favorites, tags and shares, if the service returned it.
    #[must_use]
    pub fn uri(&self) -> Option<&str> {
        match self {
            Self::File(file) => file.uri.as_deref(),
            Self::Folder(folder) => folder.uri.as_deref(),
        }
    }

    /// Returns whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Returns the file, if it is one.
    #[must_use]
    pub fn as_file(&self) -> Option<&CloudFile> {
        match self {
            Self::File(file) => Some(file),
            Self::Folder(_) => None,
        }
    }

    /// Returns the folder, if it is one.
    #[must_use]
    pub fn as_folder(&self) -> Option<&CloudFolder> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::File(_) => None,
        }
    }

    /// Creates a share of the item; its name and type can be set.
    ///
    /// # Errors
    ///
    /// If the service did not return its URI; request it with `files().metadata(…)` or `files().full_view()`.
    pub fn to_share(&self) -> Result<ShareRequest, Error> {
        match self {
            Self::File(file) => file.to_share(),
            Self::Folder(folder) => folder.to_share(),
        }
    }

    /// Returns the item of an answer.
    ///
    /// # Errors
    ///
    /// A protocol error with the name of `operation` if the answer has neither a file nor a folder.
    pub fn of(answer: FileOrFolder, operation: &'static str) -> Result<Self, Error> {
        match (answer.file, answer.folder) {
            (Some(file), _) => Ok(Self::File(file)),
            (None, Some(folder)) => Ok(Self::Folder(folder)),
            (None, None) => {
                let message = "the answer has neither a file nor a folder";
                Err(Error::new(ErrorClass::Protocol, message).with_operation_name(operation))
            }
        }
    }
}

impl From<CloudFile> for CloudItem {
    fn from(file: CloudFile) -> Self {
        Self::File(file)
    }
}

impl From<CloudFolder> for CloudItem {
    fn from(folder: CloudFolder) -> Self {
        Self::Folder(folder)
    }
}

impl From<SearchItem> for CloudItem {
    fn from(item: SearchItem) -> Self {
        match item {
            SearchItem::File(file) => Self::File(file),
            SearchItem::Folder(folder) => Self::Folder(folder),
        }
    }
}

impl From<ListItem> for CloudItem {
    fn from(item: ListItem) -> Self {
        match item {
            ListItem::File(file) => Self::File(file),
            ListItem::Folder(folder) => Self::Folder(folder),
        }
    }
}

impl From<MetadataItem> for CloudItem {
    fn from(item: MetadataItem) -> Self {
        match item {
            MetadataItem::File(file) => Self::File(file),
            MetadataItem::Folder(folder) => Self::Folder(folder),
        }
    }
}

impl From<RootItem> for CloudItem {
    fn from(item: RootItem) -> Self {
        match item {
            RootItem::File(file) => Self::File(file),
            RootItem::Folder(folder) => Self::Folder(folder),
        }
    }
}
