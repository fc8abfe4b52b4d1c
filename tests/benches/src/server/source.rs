//! The file to download.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_RANGE, ETAG, RANGE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
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

    /// All of it, or the range that is asked for.
    pub(super) fn answer(&self, headers: &HeaderMap) -> Response<SourceBody> {
        let tag = HeaderValue::from_static("\"1\"");
        let Some((first, last)) = range(headers).filter(|(_, last)| *last < self.size) else {
            let mut answer = Response::new(self.body(0, self.size));
            answer.headers_mut().insert(ETAG, tag);
            return answer;
        };
        let mut answer = Response::new(self.body(first, last - first + 1));
        *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
        answer.headers_mut().insert(ETAG, tag);
        if let Ok(place) = HeaderValue::from_str(&format!("bytes {first}-{last}/{}", self.size)) {
            answer.headers_mut().insert(CONTENT_RANGE, place);
        }
        answer
    }

    fn body(&self, offset: u64, length: u64) -> SourceBody {
        let inside = usize::try_from(offset % BLOCK as u64).unwrap_or(0);
        SourceBody {
            block: self.block.clone(),
            inside,
            left: length,
        }
    }
}

/// The first and last byte that are asked for; only ranges with both are understood.
fn range(headers: &HeaderMap) -> Option<(u64, u64)> {
    let text = headers.get(RANGE)?.to_str().ok()?;
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}

/// A block, again and again, as often as it takes.
pub(super) struct SourceBody {
    block: Bytes,
    /// Where in the block it begins.
    inside: usize,
    left: u64,
}

impl SourceBody {
    /// How many bytes are still to come.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Bytes that are there already.
    pub(super) fn once(bytes: Bytes) -> Self {
        Self {
            left: bytes.len() as u64,
            inside: 0,
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
            .min(self.block.len() - self.inside);
        if length == 0 {
            return Poll::Ready(None);
        }
        let piece = self.block.slice(self.inside..self.inside + length);
        self.inside = 0;
        self.left -= length as u64;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
