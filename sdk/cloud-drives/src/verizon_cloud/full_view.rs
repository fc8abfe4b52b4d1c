//! Everything in one answer, and later what has changed (`wire.md §6.1`).

use ::verizon_cloud::files::{FullViewHeaders, FullViewOutcome, FullViewRequest};
use ::verizon_cloud::types::{CloudFile, CloudFolder};
use cloud_drives_core::{CallOptions, Error};

use super::VerizonCloud;
use super::call::{Refusal, awaitable, options_setter};
use super::checks;
use crate::Drive;

impl VerizonCloud {
    /// All files and empty folders in one answer, and later, with the [`etag`](FullView::etag) of that answer, what has changed since.
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
    ///         FullViewAnswer::OutOfSync => println!("too much has changed: ask for everything"),
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// A [`FullViewCache`](super::FullViewCache) does this, and keeps the view in a file.
    ///
    /// # Limits
    ///
    /// The answer is one JSON document, and in memory at once. Where the client's limit of 64 MiB is too small for an account, raise it
    /// for this call with [`max_bytes`](FullView::max_bytes).
    ///
    /// # Errors
    ///
    /// [`is_too_large`](Error::is_too_large) for an answer above the limit; what an etag that was never given out answers is not known.
    pub fn fullview(&self) -> FullView {
        FullView {
            request: self.api().files().full_view(),
            max_bytes: None,
            refusal: Refusal::default(),
            options: CallOptions::new(),
        }
    }
}

/// A call of [`VerizonCloud::fullview`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct FullView {
    request: FullViewRequest,
    max_bytes: Option<u64>,
    refusal: Refusal,
    options: CallOptions,
}

impl FullView {
    options_setter!();

    /// The state of an earlier answer, to be told what has changed since; everything is told unless set.
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        let etag = etag.into();
        self.refusal.note(checks::filled(&etag, "etag"));
        self.request = self.request.etag(etag);
        self
    }

    /// The virtual folder to look in; the Python SDK never sets one (`wire.md §5.5`).
    pub fn virtualfolder(mut self, virtualfolder: impl Into<String>) -> Self {
        let virtualfolder = virtualfolder.into();
        self.refusal
            .note(checks::filled(&virtualfolder, "virtualfolder"));
        self.request = self.request.virtual_folder(virtualfolder);
        self
    }

    /// The largest answer, in bytes; the client's limit unless set.
    pub fn max_bytes(mut self, bytes: u64) -> Self {
        self.max_bytes = Some(bytes);
        self
    }

    async fn run(self) -> Result<FullViewAnswer, Error> {
        self.refusal.check()?;
        let mut options = self.options;
        if let Some(bytes) = self.max_bytes {
            options = options.with_max_response_bytes(bytes);
        }
        let answer = self.request.with_options(options).send().await?;
        if !matches!(*answer, FullViewOutcome::View(_)) {
            return Ok(match answer.into_body() {
                FullViewOutcome::OutOfSync => FullViewAnswer::OutOfSync,
                _ => FullViewAnswer::Unchanged,
            });
        }
        let etag = answer.typed_headers::<FullViewHeaders>()?.etag;
        let FullViewOutcome::View(view) = answer.into_body() else {
            return Ok(FullViewAnswer::Unchanged);
        };
        Ok(FullViewAnswer::View(View {
            deleted: view
                .deleted
                .map(|deleted| deleted.paths)
                .unwrap_or_default(),
            files: view.files,
            empty_folders: view.empty_folders,
            etag,
        }))
    }
}

/// How a [`VerizonCloud::fullview`] was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum FullViewAnswer {
    /// Everything that there is, or what has changed since the state that was asked with.
    View(View),
    /// Nothing has changed since the state that was asked with, which stays good.
    Unchanged,
    /// Too much has changed since the state that was asked with: forget it, and ask without one.
    OutOfSync,
}

/// What a [`VerizonCloud::fullview`] tells.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct View {
    /// The files: all, or those that were added or changed.
    pub files: Vec<CloudFile>,
    /// The folders with nothing in them. Others follow from the paths of the files.
    pub empty_folders: Vec<CloudFolder>,
    /// The paths that are gone; none without a state.
    pub deleted: Vec<String>,
    /// The state, for the next call.
    pub etag: String,
}

awaitable!(FullView => FullViewAnswer);
