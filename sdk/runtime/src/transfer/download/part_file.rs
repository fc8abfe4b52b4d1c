//! The file that a download writes to until it is complete.
//!
//! Usually that is a separate file in the folder of the target, which is renamed at the end. Either it has a unique name, or a predictable
//! one so that the next run can resume it; in that case, it is locked. If no file can be created next to the target, or the target can't be
//! replaced, the download writes to the target itself, under a lock.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use cloud_drives_core::{Error, ErrorClass, Result};
use sha2::{Digest as _, Sha256};
use tempfile::TempPath;
use tokio::task::spawn_blocking;

use super::local_target::TargetFile;
use super::own_file::{Lock, Opened, lock, open_locked};
use crate::transfer::Fingerprint;
use crate::transfer::checksum::{Fingerprinter, hex};
use crate::transfer::worker::Work;

/// Longest part of the target's name in the name of its unfinished file, in bytes, because systems limit the length of names.
const MAX_NAME: usize = 160;
/// Longest name that file systems allow, in bytes.
const MAX_FILE_NAME: usize = 255;
/// The longest additional suffix of an unfinished file that is kept: that of its sidecar.
pub(super) const SIDECAR_SUFFIX: &str = ".json";
/// How long to wait before trying a locked file again.
const LOCK_PAUSE: Duration = Duration::from_millis(200);
/// Size of a read, in bytes.
const BUFFER: usize = 256 * 1024;

/// How to open the unfinished file of a download.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The suffix of the unfinished file, if it is kept for the next run.
    pub(super) suffix: Option<&'static str>,
    /// Whether to wait while another download writes to the same file.
    pub(super) wait: bool,
    pub(super) checksums: bool,
}

/// The file that receives a download.
pub(super) struct PartFile {
    // Dropped before the file, whose closing releases the lock: an empty file is removed under the lock.
    pub(super) place: Place,
    pub(super) file: File,
    pub(super) target: TargetFile,
    pub(super) sums: Option<Fingerprinter>,
    pub(super) written: u64,
}

pub(super) enum Place {
    /// A unique name; removed when it is dropped.
    Temporary(TempPath),
    /// A name that the next run finds again.
    Lasting(LastingPath),
    /// The target itself.
    Target,
}

/// The name of a file that the next run can find.
///
/// Dropping it removes an empty file. `None` once the file was renamed.
pub(super) struct LastingPath(pub(super) Option<PathBuf>);

impl Drop for LastingPath {
    fn drop(&mut self) {
        if let Some(path) = &self.0
            && std::fs::symlink_metadata(path)
                .is_ok_and(|found| found.is_file() && found.len() == 0)
        {
            // If it can't be removed, the next run uses it.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl PartFile {
    /// Creates the file, or opens the one that an earlier run left, unchanged.
    pub(super) async fn open(mut target: TargetFile, opening: Opening) -> Result<Self> {
        loop {
            let tried = blocking(move || try_open(target, opening)).await?;
            target = match tried {
                Ok(file) => return Ok(file),
                Err(target) if opening.wait => target,
                Err(target) => {
                    return Err(failed(
                        &target.path,
                        "another download is writing to this file; wait for it, or set wait_while_locked(true)",
                        ErrorKind::WouldBlock.into(),
                    ));
                }
            };
            tokio::time::sleep(LOCK_PAUSE).await;
        }
    }

    fn new(file: File, place: Place, target: TargetFile, opening: Opening) -> Self {
        Self {
            file,
            place,
            target,
            sums: opening.checksums.then(Fingerprinter::default),
            written: 0,
        }
    }

    pub(super) fn path(&self) -> &Path {
        match &self.place {
            Place::Temporary(path) => path,
            Place::Lasting(LastingPath(Some(path))) => path,
            Place::Lasting(LastingPath(None)) | Place::Target => &self.target.path,
        }
    }

    /// Returns whether the next run finds it again.
    pub(super) fn lasts(&self) -> bool {
        matches!(self.place, Place::Lasting(_))
    }

    pub(super) fn written(&self) -> u64 {
        self.written
    }

    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        self.sums.as_ref().map(Fingerprinter::fingerprint)
    }

    /// Moves to the end of the bytes that an earlier run left, and computes their checksums.
    ///
    /// At most `limit` bytes are kept, without the last `cut_back`.
    pub(super) async fn take_up(mut self, limit: u64, cut_back: u64) -> Result<Self> {
        blocking(move || {
            let mut work = || -> io::Result<()> {
                let length = self.file.metadata()?.len().min(limit);
                let length = length.saturating_sub(cut_back);
                cut(&self.file, length)?;
                self.file.seek(SeekFrom::Start(0))?;
                if let Some(sums) = &mut self.sums {
                    each_piece(&mut self.file, |bytes| {
                        sums.update(sums.seen(), bytes);
                        Ok(())
                    })?;
                }
                self.written = self.file.seek(SeekFrom::End(0))?;
                Ok(())
            };
            match work() {
                Ok(()) => Ok(self),
                Err(error) => Err(failed(self.path(), "can't be read", error)),
            }
        })
        .await
    }

    /// Discards the contents.
    pub(super) async fn restart(mut self) -> Result<Self> {
        blocking(move || {
            let emptied = match self.place {
                Place::Target if self.written == 0 => Ok(()),
                _ => cut(&self.file, 0),
            };
            emptied
                .and_then(|()| self.file.seek(SeekFrom::Start(0)))
                .map_err(|error| failed(self.path(), "can't be written", error))?;
            self.written = 0;
            self.sums = self.sums.map(|_| Fingerprinter::default());
            Ok(self)
        })
        .await
    }
}

/// Opens the unfinished file of a download; returns the target if another download is writing to it.
fn try_open(
    target: TargetFile,
    opening: Opening,
) -> Result<std::result::Result<PartFile, TargetFile>> {
    if let Some(suffix) = opening.suffix {
        let path = lasting_path(&target, suffix);
        match open_locked(&path) {
            Ok(Opened::Locked(file)) => {
                let lasting = Place::Lasting(LastingPath(Some(path.clone())));
                let file = PartFile::new(file, lasting, target, opening);
                file.adopt_mode(&path)?;
                return Ok(Ok(file));
            }
            Ok(Opened::Busy) => return Ok(Err(target)),
            // A single writer matters more than resuming.
            Ok(Opened::NoLocks) => {}
            Err(error) if is_closed_folder(&error) && target.existing.is_some() => {}
            Err(error) => return Err(failed(&path, "can't be opened", error)),
        }
    }
    let mut prefix = OsString::from(".");
    prefix.push(shortened(&target.name, MAX_NAME));
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // The usual mode: the umask of the process decides who may read it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    match builder.tempfile_in(&target.folder) {
        Ok(made) => {
            let (file, path) = made.into_parts();
            let shown = path.to_path_buf();
            let file = PartFile::new(file, Place::Temporary(path), target, opening);
            file.adopt_mode(&shown)?;
            Ok(Ok(file))
        }
        Err(error) => in_place(target, opening, error),
    }
}

/// Writes to the target itself, because no file can be created next to it.
pub(super) fn in_place(
    mut target: TargetFile,
    opening: Opening,
    error: io::Error,
) -> Result<std::result::Result<PartFile, TargetFile>> {
    let file = match &mut target.existing {
        Some(existing) if is_closed_folder(&error) => existing.file.take(),
        _ => None,
    };
    let Some(file) = file else {
        let what = "can't create a file in this folder";
        return Err(failed(&target.folder, what, error));
    };
    match lock(&file) {
        Lock::Held => Ok(Ok(PartFile::new(file, Place::Target, target, opening))),
        Lock::Busy => {
            if let Some(existing) = &mut target.existing {
                existing.file = Some(file);
            }
            Ok(Err(target))
        }
        Lock::Unsupported => Err(failed(
            &target.path,
            "this file can't be locked, and no file can be created next to it",
            error,
        )),
    }
}

impl PartFile {
    /// Copies the mode of the file that it will replace, while it is still empty.
    fn adopt_mode(&self, path: &Path) -> Result<()> {
        match &self.target.existing {
            Some(existing) => existing.lend_mode(&self.file).map_err(|error| {
                failed(path, "can't be given the mode of the existing file", error)
            }),
            None => Ok(()),
        }
    }
}

/// Returns whether a folder allows no new files, although files in it may be writable.
fn is_closed_folder(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

/// Truncates a file, unless it already has that length: ext4 waits for the disk when closing a large file that was once truncated to zero,
/// even if it was empty then.
pub(super) fn cut(file: &File, length: u64) -> io::Result<()> {
    match file.metadata()?.len() == length {
        true => Ok(()),
        false => file.set_len(length),
    }
}

/// Passes on the rest of a file, in pieces.
pub(super) fn each_piece(
    file: &mut File,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = file.read(&mut buffer)?;
        match buffer.get(..read).filter(|bytes| !bytes.is_empty()) {
            Some(bytes) => take(bytes)?,
            None => return Ok(()),
        }
    }
}

impl Work for PartFile {
    /// The system copies this many bytes into memory in less than a millisecond, and writes them to disk later. Truncating a large target
    /// can take longer.
    fn quick(&self) -> usize {
        match self.place {
            Place::Temporary(_) | Place::Lasting(_) => 1024 * 1024,
            Place::Target => 0,
        }
    }

    /// Appends a piece.
    fn take(&mut self, piece: &[u8]) -> Result<()> {
        // The old contents of the target are kept until the first byte arrives.
        let begin = match self.place {
            Place::Target if self.written == 0 && !piece.is_empty() => cut(&self.file, 0),
            _ => Ok(()),
        };
        begin
            .and_then(|()| self.file.write_all(piece))
            .map_err(|error| failed(self.path(), "can't be written", error))?;
        self.written += piece.len() as u64;
        Ok(())
    }
}

/// Returns the path of an unfinished download: the target's name and `suffix`.
///
/// A long name is shortened, and made unique by its checksum.
fn lasting_path(target: &TargetFile, suffix: &str) -> PathBuf {
    let room = MAX_FILE_NAME.saturating_sub(suffix.len() + SIDECAR_SUFFIX.len());
    let mut name = target.name.clone();
    if name.len() > room {
        let sum = hex(&Sha256::digest(name.as_encoded_bytes()));
        name = shortened(&name, MAX_NAME);
        name.push("~");
        name.push(sum.get(..16).unwrap_or_default());
    }
    name.push(suffix);
    target.folder.join(name)
}

/// Returns at most `most` bytes of a name.
fn shortened(name: &OsStr, most: usize) -> OsString {
    if name.len() <= most {
        return name.to_owned();
    }
    let text = name.to_string_lossy();
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().into()
}

/// Creates an error for a failed operation on a local file.
pub(in crate::transfer) fn failed(path: &Path, what: &str, error: io::Error) -> Error {
    Error::new(ErrorClass::Io, format!("{}: {what}", path.display())).with_source(error)
}

/// Runs blocking work on a thread for such work. If the future is dropped, so is the result.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(Error::new(ErrorClass::Io, "the file operation did not complete").with_source(error))
    })
}
