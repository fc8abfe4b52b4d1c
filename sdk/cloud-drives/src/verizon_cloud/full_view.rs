//! The full view of an account, and its changes (`wire.md §6.1`).

use ::verizon_cloud::files::{FullViewHeaders, FullViewOutcome, FullViewRequest};
use ::verizon_cloud::types::{CloudFile, CloudFolder};
use serde::Serialize;

use super::VerizonCloud;
use super::call::{VerizonCall, filled};
use crate::Drive;

impl VerizonCloud {
    /// Lists all files and empty folders in one answer, or the changes since an earlier state.
    ///
    /// The [`etag`](VerizonCall::etag) of an earlier answer selects the changes since then.
    ///
    /// ```no_run
    /// # async fn example(cloud: cloud_drives::VerizonCloud) -> Result<(), cloud_drives::Error> {
    /// use cloud_drives::verizon_cloud::FullViewAnswer;
    ///
    /// if let FullViewAnswer::View(view) = cloud.fullview().await? {
    ///     println!("{} files, {} empty folders", view.files.len(), view.empty_folders.len());
    ///     match cloud.fullview().etag(&view.etag).await? {
    ///         FullViewAnswer::View(changes) => println!("gone: {:?}", changes.deleted),
    ///         FullViewAnswer::Unchanged => println!("nothing has changed"),
    ///         FullViewAnswer::OutOfSync => println!("too much has changed: request everything"),
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// A [`FullViewCache`](super::FullViewCache) keeps the view up to date, and saves it in a file.
    ///
    /// # Limits
    ///
    /// The answer is a single JSON document, held in memory. If the client's limit of 64 MiB is too small for an account, raise it
    /// for this call with [`CallOptions::with_max_response_bytes`](crate::CallOptions::with_max_response_bytes).
    ///
    /// # Errors
    ///
    /// [`is_too_large`](cloud_drives_core::Error::is_too_large) for an answer above the limit. The answer to an unknown state
    /// is not known.
    pub fn fullview(&self) -> VerizonCall<FullViewAnswer, FullViewRequest> {
        let request = self.api().files().full_view();
        VerizonCall::new(request, |request, options| async move {
            let answer = request.with_options(options).send().await?;
            if !matches!(*answer, FullViewOutcome::View(_)) {
                return Ok(match answer.into_body() {
                    FullViewOutcome::OutOfSync => FullViewAnswer::OutOfSync,
                    _ => FullViewAnswer::Unchanged,
                });
            }
            let etag = answer.typed_headers::<FullViewHeaders>()?.etag;
            let Some(view) = answer.into_body().into_full_view() else {
                return Ok(FullViewAnswer::Unchanged);
            };
            Ok(FullViewAnswer::View(View {
                deleted: view.deleted_paths().to_vec(),
                files: view.files,
                empty_folders: view.empty_folders,
                etag,
            }))
        })
    }
}

impl VerizonCall<FullViewAnswer, FullViewRequest> {
    /// Sets the state of an earlier answer, to list only the changes since then. Default: none, which lists everything.
    pub fn etag(self, etag: impl Into<String>) -> Self {
        let etag = etag.into();
        let check = filled(&etag, "etag");
        self.check(check).map(|request| request.etag(etag))
    }

    /// Sets the virtual folder to list; the Python SDK never sets one (`wire.md §5.5`).
    pub fn virtual_folder(self, virtual_folder: impl Into<String>) -> Self {
        self.map(|request| request.virtual_folder(virtual_folder))
    }
}

/// The answer to a [`VerizonCloud::fullview`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum FullViewAnswer {
    /// The full view, or the changes since the given state.
    View(View),
    /// Nothing has changed since the given state, which stays valid.
    Unchanged,
    /// Too much has changed since the given state: discard it, and call again without a state.
    OutOfSync,
}

/// The contents of a [`VerizonCloud::fullview`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct View {
    /// All files, or the added and changed ones.
    pub files: Vec<CloudFile>,
    /// The empty folders. All others follow from the paths of the files.
    pub empty_folders: Vec<CloudFolder>,
    /// The deleted paths; none without a state.
    pub deleted: Vec<String>,
    /// The state to pass to the next call.
    pub etag: String,
}
