//! Uploading the parts of a file that the caller has created.

use ::frameio::types;

use super::protocol::{InParts, Place};
use super::sending::{UploadedFile, settings};
use crate::frameio::FrameIo;
use crate::transfer::upload::upload;
use crate::transfer::{UploadCall, UploadSource};

impl FrameIo {
    /// Uploads the bytes of a file created by `create_local_upload`.
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
    /// It does not wait until the service has assembled the parts; [`wait_for_upload`](FrameIo::wait_for_upload) does.
    ///
    /// # Errors
    ///
    /// As [`upload`](FrameIo::upload); status 403 if the URLs have expired.
    ///
    /// # Retries
    ///
    /// Each part separately, according to the client's retry policy.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the upload. The service keeps the parts that have arrived.
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
