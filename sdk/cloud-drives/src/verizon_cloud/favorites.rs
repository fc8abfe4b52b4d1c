//! Favorites of the user (`wire.md §5.3`).

use ::verizon_cloud::favorites::ListRequest;
use ::verizon_cloud::types::FavoriteItems;

use super::call::VerizonCall;
use super::uri::all_checked;
use super::versioned::NewVersion;
use super::{ItemUri, VZMOBILE, VerizonCloud};
use crate::Drive;

impl VerizonCloud {
    /// Marks files or folders as favorites, given as items or by their [`uri`](super::CloudItem::uri).
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let item = cloud.item("/VZMOBILE/sea.jpg").await?;
    /// cloud.favorite([&item]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for an unknown URI.
    ///
    /// # Retries
    ///
    /// Repeated unless it creates a new version.
    pub fn favorite(
        &self,
        uris: impl IntoIterator<Item = impl Into<ItemUri>>,
    ) -> VerizonCall<(), NewVersion> {
        let (uris, check) = all_checked(uris);
        let favorites = self.api().favorites();
        let send = move |create_version, options| {
            let items = FavoriteItems::new(&uris).create_version(create_version);
            favorites.add(items).with_options(options).into_future()
        };
        self.versioned(send).check(check)
    }

    /// Removes the favorite mark from files or folders, given as items or by their [`uri`](super::CloudItem::uri).
    ///
    /// # Errors
    ///
    /// [`NotFound`](super::ErrorKind::NotFound) for an unknown URI.
    ///
    /// # Retries
    ///
    /// Repeated unless it creates a new version.
    pub fn unfavorite(
        &self,
        uris: impl IntoIterator<Item = impl Into<ItemUri>>,
    ) -> VerizonCall<(), NewVersion> {
        let (uris, check) = all_checked(uris);
        let favorites = self.api().favorites();
        let send = move |create_version, options| {
            let request = favorites.remove(&uris).create_version(create_version);
            request.with_options(options).into_future()
        };
        self.versioned(send).check(check)
    }

    /// Lists the favorites in one answer, ordered by modification time.
    ///
    /// Default [`virtual_folder`](ListRequest::virtual_folder): `VZMOBILE`.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// let marked = cloud.favorites().await?.into_found();
    /// println!("{} files, {} folders", marked.files.len(), marked.folders.len());
    /// # Ok(()) }
    /// ```
    pub fn favorites(&self) -> ListRequest {
        self.api().favorites().list().virtual_folder(VZMOBILE)
    }
}
