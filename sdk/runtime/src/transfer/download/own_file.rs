//! Files that a download keeps for itself next to its target: they follow no link, and have one writer.
//!
//! Their names can be guessed, and other users may be able to write to the folder. So a file counts as ours only if, once it is open,
//! its name still leads to that very file: a regular one, under no other name. Nothing is written before that is known.
//!
//! The writer holds a lock on the file, which the system releases when the process ends, however it ends. A file that is complete is
//! renamed under its lock. Whoever opened it before gets the lock afterwards, on a file that has another name by then, finds out by the
//! same look, and starts again with a file of its own.

use std::fs::{File, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

/// How often a file is opened again that others rename or remove meanwhile.
const TRIES: usize = 100;

/// The result of opening a file as its only writer.
pub(super) enum Opened {
    /// The file is open and locked.
    Locked(File),
    /// Another writer has it.
    Busy,
    /// The file system has no locks.
    NoLocks,
}

/// Opens a file for reading and writing as its only writer, and creates it if it is not there.
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
        "others keep renaming or removing the file",
    ))
}

/// Opens a file for reading and writing that nobody else writes to, since a lock on another one says so.
///
/// # Errors
///
/// [`ErrorKind::NotFound`] if it is not there and not to be created.
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
        // File systems say so in many ways.
        Err(TryLockError::Error(_)) => Lock::Unsupported,
    }
}

/// Opens a file, and tells whether it is new.
fn open(path: &Path, create: bool) -> io::Result<(File, bool)> {
    let mut options = File::options();
    options.read(true).write(true);
    if create {
        match options.clone().create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, true)),
        }
    }
    // A pipe would keep us waiting for a reader.
    check(&std::fs::symlink_metadata(path)?)?;
    options.open(path).map(|file| (file, false))
}

/// Refuses what is not a plain file.
fn check(found: &Metadata) -> io::Result<()> {
    match () {
        () if found.is_symlink() => Err(io::Error::other(
            "it is a symbolic link, which is not followed here; remove it",
        )),
        () if !found.is_file() => Err(io::Error::other("it is not a plain file; remove it")),
        () if has_other_names(found) => Err(io::Error::other(
            "the file has another name too (a hard link), and would be overwritten there; remove it",
        )),
        () => Ok(()),
    }
}

/// Tells whether a name leads to an open file, which has no other name.
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

/// Returns whether a file has more than one name. Unix only: elsewhere the answer is no.
#[cfg(unix)]
pub(super) fn has_other_names(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
pub(super) fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Returns whether both are of one file. Unix only: elsewhere any plain file under the name counts.
#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, other: &Metadata) -> bool {
    other.is_file()
}
