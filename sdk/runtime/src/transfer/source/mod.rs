//! The source of an upload.

mod buffers;
mod file;
mod meter;
mod once;
mod prepared;
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

pub(in crate::transfer) use buffers::{Buffers, Lent};
pub(crate) use file::ReadOptions;
pub(crate) use meter::{Attempt, PartMeter, Tally};
pub(crate) use prepared::Prepared;
use reader::Seekable;

/// The source of an upload.
///
/// Text and paths name a local file; `Bytes`, `Vec<u8>` and `&'static` bytes are the contents. Open files are read from their current
/// position, and stay open until the upload is done. Use the constructors for readers and streams.
///
/// | source | size | can be sent again |
/// | --- | --- | --- |
/// | [`path`](UploadSource::path) | known | yes |
/// | [`bytes`](UploadSource::bytes) | known | yes |
/// | [`seekable`](UploadSource::seekable) | known | yes, from its first position |
/// | [`factory`](UploadSource::factory) | as given | yes |
/// | [`reader`](UploadSource::reader), [`stream`](UploadSource::stream) | as given | no |
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
/// A source that can't be sent again is sent once: if that fails after its first byte was read, the upload fails. If the service requires
/// the checksum before the first byte, the source is spooled to a temporary file, from which it can be sent again.
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
    /// It is opened when the upload begins, and again for every attempt. It must be a regular file that does not change until the upload is
    /// done: if it shrinks, grows or changes, the upload fails with an error that says so. A file that reports a size of 0 but has
    /// contents, such as `/proc/cpuinfo`, is copied to a temporary file first.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::of(Kind::Path(path.into()))
    }

    /// Sends contents from memory.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Kind::Bytes(bytes.into()))
    }

    /// Reads a reader once. Set its length with [`with_size`](UploadSource::with_size) if it is known.
    #[must_use]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Kind::Once(reader::stream_of(reader)))
    }

    /// Reads a seekable reader from its current position to its end, again for every attempt.
    #[must_use]
    pub fn seekable(reader: impl AsyncRead + AsyncSeek + Send + Unpin + 'static) -> Self {
        Self::of(Kind::Seekable(reader::seekable(reader)))
    }

    /// Reads a stream of chunks once. Set its length with [`with_size`](UploadSource::with_size) if it is known.
    #[must_use]
    pub fn stream<E>(stream: impl Stream<Item = Result<Bytes, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let stream = stream.map(|chunk| chunk.map_err(|error| unreadable("the stream", error)));
        Self::of(Kind::Once(ByteStream::new(stream)))
    }

    /// Calls a function for every attempt that opens the contents from the beginning. They must be the same each time.
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

    /// Sets the size in bytes. The upload fails if the source is longer or shorter.
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
}

fn unreadable(
    what: &str,
    error: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
) -> Error {
    Error::new(ErrorClass::Source, format!("{what}: could not be read")).with_source(error)
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

/// Reads an open file like [`UploadSource::seekable`], from its current position.
///
/// For a pipe, use [`reader`](UploadSource::reader).
impl From<tokio::fs::File> for UploadSource {
    fn from(file: tokio::fs::File) -> Self {
        Self::seekable(file)
    }
}

/// Reads an open file like [`UploadSource::seekable`], from its current position.
///
/// For a pipe, use [`reader`](UploadSource::reader).
impl From<std::fs::File> for UploadSource {
    fn from(file: std::fs::File) -> Self {
        tokio::fs::File::from_std(file).into()
    }
}
