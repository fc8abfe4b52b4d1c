//! The download protocol of a cloud (`wire.md §6.3`).

use std::sync::atomic::{AtomicBool, Ordering};

use ::verizon_cloud::Client;
use cloud_drives_core::{BoxFuture, CallOptions, Error, ErrorClass, Result, StreamResponse};

use super::subject::Subject;
use super::url::BY_URL;
use crate::transfer::Storage;
use crate::transfer::download::{ByteRange, DownloadProtocol, Known, Located, RangeSupport};

/// Downloads from a cloud.
pub struct FromCloud {
    pub(super) api: Client,
    /// Transport to URLs that contain the token.
    pub(super) storage: Storage,
    pub(super) subject: Subject,
    /// Options of a request for bytes.
    pub(super) fetching: CallOptions,
    /// Options of the preceding calls.
    pub(super) options: CallOptions,
    /// Whether the service has rejected a range.
    pub(super) refuses_ranges: AtomicBool,
}

impl FromCloud {
    /// Requests the description of the contents.
    async fn find(&self) -> Result<Known> {
        let Subject::File(path) = &self.subject else {
            return Ok(Known::default());
        };
        let request = self.api.files().metadata(path).count(1);
        let found = request.with_options(self.options.clone()).send().await?;
        match found.into_body().file {
            Some(file) => Ok(Known::new(Some(file.size), None, file.checksum)),
            None => {
                let message = format!("{path}: is a folder; only files can be downloaded");
                Err(Error::new(ErrorClass::WrongResourceType, message)
                    .with_operation_name("files.download"))
            }
        }
    }

    /// Requests bytes with a single attempt.
    async fn fetch_some(&self, range: &ByteRange) -> Result<StreamResponse> {
        let options = range.options(&self.fetching);
        match &self.subject {
            Subject::File(path) => {
                let request = self.api.files().download(path);
                request.with_options(options).send_raw().await
            }
            Subject::PlaylistItem { playlist, item } => {
                let request = self.api.playlists().download_item(playlist, item);
                request.with_options(options).send_raw().await
            }
            Subject::Thumbnail(picture) => {
                let request = self.api.files().thumbnail(&picture.content_token);
                let request = request.sized(picture.size);
                request.with_options(options).send_raw().await
            }
            Subject::Url(url) => {
                let request = range.request(
                    &BY_URL,
                    &url.url(&self.storage)?,
                    self.fetching.idle_timeout(),
                );
                self.storage.send(request).await
            }
        }
    }
}

impl DownloadProtocol for FromCloud {
    type Link = ();

    fn locate(&self) -> BoxFuture<'_, Result<Located<()>>> {
        Box::pin(async { Ok(Located::new((), self.find().await?)) })
    }

    /// Requests the bytes.
    ///
    /// It is undocumented whether the service supports ranges. So a range is only requested to resume, the whole file is
    /// accepted in its place, and a rejected range is not requested again.
    fn fetch<'a>(
        &'a self,
        (): &'a (),
        range: &'a ByteRange,
    ) -> BoxFuture<'a, Result<StreamResponse>> {
        Box::pin(async move {
            let answer = self.fetch_some(range).await?;
            let refused = matches!(answer.status().as_u16(), 400 | 405 | 412 | 416 | 501);
            if range.is_all() || !refused {
                return Ok(answer);
            }
            drop(answer);
            self.refuses_ranges.store(true, Ordering::Release);
            self.fetch_some(&ByteRange::default()).await
        })
    }

    fn ranges(&self) -> RangeSupport {
        match self.refuses_ranges.load(Ordering::Acquire) {
            true => RangeSupport::None,
            false => RangeSupport::Any,
        }
    }
}
