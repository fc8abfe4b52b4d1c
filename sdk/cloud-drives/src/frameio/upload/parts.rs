//! Parts of a file that the caller has created.

use ::frameio::types;

use super::protocol::{InParts, Place};
use super::sending::{UploadedFile, settings};
use crate::frameio::FrameIo;
use crate::transfer::upload::upload;
use crate::transfer::{UploadCall, UploadSource};

impl FrameIo {
    /// Uploads the bytes of a file that `create_local_upload` has created.
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
    /// Each part by itself, according to the client's retry policy.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the upload. Parts that have arrived stay with the file.
    pub fn upload_parts(
        &self,
        source: impl Into<UploadSource>,
        file: types::FileWithUploadUrls,
    ) -> UploadCall<UploadedFile> {
        let frame = self.clone();
        UploadCall::new(source, settings(), move |source, settings| {
            Box::pin(async move {
                let context = frame.handle.transfer(&settings.transfer.options);
                let place = Place::Given(Box::new(file));
                let protocol = InParts::new(frame, place, &settings, &context);
                let uploaded = upload(&protocol, source, settings, &context).await?;
                Ok(uploaded.map(UploadedFile::of))
            })
        })
    }
}
