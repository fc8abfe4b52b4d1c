//! What favorites, tags and shares call files and folders (`wire.md §1.4`).

use ::verizon_cloud::types::{CloudFile, CloudFolder};

use super::CloudItem;
use super::call::filled;

/// What favorites and tags call a file or folder: its `uri` as text, or something that the service gave and that has one.
///
/// ```no_run
/// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
/// let picture = cloud.file_metadata("/VZMOBILE/sea.jpg").await?;
/// cloud.favorite([&picture]).await?;
/// cloud.tag("dv-file://0f3a:VZMOBILE/sea.jpg", ["sea", "sun"]).await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUri(Result<String, String>);

impl ItemUri {
    fn of(uri: Option<&str>, path: &str) -> Self {
        let missing = || {
            format!(
                "uri: the service has not told that of {path}; ask for it with item or fullview"
            )
        };
        Self(uri.map(str::to_owned).ok_or_else(missing))
    }

    /// The text, and what is wrong with it; `what` names the argument.
    pub(super) fn checked(self, what: &str) -> (String, Result<(), String>) {
        match self.0 {
            Ok(uri) => {
                let check = filled(&uri, what);
                (uri, check)
            }
            Err(missing) => (String::new(), Err(missing)),
        }
    }

    /// The texts, and what is wrong with the first that can't be used.
    pub(super) fn all(
        uris: impl IntoIterator<Item = impl Into<Self>>,
    ) -> (Vec<String>, Result<(), String>) {
        let checked = uris.into_iter().map(|uri| uri.into().checked("uris"));
        let (uris, checks): (Vec<String>, Vec<_>) = checked.unzip();
        (uris, checks.into_iter().collect())
    }
}

impl From<String> for ItemUri {
    fn from(uri: String) -> Self {
        Self(Ok(uri))
    }
}

impl From<&str> for ItemUri {
    fn from(uri: &str) -> Self {
        Self(Ok(uri.to_owned()))
    }
}

impl From<&String> for ItemUri {
    fn from(uri: &String) -> Self {
        Self(Ok(uri.clone()))
    }
}

impl From<&CloudItem> for ItemUri {
    fn from(item: &CloudItem) -> Self {
        Self::of(item.uri(), &item.path())
    }
}

impl From<&CloudFile> for ItemUri {
    fn from(file: &CloudFile) -> Self {
        Self::of(file.uri.as_deref(), &file.path())
    }
}

impl From<&CloudFolder> for ItemUri {
    fn from(folder: &CloudFolder) -> Self {
        Self::of(folder.uri.as_deref(), &folder.path())
    }
}
