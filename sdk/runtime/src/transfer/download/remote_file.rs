//! A remote file, open for reading.

use std::fmt;
use std::io;
use std::ops::RangeBounds;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_core::Stream;
use tokio::io::{AsyncBufRead, AsyncRead, ReadBuf};

use super::contents::{Contents, Facts, Piece, ReaderKind};
use super::protocol::{DownloadProtocol, Known};
use super::settings::DownloadSettings;
use super::window::Window;
use crate::retry::Deadline;
use crate::trace::Reading;
use crate::transfer::TransferContext;

/// Most memory that is reserved in advance for a range, in bytes: servers may send less than they announce.
const ROOM: u64 = 8 * 1024 * 1024;

/// A remote file or a range of it, open for reading.
///
/// It is a [`Stream`] of chunks and an [`AsyncRead`], which share one position. If the connection breaks, it resumes automatically without
/// returning a byte twice. It fails if the file changes meanwhile or its bytes are not the expected ones. Checksums are verified at the
/// end, provided that the whole file is read; until then, nothing is verified.
///
/// ```no_run
/// use cloud_drives_runtime::transfer::RemoteFile;
/// use tokio::io::AsyncReadExt as _;
///
/// // Returned by a provider's `open`.
/// # async fn example(mut film: RemoteFile) -> Result<(), Box<dyn std::error::Error>> {
/// println!("{:?} bytes of {:?}", film.len(), film.content_type());
/// let index = film.read_range(1_000_000..1_004_096).await?; // another request
///
/// let mut start = [0; 1024];
/// film.read_exact(&mut start).await?;
/// while let Some(chunk) = film.next_chunk().await? {
///     println!("{} bytes came", chunk.len());
/// }
/// # drop(index);
/// # Ok(()) }
/// ```
///
/// # Servers without ranges
///
/// A server that does not support ranges sends the whole file. The bytes before the range are read and discarded, which is slower but has
/// the same result.
///
/// # Answers to HTTP requests
///
/// To answer a `Range` header, a web server uses the file that [`range`](RemoteFile::range) returns: status 206,
/// [`content_range`](RemoteFile::content_range), [`content_length`](RemoteFile::content_length), and the file as the body.
///
/// # Cancel safety
///
/// Dropping the future of [`next_chunk`](RemoteFile::next_chunk) loses nothing. Dropping the file cancels the request.
pub struct RemoteFile {
    stream: ByteStream,
    /// The rest of the last chunk.
    chunk: Bytes,
    /// Whether reading has failed, so that the rest can't be read.
    has_failed: bool,
    window: Window,
    headers: Headers,
    origin: Arc<dyn Origin>,
}

/// Facts about the file.
#[derive(Clone, Debug)]
struct Headers {
    known: Known,
    total: Option<u64>,
    content_type: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
}

const FAILED_BEFORE: &str = "the file can't be read after an error; open the rest as a range";

/// The source of further ranges of the same file.
trait Origin: Send + Sync {
    fn open(self: Arc<Self>, window: Window) -> BoxFuture<'static, Result<RemoteFile>>;
}

/// An open file, some bytes of which have arrived.
struct Opened<P: DownloadProtocol> {
    protocol: Arc<P>,
    settings: DownloadSettings,
    context: TransferContext,
    facts: Facts<P::Link>,
}

impl<P: DownloadProtocol> Origin for Opened<P> {
    fn open(self: Arc<Self>, window: Window) -> BoxFuture<'static, Result<RemoteFile>> {
        Box::pin(async move {
            let contents = contents(&self.protocol, &self.settings, &self.context);
            let contents = contents.within(window).of_version(&self.facts);
            begin(contents, self.context.deadline(), |_| self).await
        })
    }
}

fn contents<P: DownloadProtocol>(
    protocol: &Arc<P>,
    settings: &DownloadSettings,
    context: &TransferContext,
) -> Contents<P> {
    Contents::new(
        Arc::clone(protocol),
        settings,
        context,
        ReaderKind::OnlyForward,
    )
}

/// Opens a file; returns once its first bytes have arrived.
pub(super) async fn open<P: DownloadProtocol>(
    protocol: P,
    window: Window,
    mut settings: DownloadSettings,
    context: &TransferContext,
) -> Result<RemoteFile> {
    let protocol = Arc::new(protocol);
    let reading = contents(&protocol, &settings, context).within(window);
    // Progress is reported for this reader only, not for ranges that are opened later.
    settings.transfer.progress = None;
    let context = context.clone();
    begin(reading, context.deadline(), |facts| {
        Arc::new(Opened {
            protocol,
            settings,
            context,
            facts,
        })
    })
    .await
}

/// Waits for the first bytes. The deadline covers these and all later bytes.
async fn begin<P: DownloadProtocol, O: Origin + 'static>(
    mut contents: Contents<P>,
    deadline: Deadline,
    origin: impl FnOnce(Facts<P::Link>) -> Arc<O>,
) -> Result<RemoteFile> {
    let mut reading = Reading::begin(contents.window.start, contents.window.end);
    let first = loop {
        let next = deadline.bound("the download", contents.next());
        match reading.part(next).await? {
            // Nothing has been returned yet, otherwise the contents could not have restarted.
            Piece::Restart => {}
            first => break first,
        }
    };
    let facts = contents.facts();
    let (etag, last_modified) = facts.version.texts();
    let headers = Headers {
        content_type: facts.known.content_type.clone(),
        known: facts.known.clone(),
        total: facts.total,
        etag,
        last_modified,
    };
    let headers = Headers {
        content_type: headers.content_type.or(facts.content_type.clone()),
        ..headers
    };
    let window = contents.window;
    let length = window.length_in(facts.total);
    Ok(RemoteFile {
        stream: stream(contents, first, reading, deadline).with_length(length),
        chunk: Bytes::new(),
        has_failed: false,
        window,
        headers,
        origin: origin(facts),
    })
}

fn stream<P: DownloadProtocol>(
    contents: Contents<P>,
    first: Piece,
    reading: Reading,
    deadline: Deadline,
) -> ByteStream {
    let state = (contents, Some(first), reading);
    let chunks = futures_util::stream::try_unfold(state, move |state| async move {
        let (mut contents, first, mut reading) = state;
        let next = async {
            let mut next = first;
            loop {
                let piece = match next.take() {
                    Some(piece) => piece,
                    None => contents.next().await?,
                };
                match piece {
                    Piece::Bytes(chunk) => return Ok(Some(chunk)),
                    Piece::Restart => {}
                    Piece::End => {
                        if let Piece::End = contents.confirm().await? {
                            return Ok(None);
                        }
                    }
                }
            }
        };
        let next = deadline.bound("the download", next);
        let chunk: Option<Bytes> = reading.part(next).await?;
        reading.gave(chunk.as_ref().map_or(0, Bytes::len), contents.attempts());
        Ok(chunk.map(|chunk| (chunk, (contents, None, reading))))
    });
    ByteStream::new(chunks)
}

impl RemoteFile {
    /// Returns the size of the file in bytes, if the server reports it.
    ///
    /// The size of a folder that is sent as an archive is unknown.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.headers.total
    }

    /// Returns whether the file is empty, if the server reports its size.
    #[must_use]
    pub fn is_empty(&self) -> Option<bool> {
        self.len().map(|length| length == 0)
    }

    /// Returns the total number of bytes of this reader, if known: those of the range that are in the file.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.window.length_in(self.headers.total)
    }

    /// Returns the range in the format of the header `Content-Range` of a 206 answer.
    ///
    /// `None` if the whole file is read, or its end is unknown.
    #[must_use]
    pub fn content_range(&self) -> Option<String> {
        if self.window.is_all() {
            return None;
        }
        let (first, end) = (self.window.start, self.window.end_in(self.len())?);
        let total = match self.len() {
            Some(total) => total.to_string(),
            None => "*".to_owned(),
        };
        Some(format!("bytes {first}-{}/{total}", end.checked_sub(1)?))
    }

    /// Returns the media type according to the API, or else to the host that sends the bytes.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.headers.content_type.as_deref()
    }

    /// Returns the entity tag of this version, if the host that sends the bytes reports one.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        self.headers.etag.as_deref()
    }

    /// Returns the time of the last change as an HTTP date, if the host that sends the bytes reports it.
    #[must_use]
    pub fn last_modified(&self) -> Option<&str> {
        self.headers.last_modified.as_deref()
    }

    /// Returns what the API reports about the file: size, checksums, name.
    #[must_use]
    pub fn known(&self) -> &Known {
        &self.headers.known
    }

    /// Opens a range of the same version of the file. The position of this reader does not change.
    ///
    /// A range that ends after the end of the file is shortened.
    ///
    /// # Errors
    ///
    /// Fails with [`is_invalid_input`](Error::is_invalid_input) for an empty range, status 416 for one that begins after the end of the
    /// file, [`is_integrity`](Error::is_integrity) if the file has changed since it was opened, and otherwise the errors of opening the
    /// file.
    pub fn range(&self, range: impl RangeBounds<u64>) -> BoxFuture<'static, Result<Self>> {
        let window = Window::of(range);
        let origin = Arc::clone(&self.origin);
        Box::pin(async move { origin.open(window?).await })
    }

    /// Reads a range of the same version into memory.
    ///
    /// A range that ends after the end of the file is shortened. At most the length of the range is held in memory.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`range`](RemoteFile::range), and [`is_invalid_input`](Error::is_invalid_input) for a range without an end,
    /// which would be unbounded.
    pub fn read_range(&self, range: impl RangeBounds<u64>) -> BoxFuture<'static, Result<Bytes>> {
        let window = bounded(range);
        let origin = Arc::clone(&self.origin);
        Box::pin(async move { origin.open(window?).await?.into_memory().await })
    }

    /// Reads the rest of a bounded range into memory.
    pub(super) async fn into_memory(mut self) -> Result<Bytes> {
        let room = self.content_length().unwrap_or_default().min(ROOM);
        let mut all = BytesMut::with_capacity(usize::try_from(room).unwrap_or_default());
        while let Some(chunk) = self.next_chunk().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }

    /// Returns the next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the download can't continue, the file has changed, or the contents are not the expected ones. After an error,
    /// every call fails.
    pub async fn next_chunk(&mut self) -> Result<Option<Bytes>> {
        if !self.chunk.is_empty() {
            return Ok(Some(std::mem::take(&mut self.chunk)));
        }
        if self.has_failed {
            return Err(Error::new(ErrorClass::Io, FAILED_BEFORE));
        }
        let next = self.stream.next_chunk().await;
        self.has_failed = next.is_err();
        next
    }

    /// Reads the rest into memory, if it has at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if there are more bytes, and the errors of [`next_chunk`](RemoteFile::next_chunk).
    pub async fn collect(self, limit: u64) -> Result<Bytes> {
        self.into_byte_stream().collect(limit).await
    }

    /// Converts the rest to a [`ByteStream`], for example as the body of another request.
    #[must_use]
    pub fn into_byte_stream(self) -> ByteStream {
        match self.chunk.is_empty() {
            true => self.stream,
            false => ByteStream::new(self),
        }
    }
}

/// Returns the window of a range; fails if the range has no end.
pub(super) fn bounded(range: impl RangeBounds<u64>) -> Result<Window> {
    let window = Window::of(range)?;
    match window.end {
        Some(_) => Ok(window),
        None => Err(Error::invalid_input(
            "read_range: the range has no end; set one, or collect the result of open()",
        )),
    }
}

impl Stream for RemoteFile {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.chunk.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.chunk))));
        }
        let next = ready!(Pin::new(&mut self.stream).poll_next(cx));
        self.has_failed |= matches!(next, Some(Err(_)));
        Poll::Ready(next)
    }
}

impl AsyncBufRead for RemoteFile {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = self.get_mut();
        while this.chunk.is_empty() {
            // `Ok` without bytes would mean the end of the file.
            if this.has_failed {
                return Poll::Ready(Err(io::Error::other(FAILED_BEFORE)));
            }
            match ready!(Pin::new(&mut *this).poll_next(cx)) {
                Some(Ok(chunk)) => this.chunk = chunk,
                Some(Err(error)) => return Poll::Ready(Err(error.into())),
                None => break,
            }
        }
        Poll::Ready(Ok(&this.chunk))
    }

    fn consume(mut self: Pin<&mut Self>, amount: usize) {
        let amount = amount.min(self.chunk.len());
        drop(self.chunk.split_to(amount));
    }
}

impl AsyncRead for RemoteFile {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let chunk = ready!(self.as_mut().poll_fill_buf(cx))?;
        let taken = chunk.len().min(buffer.remaining());
        buffer.put_slice(chunk.get(..taken).unwrap_or_default());
        self.consume(taken);
        Poll::Ready(Ok(()))
    }
}

impl fmt::Debug for RemoteFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RemoteFile")
            .field("window", &self.window)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}
