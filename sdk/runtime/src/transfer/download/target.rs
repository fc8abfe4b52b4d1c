//! The target of a download.

use std::fmt;
use std::path::{Path, PathBuf};

use tokio::io::AsyncWrite;

/// The target of a download.
///
/// Text and paths name a local file. A `&mut Vec<u8>` receives the contents in memory. An open file is written to from its current
/// position. [`writer`](DownloadTarget::writer) accepts any writer.
///
/// ```
/// use cloud_drives_runtime::transfer::DownloadTarget;
///
/// let file: DownloadTarget = "film.mov".into();
/// let mut memory = Vec::new();
/// let contents: DownloadTarget = (&mut memory).into();
/// let writer = DownloadTarget::writer(tokio::io::sink());
/// ```
pub struct DownloadTarget<'a>(pub(super) Kind<'a>);

pub(super) enum Kind<'a> {
    Path(PathBuf),
    Writer(Box<dyn AsyncWrite + Send + Unpin + 'a>),
}

impl<'a> DownloadTarget<'a> {
    /// Writes to a file on this machine.
    ///
    /// The bytes are written to an unfinished file in the same folder, which replaces the target once it is complete and verified. Until
    /// then, an existing file stays unchanged. The name of the target is always the caller's, never one that a server sent. The target is
    /// checked, as far as possible, before any request.
    ///
    /// An existing target keeps its type. A file keeps its mode. A symbolic link is kept, and its target is replaced. If a file has several
    /// names (hard links), the download is copied into it once it is complete and verified, so that all names have it. A character device
    /// is written to directly as bytes arrive. Folders, pipes, sockets, block devices and dangling links are refused. Modes, hard links and
    /// devices are recognized only on Unix.
    ///
    /// In a folder that can't be written to, an existing writable file is written to directly: if such a download fails, its old contents
    /// are lost.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Kind::Path(path.into()))
    }

    /// Writes to any writer.
    ///
    /// The writer receives each byte once and in order, and is flushed at the end but not shut down. If the download fails, the bytes
    /// written so far remain.
    #[must_use]
    pub fn writer(writer: impl AsyncWrite + Send + Unpin + 'a) -> Self {
        Self(Kind::Writer(Box::new(writer)))
    }
}

impl fmt::Debug for DownloadTarget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Path(path) => f.debug_tuple("DownloadTarget").field(path).finish(),
            Kind::Writer(_) => f.write_str("DownloadTarget(writer)"),
        }
    }
}

impl From<&str> for DownloadTarget<'_> {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

impl From<String> for DownloadTarget<'_> {
    fn from(path: String) -> Self {
        Self::path(path)
    }
}

impl From<&String> for DownloadTarget<'_> {
    fn from(path: &String) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for DownloadTarget<'_> {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for DownloadTarget<'_> {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for DownloadTarget<'_> {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}

/// Appends to the bytes in memory. The size is not limited: write large files to disk.
impl<'a> From<&'a mut Vec<u8>> for DownloadTarget<'a> {
    fn from(memory: &'a mut Vec<u8>) -> Self {
        Self::writer(memory)
    }
}

/// Writes to an open file from its current position, as to any [`writer`](DownloadTarget::writer).
impl From<tokio::fs::File> for DownloadTarget<'_> {
    fn from(file: tokio::fs::File) -> Self {
        Self::writer(file)
    }
}

/// Writes to an open file from its current position, as to any [`writer`](DownloadTarget::writer).
impl From<std::fs::File> for DownloadTarget<'_> {
    fn from(file: std::fs::File) -> Self {
        tokio::fs::File::from_std(file).into()
    }
}
