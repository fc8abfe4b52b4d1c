//! The end of a download to a file: the complete file is renamed to the target, or copied into it.

use std::fs::File;
use std::io::{self, ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use cloud_drives_core::Result;

use super::local_target::TargetFile;
use super::own_file::{Lock, lock};
use super::part_file::{LastingPath, PartFile, Place, blocking, cut, each_piece, failed};
use super::verify::integrity;
use crate::transfer::checksum::Fingerprinter;

impl PartFile {
    /// Moves the finished contents to the target; fails if another program changed the file meanwhile.
    pub(super) async fn finish(self, sync: bool) -> Result<()> {
        blocking(move || {
            // In this order, so that the lock is held until after the renaming.
            let Self {
                mut file,
                place,
                target,
                sums,
                written,
            } = self;
            if written == 0 && matches!(place, Place::Target) {
                cut(&file, 0).map_err(|error| failed(&target.path, "can't be written", error))?;
            }
            check_length(&file, written, &target.path)?;
            if sync {
                file.sync_all()
                    .map_err(|error| failed(&target.path, "can't be synced to disk", error))?;
            }
            let must_stay = target
                .existing
                .as_ref()
                .is_some_and(|there| there.must_stay());
            let renamed = match place {
                Place::Target => return Ok(()),
                Place::Temporary(path) if must_stay => Err((Place::Temporary(path), None)),
                Place::Lasting(path) if must_stay => Err((Place::Lasting(path), None)),
                place => rename(place, &target.path),
            };
            match renamed {
                Ok(()) => {}
                Err((place, error)) => {
                    if let Some(error) = error.filter(|error| !keeps_its_place(error, &target)) {
                        return Err(failed(
                            &target.path,
                            "the finished download can't be renamed to this name",
                            error,
                        ));
                    }
                    copy(&mut file, &target, sums.as_ref(), sync)?;
                    discard(place);
                }
            }
            if sync {
                sync_folder(&target.folder);
            }
            // Closing the file releases the lock, after the renaming.
            drop(file);
            Ok(())
        })
        .await
    }
}

/// Returns whether a file can't be replaced although it can be written to.
///
/// It is a mount point, or only owners may rename files in the folder.
fn keeps_its_place(error: &io::Error, target: &TargetFile) -> bool {
    let writable = target
        .existing
        .as_ref()
        .is_some_and(|there| there.file.is_some());
    writable
        && matches!(
            error.kind(),
            ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::CrossesDevices
        )
}

/// Renames a file to its final name; returns its current name if that is not possible.
fn rename(place: Place, target: &Path) -> std::result::Result<(), (Place, Option<io::Error>)> {
    match place {
        Place::Target => Ok(()),
        Place::Temporary(path) => path
            .persist(target)
            .map_err(|error| (Place::Temporary(error.path), Some(error.error))),
        Place::Lasting(mut lasting) => {
            let Some(path) = lasting.0.take() else {
                return Ok(());
            };
            std::fs::rename(&path, target)
                .map_err(|error| (Place::Lasting(LastingPath(Some(path))), Some(error)))
        }
    }
}

/// Removes the unfinished file, whose contents are now in the target.
fn discard(place: Place) {
    if let Place::Lasting(mut lasting) = place
        && let Some(path) = lasting.0.take()
    {
        // If it can't be removed, it is complete, and the next download will find that out.
        let _ = std::fs::remove_file(path);
    }
}

/// Copies the finished contents into the existing target, and verifies the bytes that were read.
fn copy(
    from: &mut File,
    target: &TargetFile,
    sums: Option<&Fingerprinter>,
    sync: bool,
) -> Result<()> {
    let path = &target.path;
    let Some(mut to) = target
        .existing
        .as_ref()
        .and_then(|there| there.file.as_ref())
    else {
        let error = ErrorKind::ExecutableFileBusy.into();
        return Err(failed(path, "can't be written to", error));
    };
    if let Lock::Busy = lock(to) {
        let error = ErrorKind::WouldBlock.into();
        return Err(failed(path, "another program has locked this file", error));
    }
    let mut copied = Fingerprinter::default();
    let mut work = || -> io::Result<()> {
        from.seek(SeekFrom::Start(0))?;
        cut(to, 0)?;
        each_piece(from, |bytes| {
            if sums.is_some() {
                copied.update(copied.seen(), bytes);
            }
            to.write_all(bytes)
        })?;
        match sync {
            true => to.sync_all(),
            false => Ok(()),
        }
    };
    work().map_err(|error| failed(path, "the finished download can't be written here", error))?;
    let length = from.metadata().map(|metadata| metadata.len());
    let length = length.map_err(|error| failed(path, "can't be inspected", error))?;
    check_length(to, length, path)?;
    match sums {
        Some(sums) if sums.fingerprint() != copied.fingerprint() => Err(integrity(&format!(
            "{}: another program changed the download while it was written",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Compares the length on disk with the number of bytes written.
fn check_length(file: &File, written: u64, path: &Path) -> Result<()> {
    match file.metadata() {
        Ok(metadata) if metadata.len() == written => Ok(()),
        Ok(metadata) => Err(integrity(&format!(
            "{}: {} bytes are on disk but {written} were written: another program changed the file",
            path.display(),
            metadata.len()
        ))),
        Err(error) => Err(failed(path, "can't be inspected", error)),
    }
}

/// Syncs a folder to disk.
///
/// After a power failure, a new name exists only if its folder was synced too. Not every system supports that.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
