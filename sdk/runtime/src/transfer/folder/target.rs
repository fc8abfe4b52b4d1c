//! What a provider tells the upload of folders.

use cloud_drives_core::{BoxFuture, Result};

use super::LocalEntry;
use crate::transfer::ProgressCallback;

/// How a service takes folders and files. It addresses them by text: an id, or a path.
///
/// Calls are expected to try again by themselves where that helps.
pub trait FolderTarget: Send + Sync {
    /// Names with the same key are the same name to the service.
    fn key(&self, name: &str) -> String {
        name.to_owned()
    }

    /// Whether a folder can hold only one thing of a name.
    fn names_are_unique(&self) -> bool {
        true
    }

    /// How a file that is there is known to have the contents of one that is here.
    fn sameness(&self) -> Sameness {
        Sameness::Sums
    }

    /// Hands on what is in a folder.
    fn list<'a>(
        &'a self,
        folder: &'a str,
        found: &'a mut (dyn FnMut(There) + Send),
    ) -> BoxFuture<'a, Result<()>>;

    /// Makes a folder, or takes the one that somebody made meanwhile.
    fn make<'a>(&'a self, parent: &'a str, name: &'a str) -> BoxFuture<'a, Result<Made>>;

    /// Uploads a file under its name into a folder, or in the place of what is there. Gives its address.
    fn upload<'a>(
        &'a self,
        parent: &'a str,
        file: &'a LocalEntry,
        instead_of: Option<&'a There>,
        progress: ProgressCallback,
    ) -> BoxFuture<'a, Result<String>>;
}

/// How a file that is there is known to have the contents of one that is here, which has the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// The service tells sums.
    Sums,
    /// It tells none, and the caller is content with the size.
    Size,
    /// Nobody knows.
    Unknown,
}

/// Something that is in a folder of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct There {
    pub name: String,
    pub address: String,
    pub what: What,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Folder,
    File {
        /// Size in bytes, where the service tells.
        size: Option<u64>,
        md5: Option<String>,
        sha256: Option<String>,
    },
}

/// A folder that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub address: String,
    /// Whether it was there already.
    pub was_there: bool,
}
