//! A file or a folder.

use ::verizon_cloud::types::{CloudFile, CloudFolder, FileOrFolder, Found};
use cloud_drives_core::{Error, ErrorClass};

/// A file or a folder.
#[derive(Clone, Debug, PartialEq)]
pub enum CloudItem {
    /// A file.
    File(CloudFile),
    /// A folder.
    Folder(CloudFolder),
}

impl CloudItem {
    /// The whole path, as the calls take it.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::File(file) => file.path(),
            Self::Folder(folder) => folder.path(),
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::File(file) => &file.name,
            Self::Folder(folder) => &folder.name,
        }
    }

    /// What favorites, tags and shares call it, where the service has told.
    #[must_use]
    pub fn uri(&self) -> Option<&str> {
        match self {
            Self::File(file) => file.uri.as_deref(),
            Self::Folder(folder) => folder.uri.as_deref(),
        }
    }

    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// The file, if it is one.
    #[must_use]
    pub fn as_file(&self) -> Option<&CloudFile> {
        match self {
            Self::File(file) => Some(file),
            Self::Folder(_) => None,
        }
    }

    /// The folder, if it is one.
    #[must_use]
    pub fn as_folder(&self) -> Option<&CloudFolder> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::File(_) => None,
        }
    }

    /// What an answer has, which has to be one of the two.
    pub(super) fn of(answer: FileOrFolder, operation: &'static str) -> Result<Self, Error> {
        match (answer.file, answer.folder) {
            (Some(file), _) => Ok(Self::File(file)),
            (None, Some(folder)) => Ok(Self::Folder(folder)),
            (None, None) => {
                let message = "the answer has neither a file nor a folder";
                Err(Error::new(ErrorClass::Protocol, message).with_operation_name(operation))
            }
        }
    }

    /// The items of a page of a folder.
    pub(super) fn in_folder(page: FileOrFolder) -> Vec<Self> {
        let folder = page.folder.unwrap_or_default();
        Self::all(folder.files, folder.folders)
    }

    /// The items of a page of what was found.
    pub(super) fn found(page: Option<Found>) -> Vec<Self> {
        let found = page.unwrap_or_default();
        Self::all(found.files, found.folders)
    }

    fn all(files: Vec<CloudFile>, folders: Vec<CloudFolder>) -> Vec<Self> {
        let folders = folders.into_iter().map(Self::Folder);
        folders.chain(files.into_iter().map(Self::File)).collect()
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
