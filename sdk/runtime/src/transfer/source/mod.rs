//! Where the bytes of an upload come from.

mod buffers;
mod file;
mod meter;
mod once;
mod reader;
mod spool;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use cloud_drives_core::{BoxFuture, ByteStream, Error, ErrorClass, Result};
use futures_core::Stream;
use futures_util::StreamExt as _;
use tokio::io::{AsyncRead, AsyncSeek};

use file::FileSource;
pub(crate) use file::ReadOptions;
pub(crate) use meter::{Attempt, PartMeter, Tally};
use once::Once;
use reader::Seekable;
use spool::Spooled;

use super::checksum::SharedFingerprinter;

/// Where the bytes of an upload come from.
///
/// Text and paths mean a file on this machine; `Bytes`, `Vec<u8>` and `&'static` bytes mean contents. Open files are read from where they
/// stand, and are not closed before the upload is done. Readers and streams have constructors.
///
/// | source | size | can be sent again |
/// | --- | --- | --- |
/// | [`path`](UploadSource::path) | known | yes |
/// | [`bytes`](UploadSource::bytes) | known | yes |
/// | [`seekable`](UploadSource::seekable) | known | yes, from where it stood |
/// | [`factory`](UploadSource::factory) | as you say | yes |
/// | [`reader`](UploadSource::reader), [`stream`](UploadSource::stream) | as you say | no |
///
/// ```
/// use cloud_drives_runtime::transfer::UploadSource;
///
/// let file: UploadSource = "film.mov".into();
/// let contents: UploadSource = b"hello".to_vec().into();
/// let reader = UploadSource::reader(tokio::io::empty()).with_size(0);
/// ```
///
/// # Retries
///
/// A source that can't be sent again is sent once: when that fails after its first byte was taken, so does the upload. Where the service
/// wants to know the checksum before the first byte, it is laid aside in a temporary file, and can be sent again from there.
pub struct UploadSource {
    kind: Kind,
    size: Option<u64>,
}

type Open = dyn Fn() -> BoxFuture<'static, Result<ByteStream>> + Send + Sync;

enum Kind {
    Path(PathBuf),
    Bytes(Bytes),
    Seekable(Box<dyn Seekable>),
    Factory(Arc<Open>),
    Once(ByteStream),
}

impl UploadSource {
    /// Reads a file on this machine.
    ///
    /// It is opened when the upload begins, and again for every attempt. It has to be a regular file, and stay as it is until the
    /// upload is done: one that shrinks, grows or changes meanwhile ends the upload with an error that says so. A file that claims to be
    /// empty and is not, such as `/proc/cpuinfo`, is copied to a temporary file first.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::of(Kind::Path(path.into()))
    }

    /// Sends contents that are in memory.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Kind::Bytes(bytes.into()))
    }

    /// Reads a reader, once. Say how long it is with [`with_size`](UploadSource::with_size) if you know.
    #[must_use]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Kind::Once(reader::stream_of(reader)))
    }

    /// Reads a seekable reader: what stands between its position and its end is sent, and sent again where that is needed.
    #[must_use]
    pub fn seekable(reader: impl AsyncRead + AsyncSeek + Send + Unpin + 'static) -> Self {
        Self::of(Kind::Seekable(reader::seekable(reader)))
    }

    /// Reads a stream of chunks, once. Say how long it is with [`with_size`](UploadSource::with_size) if you know.
    #[must_use]
    pub fn stream<E>(stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let stream = stream.map(|chunk| chunk.map_err(|error| unreadable("the stream", error)));
        Self::of(Kind::Once(ByteStream::new(stream)))
    }

    /// Calls a function that opens the contents from the beginning, for every attempt. They have to be the same each time.
    ///
    /// ```
    /// use cloud_drives_runtime::transfer::UploadSource;
    /// use cloud_drives_core::ByteStream;
    ///
    /// let source = UploadSource::factory(|| Box::pin(async { Ok(ByteStream::from_bytes("hello")) })).with_size(5);
    /// ```
    #[must_use]
    pub fn factory(
        open: impl Fn() -> BoxFuture<'static, Result<ByteStream>> + Send + Sync + 'static,
    ) -> Self {
        Self::of(Kind::Factory(Arc::new(open)))
    }

    /// Sets the size in bytes. One that turns out longer or shorter ends the upload with an error.
    #[must_use]
    pub fn with_size(mut self, size: u64) -> Self {
        self.size = Some(size);
        self
    }

    fn of(kind: Kind) -> Self {
        Self { kind, size: None }
    }

    /// Returns the name of the file, if the source is a file with a Unicode name.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Path(path) => path.file_name()?.to_str(),
            _ => None,
        }
    }

    /// Looks at the source as far as that is possible without reading it.
    ///
    /// Files of some systems are said to be empty and are not (`/proc`, for example). They are laid aside, since their size has to be
    /// known and the same for every attempt.
    pub(crate) async fn prepare(self, reading: ReadOptions) -> Result<Prepared> {
        let (kind, found) = match self.kind {
            Kind::Path(path) => {
                let file = FileSource::examine(path, reading.clone()).await?;
                if file.is_empty_but_for_its_contents().await? {
                    let spooled = Spooled::of(file.read_to_end().await?, reading.clone()).await?;
                    let size = spooled.file().size();
                    (Ready::Spooled(spooled), Some(size))
                } else {
                    let size = file.size();
                    (Ready::File(file), Some(size))
                }
            }
            Kind::Bytes(bytes) => {
                let size = bytes.len() as u64;
                (Ready::Bytes(bytes), Some(size))
            }
            Kind::Seekable(seekable) => {
                let size = seekable.measure().await?;
                (Ready::Seekable(seekable), Some(size))
            }
            Kind::Factory(open) => (Ready::Factory(open), None),
            Kind::Once(stream) => (Ready::Once(Once::new(stream)), None),
        };
        let prepared = Prepared {
            kind,
            size: self.size.or(found),
            reading,
        };
        match (self.size, found) {
            (Some(said), Some(found)) if said != found => Err(Error::new(
                ErrorClass::Source,
                format!("{prepared}: has {found} bytes, not the {said} that were announced"),
            )),
            _ => Ok(prepared),
        }
    }
}

/// A source whose size is known if it can be.
pub(crate) struct Prepared {
    kind: Ready,
    size: Option<u64>,
    reading: ReadOptions,
}

enum Ready {
    File(FileSource),
    Bytes(Bytes),
    Seekable(Box<dyn Seekable>),
    Factory(Arc<Open>),
    Once(Once),
    Spooled(Spooled),
}

impl Prepared {
    pub(crate) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Whether it can be opened at its beginning, again or for the first time.
    pub(crate) fn can_be_opened(&self) -> bool {
        match &self.kind {
            Ready::Once(once) => once.is_untouched(),
            _ => true,
        }
    }

    /// Whether it can be opened as often as one likes, and anywhere.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.kind, Ready::Once(_))
    }

    /// Whether any place of it is as quick to open as its beginning, by several readers at once.
    pub(crate) fn is_random_access(&self) -> bool {
        matches!(
            self.kind,
            Ready::File(_) | Ready::Bytes(_) | Ready::Spooled(_)
        )
    }

    /// The same contents in a temporary file, from which they can be read again; each byte passes the fingerprinter on its way there.
    async fn lay_aside(&self, fingerprinter: Option<SharedFingerprinter>) -> Result<Self> {
        let stream = self.open(0, fingerprinter).await?;
        let spooled = Spooled::of(stream, self.reading.clone()).await?;
        Ok(Self {
            size: Some(spooled.file().size()),
            kind: Ready::Spooled(spooled),
            reading: self.reading.clone(),
        })
    }

    /// Reads the source once, for its size and checksums. One that can be read only once is laid aside on the way.
    pub(crate) async fn sum_up(
        mut self,
        fingerprinter: Option<SharedFingerprinter>,
    ) -> Result<Self> {
        let announced = self.size;
        if self.is_replayable() {
            let mut stream = self.open(0, fingerprinter).await?;
            let mut found = 0;
            while let Some(chunk) = stream.next_chunk().await? {
                found += chunk.len() as u64;
            }
            self.size = Some(found);
        } else {
            self = self.lay_aside(fingerprinter).await?;
        }
        match (announced, self.size) {
            (Some(announced), Some(found)) if announced != found => Err(Error::new(
                ErrorClass::Source,
                format!("{self}: has {found} bytes, not the {announced} that were announced"),
            )),
            _ => Ok(self),
        }
    }

    /// The contents from `offset` on; each byte passes the fingerprinter on its way.
    pub(crate) async fn open(
        &self,
        offset: u64,
        fingerprinter: Option<SharedFingerprinter>,
    ) -> Result<ByteStream> {
        let whole = match &self.kind {
            Ready::File(file) => return file.open(offset, None, fingerprinter).await,
            Ready::Spooled(spooled) => {
                return spooled.file().open(offset, None, fingerprinter).await;
            }
            Ready::Bytes(bytes) => {
                let from = usize::try_from(offset)
                    .unwrap_or(usize::MAX)
                    .min(bytes.len());
                let rest = ByteStream::from_bytes(bytes.slice(from..));
                return Ok(meter::with_fingerprint(rest, offset, fingerprinter));
            }
            Ready::Seekable(seekable) => {
                let rest = seekable.open(offset).await?;
                return Ok(meter::with_fingerprint(rest, offset, fingerprinter));
            }
            Ready::Factory(open) => open().await.map_err(as_source_error)?,
            Ready::Once(once) => once.open(),
        };
        let whole = meter::with_fingerprint(whole, 0, fingerprinter);
        meter::skip(whole, offset).await
    }

    /// So many bytes of the contents from `offset` on, otherwise as [`Prepared::open`].
    pub(crate) async fn open_part(
        &self,
        offset: u64,
        size: u64,
        fingerprinter: Option<SharedFingerprinter>,
    ) -> Result<ByteStream> {
        match &self.kind {
            // A file is not read ahead of the end of the part.
            Ready::File(file) => file.open(offset, Some(size), fingerprinter).await,
            Ready::Spooled(spooled) => {
                let file = spooled.file();
                file.open(offset, Some(size), fingerprinter).await
            }
            _ => Ok(meter::up_to(self.open(offset, fingerprinter).await?, size)),
        }
    }
}

/// The error of a source, under the class that says so.
fn as_source_error(error: Error) -> Error {
    match error.class() {
        ErrorClass::Source | ErrorClass::BodyConsumed | ErrorClass::InvalidInput => error,
        _ => Error::new(ErrorClass::Source, "the source could not be opened").with_source(error),
    }
}

fn unreadable(
    what: &str,
    error: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
) -> Error {
    Error::new(ErrorClass::Source, format!("{what}: could not be read")).with_source(error)
}

impl fmt::Display for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Ready::File(file) => write!(f, "{}", file.path().display()),
            Ready::Bytes(_) => f.write_str("the contents"),
            Ready::Seekable(_) => f.write_str("the reader"),
            Ready::Factory(_) | Ready::Once(_) | Ready::Spooled(_) => f.write_str("the source"),
        }
    }
}

impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("UploadSource");
        match &self.kind {
            Kind::Path(path) => out.field("path", path),
            Kind::Bytes(bytes) => out.field("bytes", &bytes.len()),
            Kind::Seekable(_) => out.field("kind", &"seekable reader"),
            Kind::Factory(_) => out.field("kind", &"factory"),
            Kind::Once(_) => out.field("kind", &"stream"),
        };
        out.field("size", &self.size).finish()
    }
}

impl From<&str> for UploadSource {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

impl From<String> for UploadSource {
    fn from(path: String) -> Self {
        Self::path(path)
    }
}

impl From<&String> for UploadSource {
    fn from(path: &String) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for UploadSource {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for UploadSource {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for UploadSource {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<Bytes> for UploadSource {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Vec<u8>> for UploadSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<&'static [u8]> for UploadSource {
    fn from(bytes: &'static [u8]) -> Self {
        Self::bytes(bytes)
    }
}

impl<const N: usize> From<&'static [u8; N]> for UploadSource {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::bytes(bytes.as_slice())
    }
}

/// Reads an open file as [`UploadSource::seekable`] does: from where it stands. A pipe is a [`reader`](UploadSource::reader).
impl From<tokio::fs::File> for UploadSource {
    fn from(file: tokio::fs::File) -> Self {
        Self::seekable(file)
    }
}

/// Reads an open file as [`UploadSource::seekable`] does: from where it stands. A pipe is a [`reader`](UploadSource::reader).
impl From<std::fs::File> for UploadSource {
    fn from(file: std::fs::File) -> Self {
        tokio::fs::File::from_std(file).into()
    }
}
