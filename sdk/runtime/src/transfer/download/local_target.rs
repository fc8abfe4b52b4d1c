//! The target path of a download, inspected before any request.
//!
//! | at the path | what happens |
//! | --- | --- |
//! | nothing, a regular file | replaced by a new file with the mode of the old one |
//! | a symbolic link to one of these | the same for its target; the link is kept |
//! | a file with several names | the finished download is copied into it, so that all names have it |
//! | a file in a read-only folder | written to directly as bytes arrive |
//! | a character device | written to directly as bytes arrive |
//! | a folder, a pipe, a socket, a block device, a dangling link | refused |

use std::ffi::OsString;
use std::fs::{File, FileType, Metadata};
use std::io::ErrorKind;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use cloud_drives_core::{Error, Result};

use super::own_file::has_other_names;
use super::part_file::failed;

/// The target of a download to a path.
pub(super) enum LocalTarget {
    /// A file.
    File(Box<TargetFile>),
    /// A device, open for writing.
    Device(File),
}

/// The file that a download creates or replaces.
pub(super) struct TargetFile {
    /// Its path, with links followed.
    pub(super) path: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) name: OsString,
    /// The existing file.
    pub(super) existing: Option<Existing>,
}

/// A file that exists before the download.
pub(super) struct Existing {
    /// The file, open for writing; `None` for a running program.
    pub(super) file: Option<File>,
    pub(super) metadata: Metadata,
}

impl Existing {
    /// Returns whether it must not be replaced, because it has other names.
    pub(super) fn must_stay(&self) -> bool {
        has_other_names(&self.metadata)
    }

    /// Copies the mode, and the owner as far as permitted, to the file that will replace it.
    ///
    /// Unix only: elsewhere files have neither.
    pub(super) fn lend_mode(&self, file: &File) -> std::io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            let (mine, wanted) = (file.metadata()?, &self.metadata);
            if (mine.uid(), mine.gid()) != (wanted.uid(), wanted.gid())
                && fchown(file, Some(wanted.uid()), Some(wanted.gid())).is_err()
            {
                // Only the superuser may change the owner; changing the group to one of our own may work.
                let _ = fchown(file, None, Some(wanted.gid()));
            }
            file.set_permissions(wanted.permissions())?;
        }
        #[cfg(not(unix))]
        let _ = file;
        Ok(())
    }
}

/// Inspects a path, and refuses unsupported targets.
pub(super) fn examine(target: &Path, create_parents: bool) -> Result<LocalTarget> {
    let refuse = |what: &str| {
        Err(Error::invalid_input(format!(
            "{}: {what}",
            target.display()
        )))
    };
    if names_a_folder(target) {
        return refuse("is the name of a folder; use a file in it");
    }
    if target.file_name().is_none() {
        return refuse("is not a file name");
    }
    check_folder(folder_of(target), create_parents)?;
    let is_link = match std::fs::symlink_metadata(target) {
        Ok(found) => found.is_symlink(),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let file = TargetFile::at(target.to_owned(), None);
            return Ok(LocalTarget::File(Box::new(file)));
        }
        Err(error) => return Err(failed(target, "can't be inspected", error)),
    };
    let metadata = match std::fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if is_link && error.kind() == ErrorKind::NotFound => {
            return refuse("is a dangling symbolic link; remove it, or use its target");
        }
        Err(error) => return Err(failed(target, "can't be inspected", error)),
    };
    if metadata.is_dir() {
        return refuse("is a folder; use a file in it");
    }
    if !metadata.is_file() && !is_character_device(metadata.file_type()) {
        return refuse(
            "is a pipe, a socket or a block device; open it and pass it to DownloadTarget::writer",
        );
    }
    let file = match File::options().write(true).open(target) {
        Ok(device) if !metadata.is_file() => return Ok(LocalTarget::Device(device)),
        Ok(file) => Some(file),
        // The file of a running program can be replaced, but not written to.
        Err(error)
            if error.kind() == ErrorKind::ExecutableFileBusy && !has_other_names(&metadata) =>
        {
            None
        }
        Err(error) => return Err(failed(target, "can't be written to", error)),
    };
    let path = match is_link {
        true => std::fs::canonicalize(target)
            .map_err(|error| failed(target, "this link can't be followed", error))?,
        false => target.to_owned(),
    };
    let existing = Existing { file, metadata };
    let file = TargetFile::at(path, Some(existing));
    Ok(LocalTarget::File(Box::new(file)))
}

impl TargetFile {
    fn at(path: PathBuf, existing: Option<Existing>) -> Self {
        Self {
            folder: folder_of(&path).to_owned(),
            name: path.file_name().unwrap_or_default().to_owned(),
            path,
            existing,
        }
    }
}

/// Returns whether a path can only name a folder: it ends in a separator, or in a separator and a dot.
///
/// `Path` ignores these.
fn names_a_folder(target: &Path) -> bool {
    let text = target.to_string_lossy();
    let text = match text.strip_suffix('.') {
        Some(before) if before.ends_with(std::path::is_separator) => before,
        _ => &*text,
    };
    text.ends_with(std::path::is_separator) && text != MAIN_SEPARATOR_STR
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn check_folder(folder: &Path, create: bool) -> Result<()> {
    if create {
        std::fs::create_dir_all(folder)
            .map_err(|error| failed(folder, "this folder can't be created", error))?;
    }
    match std::fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(failed(
            folder,
            "is not a folder",
            ErrorKind::NotADirectory.into(),
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(failed(
            folder,
            "the folder of the download does not exist; create it, or set create_parents(true)",
            error,
        )),
        Err(error) => Err(failed(folder, "can't be inspected", error)),
    }
}

#[cfg(unix)]
fn is_character_device(kind: FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&kind)
}

#[cfg(not(unix))]
fn is_character_device(_: FileType) -> bool {
    false
}
