//! A download as a stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Result};
use futures_core::Stream;

use super::contents::{Contents, Piece};
use super::protocol::{DownloadProtocol, Known};

/// A download as a stream of chunks.
///
/// It resumes by itself when the connection breaks, and ends in an error when what came is not what it should be: until its last
/// item was `None`, nothing is verified.
///
/// ```no_run
/// # async fn run(mut film: cloud_drives_runtime::transfer::DownloadStream) -> Result<(), cloud_drives_core::Error> {
/// println!("{:?} bytes", film.size());
/// while let Some(chunk) = film.next_chunk().await? {
///     println!("{} bytes came", chunk.len());
/// }
/// # Ok(()) }
/// ```
///
/// # Cancel safety
///
/// Dropping the future of [`next_chunk`](DownloadStream::next_chunk) loses nothing.
pub struct DownloadStream {
    stream: ByteStream,
    known: Known,
    size: Option<u64>,
}

impl DownloadStream {
    pub(super) fn new<P: DownloadProtocol>(contents: Contents<P>, first: Piece) -> Self {
        let (known, size) = (contents.known().clone(), contents.total());
        let state = (contents, Some(first));
        let stream = futures_util::stream::try_unfold(Some(state), |state| async move {
            let Some((mut contents, first)) = state else {
                return Ok(None);
            };
            let mut piece = match first {
                Some(piece) => piece,
                None => contents.next().await?,
            };
            loop {
                match piece {
                    Piece::Bytes(chunk) => return Ok(Some((chunk, Some((contents, None))))),
                    // Nothing went out yet, otherwise the contents could not have begun again.
                    Piece::Restart => {}
                    Piece::End => {
                        let print = contents.fingerprint();
                        if let Piece::End = contents.verify(print.as_ref()).await? {
                            return Ok(None);
                        }
                    }
                }
                piece = contents.next().await?;
            }
        });
        Self {
            stream: ByteStream::new(stream).with_length(size),
            known,
            size,
        }
    }

    /// What was known of the contents before they came.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// Size in bytes, where it is known. That of a folder, which comes as an archive, is not.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// The next chunk, or `None` when everything came and is verified.
    ///
    /// # Errors
    ///
    /// When the download can't go on, and when what came is not what it should be.
    pub async fn next_chunk(&mut self) -> Result<Option<Bytes>> {
        self.stream.next_chunk().await
    }

    /// All bytes, verified, if there are no more than `limit`.
    ///
    /// # Errors
    ///
    /// When there are more, when the download can't go on, and when what came is not what it should be.
    pub async fn collect(self, limit: u64) -> Result<Bytes> {
        self.stream.collect(limit).await
    }

    /// The bytes alone.
    #[must_use]
    pub fn into_byte_stream(self) -> ByteStream {
        self.stream
    }
}

impl Stream for DownloadStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.stream).poll_next(cx)
    }
}

impl fmt::Debug for DownloadStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DownloadStream")
            .field("known", &self.known)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}
