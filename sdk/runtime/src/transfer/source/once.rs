//! Contents that can be read once.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use cloud_drives_core::{ByteStream, Error, ErrorClass, Result};
use futures_core::Stream;

/// Contents that can be read once.
///
/// They are used up when their first byte is requested, not when they are opened, so an attempt without a connection does not use them up.
#[derive(Clone)]
pub(super) struct Once(Arc<Mutex<Option<ByteStream>>>);

impl Once {
    pub(super) fn new(stream: ByteStream) -> Self {
        Self(Arc::new(Mutex::new(Some(stream))))
    }

    pub(super) fn is_untouched(&self) -> bool {
        self.slot().is_some()
    }

    pub(super) fn open(&self) -> ByteStream {
        ByteStream::new(Reading {
            once: self.clone(),
            taken: None,
        })
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<ByteStream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Reading {
    once: Once,
    taken: Option<ByteStream>,
}

impl Stream for Reading {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.taken.is_none() {
            let stream = self.once.slot().take();
            self.taken = stream;
        }
        match &mut self.taken {
            Some(stream) => Pin::new(stream).poll_next(cx),
            None => Poll::Ready(Some(Err(Error::new(
                ErrorClass::BodyConsumed,
                "the source can be read only once and has been read; use a path, bytes, a seekable reader or a factory to make it repeatable",
            )))),
        }
    }
}
