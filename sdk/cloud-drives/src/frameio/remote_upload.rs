//! Files that the service fetches itself (`wire.md §6`).

use ::frameio::types::{self, AccountId, FolderId};
use cloud_drives_core::{BoxFuture, CallOptions, Error, Result, last_path_segment};

use super::FrameIo;
use super::settle::Newcomer;
use super::status::upload_status;
use crate::Drive;
use crate::poll::Poller;
use crate::retry::Deadline;

impl FrameIo {
    /// Uploads a file from a public URL into a folder. The service fetches the file in the background.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let file = frame.remote_upload(account, folder, "https://example.com/film.mov").await?;
    /// println!("{} is at {}", file.name, file.view_url);
    ///
    /// // Or without waiting: the poller's id is that of the file.
    /// let fetching = frame.remote_upload(account, folder, "https://example.com/b.mov").start().await?;
    /// println!("{:?}", fetching.id());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The service's errors; [`is_operation_failed`](Error::is_operation_failed) if the service could not fetch the file;
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) if it is unknown whether the service accepted the request.
    ///
    /// # Retries
    ///
    /// Each request by the client's retry policy. After an ambiguous outcome of the first request the client lists the folder, and repeats
    /// the request only if no item there can be the new file.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future does not stop the service.
    pub fn remote_upload(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        source_url: impl Into<String>,
    ) -> RemoteUpload {
        RemoteUpload::new(
            self,
            account_id.into(),
            folder_id.into(),
            RemoteSource::Address(source_url.into()),
        )
    }

    /// Imports a file from storage that is connected to the account.
    ///
    /// `key` is the file's path in that storage, `storage_location` the account's UUID, alone or as a prefix.
    ///
    /// # Errors
    ///
    /// As [`remote_upload`](FrameIo::remote_upload).
    ///
    /// # Retries
    ///
    /// As [`remote_upload`](FrameIo::remote_upload).
    ///
    /// # Cancel safety
    ///
    /// As [`remote_upload`](FrameIo::remote_upload).
    pub fn import_file(
        &self,
        account_id: impl Into<AccountId>,
        folder_id: impl Into<FolderId>,
        key: impl Into<String>,
        storage_location: impl Into<String>,
    ) -> RemoteUpload {
        let from = RemoteSource::Storage {
            key: key.into(),
            location: storage_location.into(),
        };
        RemoteUpload::new(self, account_id.into(), folder_id.into(), from)
    }
}

/// The location that the service fetches a file from.
#[derive(Clone)]
enum RemoteSource {
    Address(String),
    Storage { key: String, location: String },
}

/// A remote upload prepared by [`FrameIo::remote_upload`] or [`FrameIo::import_file`].
///
/// Await it, or [`start`](RemoteUpload::start) it without waiting for its end.
#[derive(Clone)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RemoteUpload {
    frame: FrameIo,
    account_id: AccountId,
    folder_id: FolderId,
    from: RemoteSource,
    name: Option<String>,
    options: CallOptions,
}

impl RemoteUpload {
    fn new(
        frame: &FrameIo,
        account_id: AccountId,
        folder_id: FolderId,
        from: RemoteSource,
    ) -> Self {
        Self {
            frame: frame.clone(),
            account_id,
            folder_id,
            from,
            name: None,
            options: CallOptions::new(),
        }
    }

    /// Sets the name of the new file.
    ///
    /// The service derives the media type from its extension. Default: the last segment of the URL or key.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds options for this call only.
    ///
    /// These are headers, time limits, a retry policy and the polling interval ([`CallOptions::with_poll`]).
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options.with_defaults(&self.options);
        self
    }

    /// Starts the upload, and returns a poller that waits for its end.
    ///
    /// # Errors
    ///
    /// As [`FrameIo::remote_upload`], except for failures after the start.
    pub async fn start(self) -> Result<Poller<types::File>> {
        let name = self.file_name()?;
        let newcomer = Newcomer::file(&self.frame, &self.account_id, &name)
            .in_folder(Some(self.folder_id.clone()))
            .options(&self.options);
        let polled = self.options.for_follow_up();
        let options = self.options.with_extension(newcomer.settlement());
        let files = self.frame.api().files();
        let file = match self.from {
            RemoteSource::Address(url) => {
                let data = types::FileCreateRemoteUploadParamsData::new(name, url);
                let request = files.create_remote_upload(&self.account_id, &self.folder_id, data);
                request.with_options(options).await?.data
            }
            RemoteSource::Storage { key, location } => {
                let data = types::FileImportParamsData::new(name, key, location);
                let request = files.import_file(&self.account_id, &self.folder_id, data);
                request.with_options(options).await?
            }
        };
        let id = file.id.clone();
        Ok(upload_status(
            &self.frame,
            self.account_id,
            id,
            polled,
            file,
        ))
    }

    fn file_name(&self) -> Result<String> {
        let found = match (&self.name, &self.from) {
            (Some(name), _) => Some(name.clone()),
            (None, RemoteSource::Address(url)) => last_path_segment(url),
            (None, RemoteSource::Storage { key, .. }) => key.rsplit('/').next().map(str::to_owned),
        };
        found.filter(|name| !name.is_empty()).ok_or_else(|| {
            Error::invalid_input("name: unknown for this source; set it with name(…)")
        })
    }

    async fn run(self) -> Result<types::File> {
        let deadline = Deadline::of(&self.options);
        let arrived = async { self.start().await?.await };
        deadline.bound("the upload", arrived).await
    }
}

impl std::fmt::Debug for RemoteUpload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may be signed.
        f.debug_struct("RemoteUpload")
            .field("folder_id", &self.folder_id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl IntoFuture for RemoteUpload {
    type Output = Result<types::File>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
