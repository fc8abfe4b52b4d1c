//! Searching for files and folders (`wire.md §5.6`).

use ::verizon_cloud::files::SearchRequest;

use super::{VZMOBILE, VerizonCloud};
use crate::Drive;

impl VerizonCloud {
    /// Searches for files and folders with a [`Query`](super::Query), or with text in the service's syntax, which is sent unchanged.
    ///
    /// Default [`virtual_folder`](SearchRequest::virtual_folder): `VZMOBILE`; `*` means all.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::{CloudItem, Query, SortField};
    ///
    /// let query = Query::files().and(Query::name("beach")?);
    /// let mut found = cloud.search(query).sort(SortField::CaptureDate.descending()).items();
    /// while let Some(item) = found.try_next().await? {
    ///     println!("{}", CloudItem::from(item).path());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_invalid_input`](cloud_drives_core::Error::is_invalid_input) for an empty query or virtual folder, and for a page or count
    /// out of range; [`BadRequest`](super::ErrorKind::BadRequest) for an invalid query.
    pub fn search(&self, query: impl Into<String>) -> SearchRequest {
        let request = self.api().files().search(query);
        request.virtual_folder(VZMOBILE)
    }
}
