//! The answer of a provider, and its body.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use http_body::Frame;
use tokio::time::{Instant, Sleep};

use crate::content::Content;
use crate::service::Broken;
use crate::socket::Fate;

/// A status, headers and a body.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) pieces: VecDeque<Piece>,
    /// Whether the length is announced; otherwise the body is sent in chunks.
    pub(crate) announced: bool,
}

/// A stretch of a body.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Bytes(Bytes),
    Content {
        content: Content,
        from: u64,
        to: u64,
    },
}

impl Piece {
    fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Content { from, to, .. } => to - from,
        }
    }
}

impl Answer {
    /// Creates an answer without a body.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            pieces: VecDeque::new(),
            announced: true,
        }
    }

    /// Creates an answer with a small body.
    pub(crate) fn with(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Self {
        let mut answer = Self::empty(status).header(header::CONTENT_TYPE, kind);
        answer.pieces.push_back(Piece::Bytes(body.into()));
        answer
    }

    /// Sets a header; a value that no header can carry is left out.
    pub(crate) fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Returns the length of the body.
    pub(crate) fn size(&self) -> u64 {
        self.pieces.iter().map(Piece::size).sum()
    }

    /// Puts another body in place of the one it has, which is not compressed.
    pub(crate) fn replace_body(&mut self, body: Bytes) {
        self.headers.remove(header::CONTENT_ENCODING);
        self.pieces = VecDeque::from([Piece::Bytes(body)]);
        self.announced = true;
    }
}

/// Returns the media type and the body of an error of S3 and similar hosts.
pub(crate) fn storage_error(code: &str, message: &str) -> (&'static str, String) {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message>\
         <RequestId>EMULATED</RequestId></Error>"
    );
    ("application/xml", body)
}

/// The end of a body that does not end by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The connection closes.
    Cut,
    /// No more bytes come.
    Stall,
    /// The body ends as if it were complete.
    Finish,
}

/// The body of an answer, given out piece by piece.
#[derive(Debug)]
pub struct AnswerBody {
    pieces: VecDeque<Piece>,
    left: Option<(u64, End)>,
    drip: Option<Drip>,
    fate: Option<Arc<Fate>>,
}

/// A body that comes byte by byte.
#[derive(Debug)]
struct Drip {
    every: Duration,
    next: Pin<Box<Sleep>>,
}

impl AnswerBody {
    pub(crate) fn new(
        pieces: VecDeque<Piece>,
        limit: Option<(u64, End)>,
        drip: Option<Duration>,
        fate: Option<Arc<Fate>>,
    ) -> Self {
        Self {
            pieces,
            left: limit,
            drip: drip.map(|every| Drip {
                every,
                next: Box::pin(tokio::time::sleep(every)),
            }),
            fate,
        }
    }

    /// Returns how much of it has not been handed out yet.
    pub(crate) fn size(&self) -> u64 {
        self.pieces.iter().map(Piece::size).sum()
    }

    /// Returns the next bytes, at most so many.
    fn next(&mut self, most: usize) -> Option<Bytes> {
        loop {
            match self.pieces.front_mut()? {
                Piece::Bytes(bytes) => {
                    let chunk = bytes.split_to(bytes.len().min(most));
                    if bytes.is_empty() {
                        self.pieces.pop_front();
                    }
                    if !chunk.is_empty() {
                        return Some(chunk);
                    }
                }
                Piece::Content { content, from, to } => {
                    let end = from.saturating_add(most as u64).min(*to);
                    let chunk = content.chunk(*from, end);
                    *from += chunk.len() as u64;
                    if chunk.is_empty() || from >= to {
                        self.pieces.pop_front();
                    }
                    if !chunk.is_empty() {
                        return Some(chunk);
                    }
                }
            }
        }
    }
}

// The size stays unknown on purpose: the length goes out in a header, which may be a wrong one.
impl http_body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some((0, end)) = self.left {
            return match (end, &self.fate) {
                (End::Finish, _) => Poll::Ready(None),
                (End::Stall, _) => Poll::Pending,
                (End::Cut, None) => Poll::Ready(Some(Err(Broken::Cut))),
                (End::Cut, Some(fate)) => {
                    // The socket ends the connection once everything before the cut has left it.
                    fate.cut();
                    Poll::Pending
                }
            };
        }
        let mut most = usize::MAX;
        let has_more = !self.pieces.is_empty();
        if let Some(drip) = self.drip.as_mut().filter(|_| has_more) {
            ready!(drip.next.as_mut().poll(context));
            let next = Instant::now() + drip.every;
            drip.next.as_mut().reset(next);
            most = 1;
        }
        let Some(mut chunk) = self.next(most) else {
            return Poll::Ready(None);
        };
        if let Some((left, _)) = &mut self.left {
            let most = usize::try_from(*left).unwrap_or(usize::MAX);
            chunk.truncate(most);
            *left -= chunk.len() as u64;
        }
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }
}
