//! Parts of a file that the caller has made.

use std::fmt;

use ::frameio::types;
use cloud_drives_core::{CallOptions, Result};

use super::protocol::Place;
use super::sending::{Sending, Uploaded, sending_setters};
use crate::frameio::FrameIo;
use crate::frameio::call::awaitable;
use crate::transfer::{ProgressCallback, TransferProgress, UploadSource};

impl FrameIo {
    /// Sends the bytes of a file that `create_local_upload` has made to where it says.
    ///
    /// ```no_run
    /// use cloud_drives::frameio::types::FileCreateLocalUploadParamsData;
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, folder) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "e183c7ba-07d9-425a-9467-ebdf0223d9ce");
    /// let data = FileCreateLocalUploadParamsData::new("film.mov", 50_645_990);
    /// let file = frame.api().files().create_local_upload(account, folder, data).send().await?;
    /// frame.upload_parts("film.mov", file.into_body()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It does not wait for the service to put the parts together; [`wait_for_upload`](FrameIo::wait_for_upload) does.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload); status 403 when the addresses have expired.
    ///
    /// # Retries
    ///
    /// Each part by itself, as the client's retry policy says.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. Parts that have arrived stay with the file.
    pub fn upload_parts(
        &self,
        source: impl Into<UploadSource>,
        file: types::FileWithUploadUrls,
    ) -> UploadParts {
        UploadParts {
            sending: Sending::new(self, source.into()),
            file,
        }
    }
}

/// An upload that [`FrameIo::upload_parts`] prepared. Await it.
#[must_use = "an upload does nothing until it is awaited"]
pub struct UploadParts {
    sending: Sending,
    file: types::FileWithUploadUrls,
}

impl UploadParts {
    sending_setters!();

    async fn run(self) -> Result<Uploaded> {
        let protocol = self.sending.protocol(Place::Given(Box::new(self.file)));
        self.sending.run(&protocol, None).await
    }
}

impl fmt::Debug for UploadParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The addresses of the parts are for no log.
        f.debug_struct("UploadParts")
            .field("sending", &self.sending)
            .field("file_id", &self.file.id)
            .finish_non_exhaustive()
    }
}

awaitable! {
    UploadParts => Uploaded,
}
