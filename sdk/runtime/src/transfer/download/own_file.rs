//! Unfinished downloads and their sidecars, next to the target: never opened through links, and with a single writer.
//!
//! Their names are predictable, and other users may be able to write to the folder. So after opening a file, its name must still refer to
//! the open file, which must be a regular file with no other name. Nothing is written before that is checked.
//!
//! The writer holds a lock on the file, which the system releases when the process exits, even after a crash. A complete file is renamed
//! while it is locked. A writer that opened it earlier acquires the lock afterwards, notices by the same check that the name has changed,
//! and starts again with a new file.

use std::fs::{File, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

/// How often opening a file is retried if others rename or remove it meanwhile.
const TRIES: usize = 100;

/// The result of opening a file as its only writer.
pub(super) enum Opened {
    /// The file is open and locked.
    Locked(File),
    /// Another writer has locked it.
    Busy,
    /// The file system does not support locks.
    NoLocks,
}

/// Opens a file for reading and writing as its only writer, and creates it if it is missing.
pub(super) fn open_locked(path: &Path) -> io::Result<Opened> {
    for _ in 0..TRIES {
        let (file, is_new) = match open(path, true) {
            Ok(opened) => opened,
            Err(error) if error.kind() == ErrorKind::NotFound && exists(path.parent()) => continue,
            Err(error) => return Err(error),
        };
        match lock(&file) {
            Lock::Held => {}
            Lock::Busy => return Ok(Opened::Busy),
            Lock::Unsupported => {
                if is_new {
                    // If it stays, it is empty.
                    let _ = std::fs::remove_file(path);
                }
                return Ok(Opened::NoLocks);
            }
        }
        if is_at(&file, path)? {
            return Ok(Opened::Locked(file));
        }
    }
    Err(io::Error::other(
        "other programs keep renaming or removing the file",
    ))
}

/// Opens a file for reading and writing without locking it: the lock on another file protects it.
///
/// # Errors
///
/// Returns [`ErrorKind::NotFound`] if it is missing and `create` is false.
pub(super) fn open_unlocked(path: &Path, create: bool) -> io::Result<File> {
    let (file, _) = open(path, create)?;
    match is_at(&file, path)? {
        true => Ok(file),
        false => Err(ErrorKind::NotFound.into()),
    }
}

/// The result of locking a file.
pub(super) enum Lock {
    Held,
    Busy,
    Unsupported,
}

/// Locks a file until it is closed, without waiting.
pub(super) fn lock(file: &File) -> Lock {
    match file.try_lock() {
        Ok(()) => Lock::Held,
        Err(TryLockError::WouldBlock) => Lock::Busy,
        // File systems report missing support in different ways.
        Err(TryLockError::Error(_)) => Lock::Unsupported,
    }
}

/// Opens a file, and returns whether it is new.
fn open(path: &Path, create: bool) -> io::Result<(File, bool)> {
    let mut options = File::options();
    options.read(true).write(true);
    if create {
        match options.clone().create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, true)),
        }
    }
    // Opening a pipe would block until there is a reader.
    check(&std::fs::symlink_metadata(path)?)?;
    options.open(path).map(|file| (file, false))
}

/// Refuses everything but regular files with a single name.
fn check(found: &Metadata) -> io::Result<()> {
    match () {
        () if found.is_symlink() => Err(io::Error::other(
            "symbolic links are not followed here; remove it",
        )),
        () if !found.is_file() => Err(io::Error::other("not a regular file; remove it")),
        () if has_other_names(found) => Err(io::Error::other(
            "the file has another name (a hard link), which would be overwritten too; remove it",
        )),
        () => Ok(()),
    }
}

/// Returns whether a name refers to an open file that has no other name.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let found = match std::fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    check(&found)?;
    Ok(is_same(&file.metadata()?, &found))
}

fn exists(folder: Option<&Path>) -> bool {
    folder.is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir())
}

/// Returns whether a file has more than one name. Unix only: always false elsewhere.
#[cfg(unix)]
pub(super) fn has_other_names(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
pub(super) fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Returns whether both are of the same file. Unix only: elsewhere, any regular file of that name counts.
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, other: &Metadata) -> bool {
    other.is_file()
}
