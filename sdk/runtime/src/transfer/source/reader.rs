//! Readers as sources.

use std::io::SeekFrom;
use std::sync::Arc;

use cloud_drives_core::{BoxFuture, ByteStream, Result};
use futures_util::StreamExt as _;
use std::pin::Pin;
use tokio::io::{AsyncRead, AsyncSeek, AsyncSeekExt as _};
use tokio::sync::Mutex;
use tokio_util::io::ReaderStream;

use super::unreadable;

/// Number of bytes per read of a reader.
const CHUNK: usize = 256 * 1024;

/// Returns the bytes of a reader from its current position.
pub(super) fn stream_of(reader: impl AsyncRead + Send + 'static) -> ByteStream {
    let chunks = ReaderStream::with_capacity(reader, CHUNK);
    ByteStream::new(chunks.map(|chunk| chunk.map_err(|error| unreadable("the reader", error))))
}

/// A reader that can return to its first position.
pub(super) trait Seekable: Send + Sync {
    /// Returns the number of bytes.
    fn measure(&self) -> BoxFuture<'_, Result<u64>>;

    /// Opens the bytes from `offset` on, counted from the first position.
    fn open(&self, offset: u64) -> BoxFuture<'_, Result<ByteStream>>;
}

pub(super) fn seekable(
    reader: impl AsyncRead + AsyncSeek + Send + Unpin + 'static,
) -> Box<dyn Seekable> {
    Box::new(Shared(Arc::new(Mutex::new(Positioned {
        reader,
        start: None,
    }))))
}

struct Positioned<R> {
    reader: R,
    /// Its position when it was first measured.
    start: Option<u64>,
}

impl<R: AsyncSeek + Unpin> Positioned<R> {
    async fn start(&mut self) -> std::io::Result<u64> {
        match self.start {
            Some(start) => Ok(start),
            None => {
                let start = self.reader.stream_position().await?;
                self.start = Some(start);
                Ok(start)
            }
        }
    }

    async fn measure(&mut self) -> std::io::Result<u64> {
        let start = self.start().await?;
        let end = self.reader.seek(SeekFrom::End(0)).await?;
        Ok(end.saturating_sub(start))
    }

    async fn go_to(&mut self, offset: u64) -> std::io::Result<()> {
        let start = self.start().await?;
        let position = SeekFrom::Start(start.saturating_add(offset));
        self.reader.seek(position).await.map(|_| ())
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Positioned<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        Pin::new(&mut self.reader).poll_read(cx, buffer)
    }
}

struct Shared<R>(Arc<Mutex<Positioned<R>>>);

impl<R: AsyncRead + AsyncSeek + Send + Unpin + 'static> Seekable for Shared<R> {
    fn measure(&self) -> BoxFuture<'_, Result<u64>> {
        Box::pin(async {
            let mut reader = self.0.lock().await;
            reader
                .measure()
                .await
                .map_err(|error| unreadable("the reader", error))
        })
    }

    fn open(&self, offset: u64) -> BoxFuture<'_, Result<ByteStream>> {
        Box::pin(async move {
            let mut reader = self.0.clone().lock_owned().await;
            reader
                .go_to(offset)
                .await
                .map_err(|error| unreadable("the reader", error))?;
            Ok(stream_of(Pin::new(reader)))
        })
    }
}
