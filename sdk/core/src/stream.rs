//! Streams of bytes, in either direction.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::error::{Error, ErrorClass, Result};

/// A stream of chunks of bytes. If it fails, its last item is an error.
///
/// It has a length if one was announced. `Debug` shows that length and nothing of the contents.
///
/// # Cancel safety
///
/// Dropping the future of [`ByteStream::next_chunk`] loses nothing; dropping that of [`ByteStream::collect`] loses the bytes collected so
/// far.
pub struct ByteStream {
    kind: Kind,
    length: Option<u64>,
    arrived: u64,
    checked: bool,
}

enum Kind {
    Once(Option<Bytes>),
    Stream(Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>),
    Ended,
}

impl ByteStream {
    /// Creates a stream of chunks of unknown length.
    #[must_use]
    pub fn new(stream: impl Stream<Item = Result<Bytes>> + Send + 'static) -> Self {
        Self {
            kind: Kind::Stream(Box::pin(stream)),
            length: None,
            arrived: 0,
            checked: false,
        }
    }

    /// Creates a stream of bytes in memory, as one chunk.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let length = Some(bytes.len() as u64);
        Self {
            kind: Kind::Once(Some(bytes)),
            length,
            arrived: 0,
            checked: false,
        }
    }

    /// Creates an empty stream.
    #[must_use]
    pub fn empty() -> Self {
        Self::from_bytes(Bytes::new())
    }

    /// Sets the length that was announced for the stream.
    #[must_use]
    pub fn with_length(mut self, length: Option<u64>) -> Self {
        self.length = length;
        self
    }

    /// Sets the length that the stream must have: it fails if it has fewer or more bytes.
    #[must_use]
    pub fn with_exact_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self.checked = true;
        self
    }

    /// Returns the length in bytes of the whole stream, if it was announced.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }

    /// Returns how many of the announced bytes have not arrived yet.
    #[cfg(feature = "tower")]
    pub(crate) fn remaining(&self) -> Option<u64> {
        Some(self.length?.saturating_sub(self.arrived))
    }

    /// Returns the next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks or stalls, or the stream is not as long as announced.
    pub async fn next_chunk(&mut self) -> Result<Option<Bytes>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    /// Collects all bytes, if there are no more than `limit`.
    ///
    /// # Errors
    ///
    /// Returns [`ErrorClass::TooLarge`] as soon as it is known that there are more, and the error of the stream if it fails.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes> {
        if let Some(length) = self.length.filter(|length| *length > limit) {
            return Err(too_large(&format!("{length} bytes"), limit));
        }
        let Some(first) = self.next_chunk().await? else {
            return Ok(Bytes::new());
        };
        if first.len() as u64 > limit {
            return Err(too_large("more", limit));
        }
        let Some(second) = self.next_chunk().await? else {
            return Ok(first);
        };
        let announced = usize::try_from(self.length.unwrap_or(0)).unwrap_or(0);
        let mut all = Vec::with_capacity(announced.max(first.len() + second.len()));
        all.extend_from_slice(&first);
        let mut next = Some(second);
        while let Some(chunk) = next {
            if (all.len() + chunk.len()) as u64 > limit {
                return Err(too_large("more", limit));
            }
            all.extend_from_slice(&chunk);
            next = self.next_chunk().await?;
        }
        // A buffer that grew may have twice the capacity needed; release the rest.
        Ok(Bytes::from(all.into_boxed_slice()))
    }

    /// Collects bytes until the end, `limit` or an error, and returns whether the stream is complete.
    pub(crate) async fn collect_what_comes(mut self, limit: u64) -> (Bytes, bool) {
        let mut all = BytesMut::new();
        loop {
            match self.next_chunk().await {
                Ok(None) => return (all.freeze(), true),
                Ok(Some(chunk)) => {
                    let room = usize::try_from(limit)
                        .unwrap_or(usize::MAX)
                        .saturating_sub(all.len());
                    if chunk.len() > room {
                        all.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
                        return (all.freeze(), false);
                    }
                    all.extend_from_slice(&chunk);
                }
                Err(_) => return (all.freeze(), false),
            }
        }
    }

    fn check(&self, ended: bool) -> Result<()> {
        match self.length {
            Some(length)
                if self.checked && (self.arrived > length || (ended && self.arrived < length)) =>
            {
                let what = if ended {
                    "the body was truncated"
                } else {
                    "the body is too long"
                };
                Err(Error::new(
                    ErrorClass::Transport,
                    format!("{what}: received {} bytes, expected {length}", self.arrived),
                ))
            }
            _ => Ok(()),
        }
    }
}

fn too_large(what: &str, limit: u64) -> Error {
    Error::new(
        ErrorClass::TooLarge,
        format!(
            "the body has {what}, which exceeds the limit of {limit} bytes; raise the limit or read it as a stream"
        ),
    )
}

impl Stream for ByteStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let next = match &mut this.kind {
            Kind::Ended => return Poll::Ready(None),
            Kind::Once(bytes) => bytes.take().filter(|bytes| !bytes.is_empty()).map(Ok),
            Kind::Stream(stream) => match stream.as_mut().poll_next(cx) {
                Poll::Ready(next) => next,
                Poll::Pending => return Poll::Pending,
            },
        };
        let item = match next {
            Some(Ok(chunk)) => {
                this.arrived += chunk.len() as u64;
                match this.check(false) {
                    Ok(()) => return Poll::Ready(Some(Ok(chunk))),
                    Err(error) => Some(Err(error)),
                }
            }
            Some(Err(error)) => Some(Err(error)),
            None => this.check(true).err().map(Err),
        };
        this.kind = Kind::Ended;
        Poll::Ready(item)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("length", &self.length)
            .field("arrived", &self.arrived)
            .finish_non_exhaustive()
    }
}
