//! Waiting for the service to process a file (`wire.md §5`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ::frameio::types::{AccountId, FileId, FileStatus};
use cloud_drives_core::{CallOptions, Error, PollState};

use super::FrameIo;
use crate::Drive;
use crate::poll::Poller;

impl FrameIo {
    /// Waits until the bytes of a file have arrived, from an upload or a remote upload.
    ///
    /// ```no_run
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// frame
    ///     .wait_for_upload("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "93e4079d-0a8a-4bf3-96cd-e6a03c465e5e")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`is_operation_failed`](cloud_drives_core::Error::is_operation_failed) if the service reports that the upload failed; as
    /// [`Poller`].
    ///
    /// # Cancel safety
    ///
    /// As [`Poller`]: the service continues, and another call waits again.
    pub fn wait_for_upload(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
    ) -> Poller<()> {
        let options = CallOptions::new();
        upload_status(self, account_id.into(), file_id.into(), options, ())
    }

    /// Waits until a file is transcoded, so that its renditions can be downloaded.
    ///
    /// Its bytes must have arrived; a file without renditions counts as transcoded.
    ///
    /// # Errors
    ///
    /// As [`Poller`]. The service has no state for a failed transcode (`wire.md §5`), so set a [`timeout`](Poller::timeout).
    ///
    /// # Cancel safety
    ///
    /// As [`Poller`]: the service continues, and another call waits again.
    pub fn wait_until_transcoded(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
    ) -> Poller<()> {
        let frame = self.clone();
        let (account_id, file_id) = (account_id.into(), file_id.into());
        let options = CallOptions::new();
        let nonsense = Nonsense::default();
        let poller = Poller::new(String::from(file_id), (), move |file_id| {
            let request = frame.api().files().show(&account_id, file_id);
            let request = request.with_options(options.clone());
            let nonsense = nonsense.clone();
            Box::pin(async move {
                let status = nonsense.unless_rare(request.await.map(|file| file.status))?;
                Ok(match status {
                    Some(FileStatus::Transcoded) => PollState::Succeeded,
                    // A state unknown to this code counts as pending.
                    _ => PollState::Pending,
                })
            })
        });
        poller.settings(self.handle.poll())
    }
}

/// Maximum number of consecutive invalid answers before polling fails.
const MOST_NONSENSE: u32 = 5;

/// Counts consecutive invalid answers. One says nothing about the file, so the next poll may succeed.
#[derive(Clone, Default)]
struct Nonsense(Arc<AtomicU32>);

impl Nonsense {
    /// Returns an answer; `None` for an invalid one, until there were too many.
    fn unless_rare<T>(&self, answer: Result<T, Error>) -> Result<Option<T>, Error> {
        match answer {
            Err(error) if error.is_decode() || error.is_protocol() => {
                match self.0.fetch_add(1, Ordering::Relaxed) < MOST_NONSENSE {
                    true => Ok(None),
                    false => Err(error),
                }
            }
            answer => {
                self.0.store(0, Ordering::Relaxed);
                answer.map(Some)
            }
        }
    }
}

/// Requests the status of an upload, and returns `result` once it is complete.
pub(super) fn upload_status<T>(
    frame: &FrameIo,
    account_id: AccountId,
    file_id: FileId,
    options: CallOptions,
    result: T,
) -> Poller<T> {
    let (api, settings) = (frame.api().clone(), options.poll());
    let nonsense = Nonsense::default();
    let poller = Poller::new(String::from(file_id), result, move |file_id| {
        let nonsense = nonsense.clone();
        let request = api.files().show_file_upload_status(&account_id, file_id);
        let request = request.with_options(options.clone());
        Box::pin(async move {
            let Some(status) = nonsense.unless_rare(request.await)? else {
                return Ok(PollState::Pending);
            };
            Ok(if status.upload_failed {
                PollState::Failed
            } else if status.upload_complete {
                PollState::Succeeded
            } else {
                PollState::Pending
            })
        })
    });
    poller.settings(settings.unwrap_or(frame.handle.poll()))
}
