//! The URIs of files and folders for favorites, tags and shares (`wire.md §1.4`).

use cloud_drives_core::{Error, Result};

use crate::CloudItem;
use crate::types::{CloudFile, CloudFolder};

/// The URI of a file or folder for favorites and tags, converted from text or from an item of the service.
///
/// ```no_run
/// use verizon_cloud::ItemUri;
/// use verizon_cloud::types::TagItem;
///
/// # async fn example(cloud: verizon_cloud::Client) -> Result<(), verizon_cloud::Error> {
/// if let Some(file) = cloud.files().metadata("/VZMOBILE/sea.jpg").await?.file {
///     let uri = ItemUri::from(&file).text()?;
///     cloud.tags().set(TagItem::new(uri, "sea,sun")).await?;
/// }
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUri(Result<String, String>);

impl ItemUri {
    fn of(uri: Option<&str>, path: &str) -> Self {
        let missing =
            || format!("uri: unknown for {path}; read the item with metadata or full_view");
        Self(uri.map(str::to_owned).ok_or_else(missing))
    }

    /// Returns the text.
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](Error::is_invalid_input) if the service did not return it.
    pub fn text(self) -> Result<String> {
        self.0.map_err(Error::invalid_input)
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
