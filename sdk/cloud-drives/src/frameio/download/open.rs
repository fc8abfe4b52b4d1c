//! Opening files for reading.

use ::frameio::types::{AccountId, FileId};

use super::protocol::Subject;
use super::{Download, Rendition};
use crate::frameio::FrameIo;
#[cfg(doc)]
use crate::transfer::OpenOptions;
use crate::transfer::OpenTarget;

impl FrameIo {
    /// Opens a file for reading.
    ///
    /// Reads the whole file or a [`range`](OpenOptions::range), of the original or a [`rendition`](Download::rendition).
    ///
    /// ```no_run
    /// use cloud_drives::prelude::*;
    ///
    /// # async fn example(frame: cloud_drives::FrameIo) -> Result<(), cloud_drives::Error> {
    /// let (account, file) = ("6f70f1bd-7e89-4a7e-b4d3-7e576585a181", "22222222-2222-4222-8222-222222222222");
    /// let film = frame.open(account, file).await?;
    /// println!("{:?} bytes of {:?}", film.len(), film.content_type());
    /// let index = film.read_range(4096..8192).await?;
    /// # drop(index);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`download`](FrameIo::download), here or later while reading; status 416 for a range that begins after the
    /// end of the file.
    ///
    /// # Retries
    ///
    /// As [`download`](FrameIo::download).
    pub fn open(
        &self,
        account_id: impl Into<AccountId>,
        file_id: impl Into<FileId>,
    ) -> Download<OpenTarget> {
        let subject = Subject::File {
            account_id: account_id.into(),
            file_id: file_id.into(),
            rendition: Rendition::Original,
        };
        self.downloading(subject, OpenTarget::default())
    }
}
