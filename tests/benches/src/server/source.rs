//! The file that can be downloaded.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::contents::{BLOCK, block};

/// Contents of some size, of which there is only one block in memory.
pub(super) struct Source {
    block: Bytes,
    size: u64,
}

impl Source {
    pub(super) fn of(size: u64) -> Self {
        Self {
            block: block(),
            size,
        }
    }

    pub(super) fn body(&self) -> SourceBody {
        SourceBody {
            block: self.block.clone(),
            left: self.size,
        }
    }
}

/// A block, again and again, as often as it takes.
pub(super) struct SourceBody {
    block: Bytes,
    left: u64,
}

impl SourceBody {
    /// Bytes that are there already.
    pub(super) fn once(bytes: Bytes) -> Self {
        Self {
            left: bytes.len() as u64,
            block: bytes,
        }
    }
}

impl Body for SourceBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let length = usize::try_from(self.left)
            .unwrap_or(BLOCK)
            .min(self.block.len());
        if length == 0 {
            return Poll::Ready(None);
        }
        self.left -= length as u64;
        Poll::Ready(Some(Ok(Frame::data(self.block.slice(..length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
