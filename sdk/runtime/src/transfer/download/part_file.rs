//! The file that a download grows in until it is complete.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};
use cloud_drives_core::{Error, ErrorClass, Result};
use tempfile::TempPath;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::transfer::Fingerprint;
use crate::transfer::checksum::{Fingerprinter, Summing};

/// Longest part of the target's name in the name of its unfinished file, in bytes: there are limits to names.
const MAX_NAME: usize = 160;

/// The file that a download grows in, next to its target.
pub(super) struct PartFile {
    file: File,
    place: Place,
    target: PathBuf,
    sums: Option<Fingerprinter>,
    written: u64,
}

enum Place {
    /// A name that nobody else has; removed when it is dropped.
    Temporary(TempPath),
    /// A name that the next try finds again.
    Lasting(LastingPath),
}

/// The name of a file that the next try finds again, if there is anything in it: an empty one is removed when it is dropped.
struct LastingPath(PathBuf);

impl Drop for LastingPath {
    fn drop(&mut self) {
        if std::fs::metadata(&self.0).is_ok_and(|metadata| metadata.len() == 0) {
            // If it stays, the next try takes it as it is.
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

impl PartFile {
    /// A file with a name of its own.
    pub(super) async fn temporary(
        target: PathBuf,
        create_parents: bool,
        checksums: bool,
    ) -> Result<Self> {
        blocking(move || {
            let (folder, name) = examine(&target, create_parents)?;
            let mut prefix = OsString::from(".");
            prefix.push(shortened(&name));
            prefix.push(".");
            let mut builder = tempfile::Builder::new();
            builder.prefix(&prefix).suffix(".part");
            // What anybody else would make: the mask of the process decides who may read it.
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let made = builder
                .tempfile_in(&folder)
                .map_err(|error| failed(&folder, "a file can't be made in this folder", error))?;
            let (file, path) = made.into_parts();
            Ok(Self::new(file, Place::Temporary(path), target, checksums))
        })
        .await
    }

    /// The file that an earlier try may have left, as it is: the target's name and `suffix`.
    pub(super) async fn lasting(
        target: PathBuf,
        suffix: &'static str,
        create_parents: bool,
        checksums: bool,
    ) -> Result<Self> {
        blocking(move || {
            examine(&target, create_parents)?;
            let path = lasting_path(&target, suffix);
            let file = File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| failed(&path, "can't be opened", error))?;
            Ok(Self::new(
                file,
                Place::Lasting(LastingPath(path)),
                target,
                checksums,
            ))
        })
        .await
    }

    fn new(file: File, place: Place, target: PathBuf, checksums: bool) -> Self {
        Self {
            file,
            place,
            target,
            sums: checksums.then(Fingerprinter::default),
            written: 0,
        }
    }

    pub(super) fn path(&self) -> &Path {
        match &self.place {
            Place::Temporary(path) => path,
            Place::Lasting(path) => &path.0,
        }
    }

    pub(super) fn written(&self) -> u64 {
        self.written
    }

    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        self.sums.as_ref().map(Fingerprinter::fingerprint)
    }

    /// Goes to the end of what an earlier try left, at most `limit` bytes and without the last `cut_back`, summing it up on the
    /// way.
    pub(super) async fn take_up(mut self, limit: u64, cut_back: u64) -> Result<Self> {
        blocking(move || {
            let mut work = || -> io::Result<()> {
                let length = self.file.metadata()?.len().min(limit);
                let length = length.saturating_sub(cut_back);
                self.file.set_len(length)?;
                self.file.seek(SeekFrom::Start(0))?;
                if let Some(sums) = &mut self.sums {
                    let mut buffer = vec![0; 256 * 1024];
                    loop {
                        let read = self.file.read(&mut buffer)?;
                        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty())
                        else {
                            break;
                        };
                        sums.update(sums.seen(), bytes);
                    }
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

    /// Appends, and gives the file back when that is done.
    pub(super) fn write(mut self, bytes: Bytes) -> Appending {
        let sums = self.sums.take().map(|sums| sums.append(bytes.clone()));
        let same = bytes.clone();
        let file = spawn_blocking(move || {
            self.file
                .write_all(&same)
                .map_err(|error| failed(self.path(), "can't be written", error))?;
            self.written += same.len() as u64;
            Ok(self)
        });
        Appending { file, sums, bytes }
    }

    /// Throws away what it has.
    pub(super) async fn restart(mut self) -> Result<Self> {
        blocking(move || {
            self.file
                .set_len(0)
                .and_then(|()| self.file.seek(SeekFrom::Start(0)))
                .map_err(|error| failed(self.path(), "can't be written", error))?;
            self.written = 0;
            self.sums = self.sums.map(|_| Fingerprinter::default());
            Ok(self)
        })
        .await
    }

    /// Gives it the target's name, in place of what has it now.
    pub(super) async fn finish(self, sync: bool) -> Result<()> {
        blocking(move || {
            if sync {
                self.file
                    .sync_all()
                    .map_err(|error| failed(self.path(), "can't be forced to the disk", error))?;
            }
            drop(self.file);
            match self.place {
                Place::Temporary(path) => path.persist(&self.target).map_err(|error| error.error),
                Place::Lasting(path) => std::fs::rename(&path.0, &self.target),
            }
            .map_err(|error| {
                failed(
                    &self.target,
                    "the finished download can't take this name",
                    error,
                )
            })?;
            if sync {
                sync_folder(&self.target);
            }
            Ok(())
        })
        .await
    }
}

/// Bytes on their way into a file, and through the sums at the same time.
pub(super) struct Appending {
    file: JoinHandle<Result<PartFile>>,
    sums: Option<Summing>,
    bytes: Bytes,
}

impl Appending {
    /// Waits until they are there. Gives back the memory that they were in too, empty, if it can be used again.
    pub(super) async fn done(self) -> Result<(PartFile, BytesMut)> {
        let not_done =
            |error| Error::new(ErrorClass::Io, "the download was not written").with_source(error);
        let mut file = self.file.await.map_err(not_done)??;
        if let Some(sums) = self.sums {
            file.sums = Some(sums.done().await.map_err(not_done)?);
        }
        let mut memory = self.bytes.try_into_mut().unwrap_or_default();
        memory.clear();
        Ok((file, memory))
    }
}

/// Where an unfinished download to `target` is kept.
fn lasting_path(target: &Path, suffix: &str) -> PathBuf {
    let mut path = target.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

/// Looks whether a file can be put there, and gives its folder and name.
fn examine(target: &Path, create_parents: bool) -> Result<(PathBuf, OsString)> {
    let refuse = |what: &str| {
        Err(Error::invalid_input(format!(
            "{}: {what}",
            target.display()
        )))
    };
    let Some(name) = target.file_name() else {
        return refuse("is not the name of a file; say what the download is to be called");
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if create_parents {
        std::fs::create_dir_all(folder)
            .map_err(|error| failed(folder, "this folder can't be made", error))?;
    }
    match std::fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => {
            return Err(failed(
                folder,
                "is not a folder",
                ErrorKind::NotADirectory.into(),
            ));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(failed(
                folder,
                "there is no such folder for the download; make it, or ask for create_parents(true)",
                error,
            ));
        }
        Err(error) => return Err(failed(folder, "can't be looked at", error)),
    }
    if std::fs::metadata(target).is_ok_and(|metadata| metadata.is_dir()) {
        return refuse("is a folder; say what the download is to be called in it");
    }
    Ok((folder.to_owned(), name.to_owned()))
}

fn shortened(name: &std::ffi::OsStr) -> OsString {
    if name.len() <= MAX_NAME {
        return name.to_owned();
    }
    let text = name.to_string_lossy();
    let mut end = MAX_NAME.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().into()
}

/// After a loss of power a name is only there if its folder was forced to the disk too. Not every system can do that.
fn sync_folder(target: &Path) {
    if let Some(folder) = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

pub(super) fn failed(path: &Path, what: &str, error: io::Error) -> Error {
    Error::new(ErrorClass::Io, format!("{}: {what}", path.display())).with_source(error)
}

/// Does work that may block on a thread that is there for that. If nobody waits for it any more, what it made is dropped.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        Err(Error::new(ErrorClass::Io, "the work on the file was not done").with_source(error))
    })
}
