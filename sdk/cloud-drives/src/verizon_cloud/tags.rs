//! Tags on files and folders (`wire.md §5.12`).

use ::verizon_cloud::types::TagItem;

use super::call::VerizonCall;
use super::uri::checked;
use super::versioned::NewVersion;
use super::{ItemPath, ItemUri, Tags, VerizonCloud};
use crate::Drive;

impl VerizonCloud {
    /// Returns the tags of a file or folder.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let picture = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// cloud.tag(&picture, ["sea", "sun"]).await?;
    /// for tag in cloud.tags("/VZMOBILE/sea.jpg").await?.iter() {
    ///     println!("{tag}");
    /// }
    /// cloud.untag(&picture).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound), also for an item that has been removed.
    pub fn tags(&self, path: impl Into<ItemPath>) -> VerizonCall<Tags> {
        let path = path.into();
        let request = self.api().tags().get(path.as_str());
        let read = |(), options| async { Ok(request.with_options(options).await?.into()) };
        VerizonCall::new((), read).check(path.check("path"))
    }

    /// Sets the tags of a file or folder, and returns its tags.
    ///
    /// Takes the item itself or its [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound); [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty list, and
    /// for a tag with a comma.
    ///
    /// # Retries
    ///
    /// Repeated unless it creates a new version.
    pub fn tag(
        &self,
        uri: impl Into<ItemUri>,
        tags: impl Into<Tags>,
    ) -> VerizonCall<Tags, NewVersion> {
        let ((uri, check), given) = (checked(uri, "uri"), tags.into());
        let (api, text) = (self.api().tags(), given.as_str().to_owned());
        let send = move |create_version, options| {
            let item = TagItem::new(&uri, &text);
            let item = match create_version {
                true => item.create_version(true),
                false => item,
            };
            let request = api.set(item).with_options(options);
            async { Ok(request.await?.into()) }
        };
        let given = given.check().map_err(|error| error.message().to_owned());
        self.versioned(send).check(check).check(given)
    }

    /// Removes all tags of a file or folder, given as an item or by its [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound).
    ///
    /// # Retries
    ///
    /// Repeated unless it creates a new version.
    pub fn untag(&self, uri: impl Into<ItemUri>) -> VerizonCall<(), NewVersion> {
        let (uri, check) = checked(uri, "uri");
        let api = self.api().tags();
        let send = move |create_version, options| {
            let request = api.remove(&uri).create_version(create_version);
            request.with_options(options).into_future()
        };
        self.versioned(send).check(check)
    }
}
